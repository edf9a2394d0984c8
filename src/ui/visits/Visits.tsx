/** On a household's card: who came when, what they found, and a new visit without leaving the card. */
import { Footprints, Phone } from 'lucide-react';
import { beginVisit } from '../../commands/visit-draft.ts';
import { visitsOfHousehold } from '../../domain/answers/visits.ts';
import type { Visit } from '../../domain/entities.ts';
import type { HouseholdId } from '../../domain/ids.ts';
import { roleMayHold } from '../../domain/rules/may-hold.ts';
import { formatDate, formatMetres } from '../../i18n/index.ts';
import { useApp, useAppState } from '../app-context.tsx';
import blocks from '../cards/parts/blocks.module.css';
import { Limited } from '../cards/parts/Limited.tsx';
import { Row } from '../cards/parts/Row.tsx';
import { Note, Section } from '../cards/parts/Section.tsx';
import { Tag, Tags } from '../cards/parts/Tag.tsx';
import { useAnswer } from '../cards/parts/use-answer.ts';
import { useWords } from '../cards/parts/use-words.ts';
import { Button } from '../parts/Button.tsx';
import { PhotoStrip } from '../photos/PhotoStrip.tsx';
import { FreshnessTag } from './FreshnessTag.tsx';
import { useVisitDraft } from './use-visit-draft.ts';
import { VisitForm } from './VisitForm.tsx';

const HEAD = 2;

export function Visits({ id }: { readonly id: HouseholdId }) {
  const { t } = useWords();
  const { visits, care } = useAnswer(visitsOfHousehold, id);
  const mayHold = useAppState(({ world }) => roleMayHold(world, 'household'));
  const app = useApp();
  const draft = useVisitDraft({ household_id: id });
  if (!mayHold) return null;
  return (
    <Section
      title={t('visit.title')}
      aside={
        care && (
          <>
            <span>{t(`visit.cadence.${care.cadence}`)}</span>
            <FreshnessTag cadence={care.cadence} freshness={care.freshness} />
          </>
        )
      }
    >
      {draft ? (
        <VisitForm draft={draft} />
      ) : (
        <div className={blocks.ask}>
          <Button
            icon={<Footprints size={18} aria-hidden="true" />}
            onClick={() => void beginVisit(app, { household_id: id }, care ? 'care' : 'visit')}
          >
            {t('visit.record')}
          </Button>
        </div>
      )}
      {visits.length === 0 ? (
        <Note>{t('visit.none')}</Note>
      ) : (
        <Limited items={visits} head={HEAD} label={t('visit.title')}>
          {(visit) => <VisitRow key={visit.id} visit={visit} />}
        </Limited>
      )}
    </Section>
  );
}

function VisitRow({ visit }: { readonly visit: Visit }) {
  const { t, locale } = useWords();
  const Icon = visit.kind === 'phone' ? Phone : Footprints;
  const away = visit.distance_m === null || visit.distance_m < 50 ? null : visit.distance_m;
  return (
    <>
      <Row
        icon={<Icon size={18} />}
        name={`${t(`visit.kind.${visit.kind}`)} · ${t(`visit.met.${visit.met}`)}`}
        note={
          <Tags>
            <span>{[formatDate(locale, visit.visited_at), visit.visitor_name].filter(Boolean).join(' · ')}</span>
            {away !== null && <Tag>{t('visit.distance', { distance: formatMetres(locale, away) })}</Tag>}
            {visit.version === 0 && <Tag tone="missing">{t('visit.waiting')}</Tag>}
          </Tags>
        }
        detail={visit.findings ?? undefined}
      />
      <li>
        <PhotoStrip subject="visit" subjectId={visit.id} />
      </li>
    </>
  );
}
