/** A place where a service could open: idle premises or a planned site; taken into the plan from here. */
import { MapPinPlus, Trash2 } from 'lucide-react';
import { removeCandidate } from '../../../commands/circle/register-site.ts';
import { planCandidate } from '../../../commands/circle/sites.ts';
import { breadcrumb } from '../../../domain/answers/territory-tree.ts';
import type { CandidateSiteId } from '../../../domain/ids.ts';
import { formatArea, formatDate } from '../../../i18n/index.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { useDone } from '../../circle/use-done.ts';
import { Button } from '../../parts/Button.tsx';
import { MapSymbol } from '../../symbols/MapSymbol.tsx';
import { CardFooter } from '../parts/CardFooter.tsx';
import { CardHeader } from '../parts/CardHeader.tsx';
import { Facts } from '../parts/Facts.tsx';
import { MissingCard } from '../parts/MissingCard.tsx';
import { Section } from '../parts/Section.tsx';
import { useWords } from '../parts/use-words.ts';

const PLANNERS = ['community_staff', 'street_staff'];

export function CandidateSiteCard({ id }: { readonly id: CandidateSiteId }) {
  const app = useApp();
  const { t, locale } = useWords();
  const done = useDone();
  const world = useAppState((state) => state.world);
  const role = useAppState(({ session }) => (session.kind === 'signed_in' ? session.role : null));
  const site = world.candidate_site.get(id);
  if (!site) return <MissingCard kind="candidate_site" />;
  const plans = role !== null && PLANNERS.includes(role);
  const selection = { kind: 'candidate_site', id } as const;
  return (
    <article>
      <CardHeader
        selection={selection}
        symbol={<MapSymbol name={site.kind} size={26} />}
        title={site.name}
        path={breadcrumb(world, site.territory_id)}
        meta={t(`card.site.${site.kind}`)}
      />
      <Section title={t('card.facts')}>
        <Facts
          facts={[
            site.area_m2 !== null && { label: t('card.fact.area'), value: formatArea(locale, site.area_m2) },
            site.due_on !== null && { label: t('card.site.due'), value: formatDate(locale, site.due_on) },
            site.owner !== null && { label: t('card.site.owner'), value: site.owner, wide: true },
            site.address !== null && { label: t('card.fact.address'), value: site.address, wide: true },
          ]}
        />
      </Section>
      <CardFooter selection={selection} title={site.name}>
        {plans && (
          <>
            <Button
              weight="primary"
              icon={<MapPinPlus size={18} aria-hidden="true" />}
              onClick={() => planCandidate(app, site)}
            >
              {t('card.site.plan')}
            </Button>
            <Button
              icon={<Trash2 size={18} aria-hidden="true" />}
              onClick={() => void done('site.remove', removeCandidate(app, id))}
            >
              {t('operation.site.remove')}
            </Button>
          </>
        )}
      </CardFooter>
    </article>
  );
}
