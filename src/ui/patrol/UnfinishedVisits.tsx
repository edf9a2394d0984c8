/** Visits that somebody has begun to write and not saved: the camera, or another household, came in between. */
import { PenLine } from 'lucide-react';
import { addressOf } from '../../domain/answers/address.ts';
import { isBlankVisit } from '../../domain/visit-draft.ts';
import { useAppState } from '../app-context.tsx';
import { doorText } from '../cards/parts/door-text.ts';
import { Row } from '../cards/parts/Row.tsx';
import { Section } from '../cards/parts/Section.tsx';
import { useWords } from '../cards/parts/use-words.ts';

export function UnfinishedVisits() {
  const { t } = useWords();
  const world = useAppState((state) => state.world);
  const drafts = useAppState((state) => state.visitDrafts);
  const rows = drafts.flatMap((draft) => {
    const household = 'household_id' in draft.place ? world.household.get(draft.place.household_id) : undefined;
    return household && !isBlankVisit(draft) ? [{ draft, household }] : [];
  });
  if (rows.length === 0) return null;
  return (
    <Section title={t('patrol.unfinished')}>
      <ul aria-label={t('patrol.unfinished')}>
        {rows.map(({ draft, household }) => (
          <Row
            key={draft.id}
            to={{ kind: 'household', id: household.id }}
            icon={<PenLine size={18} />}
            name={doorText(t, addressOf(world, household))}
            note={draft.findings}
          />
        ))}
      </ul>
    </Section>
  );
}
