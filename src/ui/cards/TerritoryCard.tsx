/** A county, street office, community, grid or micro grid. */
import { Building2, Grid3x3, PencilRuler } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { redrawParts } from '../../commands/redraw-parts.ts';
import { mayDraw } from '../../domain/answers/boundary-parents.ts';
import { territoryAnswer } from '../../domain/answers/territory.ts';
import type { TerritoryId } from '../../domain/ids.ts';
import { formatArea } from '../../i18n/index.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { Button } from '../parts/Button.tsx';
import { AssignmentSection } from '../visits/AssignmentSection.tsx';
import { RecentPatrols } from '../visits/RecentPatrols.tsx';
import { CardFooter } from './parts/CardFooter.tsx';
import { CardHeader } from './parts/CardHeader.tsx';
import { Cases } from './parts/Cases.tsx';
import { Facts } from './parts/Facts.tsx';
import { Hotlines } from './parts/Hotlines.tsx';
import { MissingCard } from './parts/MissingCard.tsx';
import { Places } from './parts/Places.tsx';
import { Responsible } from './parts/Responsible.tsx';
import { Note, Section } from './parts/Section.tsx';
import { Stations } from './parts/Stations.tsx';
import { summaryFacts } from './parts/summary-facts.ts';
import { useAnswer } from './parts/use-answer.ts';
import { useWords, wordFor, type PlainKey } from './parts/use-words.ts';

const BoundaryHistory = lazy(() => import('../plan/history/BoundaryHistory.tsx'));

const KINDS: Readonly<Record<string, PlainKey>> = {
  base_grid: 'card.territory_kind.base_grid',
  dedicated_grid: 'card.territory_kind.dedicated_grid',
};

export function TerritoryCard({ id }: { readonly id: TerritoryId }) {
  const app = useApp();
  const draws = useAppState(({ world }) => mayDraw(world, id));
  const answer = useAnswer(territoryAnswer, id);
  const words = useWords();
  if (!answer) return <MissingCard kind="territory" />;
  const { t, locale, rowName, count } = words;
  const { territory, level, summary, workload, children, childLevel, compounds, walked } = answer;
  const selection = { kind: 'territory', id } as const;
  const meta = [level && rowName(level), territory.kind && wordFor(t, KINDS, territory.kind)]
    .filter(Boolean)
    .join(' · ');
  return (
    <article>
      <CardHeader
        selection={selection}
        symbol={<Grid3x3 size={22} />}
        title={territory.name}
        meta={meta}
        path={answer.path}
      />
      <Responsible
        workers={answer.workers}
        orgs={answer.orgs}
        counted={walked ? null : answer.workerCount}
        hasHotlines={answer.hotlines.length > 0}
      />
      <Cases cases={answer.cases} />
      <AssignmentSection of={selection} />
      {walked && <RecentPatrols id={id} />}
      {children.length > 0 && (
        <Places
          title={t('card.children', { level: childLevel ? rowName(childLevel) : '' })}
          places={children}
          icon={<Grid3x3 size={18} />}
        />
      )}
      {walked && (
        <Places
          title={t('card.compounds')}
          places={compounds}
          icon={<Building2 size={18} />}
          empty={<Note>{t('card.compounds.none')}</Note>}
        />
      )}
      <Section title={t('card.facts')}>
        <Facts
          facts={[
            ...summaryFacts(words, summary, workload && t(`card.workload.${workload}`, { ...answer.band })),
            !walked &&
              summary !== null && { label: t('card.fact.compounds'), value: count('compounds', summary.compounds) },
            summary !== null && { label: t('card.fact.buildings'), value: count('buildings', summary.buildings) },
            { label: t('card.fact.area'), value: formatArea(locale, territory.area_m2) },
            { label: t('card.fact.code'), value: territory.code, wide: true },
            territory.office_code !== null && {
              label: t('card.fact.office_code'),
              value: territory.office_code,
              wide: true,
            },
          ]}
        />
      </Section>
      <PastBoundaries id={id} />
      <Stations stations={answer.stations} />
      <Hotlines hotlines={answer.hotlines} />
      <CardFooter selection={selection} title={territory.name}>
        {draws && children.length > 0 && (
          <Button icon={<PencilRuler size={18} aria-hidden="true" />} onClick={() => redrawParts(app, id)}>
            {t('card.redraw')}
          </Button>
        )}
      </CardFooter>
    </article>
  );
}

/** Its code comes where boundaries have changed. */
function PastBoundaries({ id }: { readonly id: TerritoryId }) {
  const dated = useAppState(
    ({ base }) => base.boundary_version.size > 0 || base.territory.get(id)?.valid_from !== null,
  );
  return dated ? (
    <Suspense>
      <BoundaryHistory id={id} />
    </Suspense>
  ) : null;
}
