/** A building: its stairwell units, and their doors as one sees them from outside, top floor first. */
import { Building2, Lock } from 'lucide-react';
import { buildingAnswer } from '../../domain/answers/building.ts';
import type { BuildingId } from '../../domain/ids.ts';
import { ReportHere } from '../report/ReportHere.tsx';
import { CardFooter } from './parts/CardFooter.tsx';
import { CardHeader } from './parts/CardHeader.tsx';
import { Cases } from './parts/Cases.tsx';
import { Facts } from './parts/Facts.tsx';
import { MissingCard } from './parts/MissingCard.tsx';
import { Responsible } from './parts/Responsible.tsx';
import { Row, Rows } from './parts/Row.tsx';
import { Note, Section } from './parts/Section.tsx';
import { UnitDoors } from './parts/UnitDoors.tsx';
import { useAnswer } from './parts/use-answer.ts';
import { useWords } from './parts/use-words.ts';
import { WalkSection } from './circle/WalkSection.tsx';
import { OrderHere } from './service/OrderHere.tsx';

/** More would push everything else off the screen before anybody asked for them. */
const FEW_DOORS = 24;

export function BuildingCard({ id }: { readonly id: BuildingId }) {
  const answer = useAnswer(buildingAnswer, id);
  const { t, count, roles } = useWords();
  if (!answer) return <MissingCard kind="building" />;
  const { building, compound, units, households, residents } = answer;
  const selection = { kind: 'building', id } as const;
  const title = [compound?.name, building.name || t('card.building.unnamed')].filter(Boolean).join(' ');
  return (
    <article>
      <CardHeader
        selection={selection}
        symbol={<Building2 size={22} />}
        title={title}
        path={answer.path}
        meta={[
          t('card.kind.building'),
          t(`card.building_use.${building.use}`),
          building.floors !== null && count('floors', building.floors),
        ]
          .filter(Boolean)
          .join(' · ')}
      />
      <WalkSection selection={selection} />
      <Responsible workers={answer.workers} branch={answer.branch} />
      <Cases cases={answer.cases} />
      <Section title={t('card.building.units')}>
        {units.length === 0 && <Note>{t('card.building.no_units')}</Note>}
        {households === null ? (
          <>
            <Rows>
              {units.map(({ unit }) => (
                <Row key={unit.id} name={unit.name} />
              ))}
            </Rows>
            <Note icon={<Lock size={16} aria-hidden="true" />}>
              {t('card.building.households_hidden', { roles: roles(answer.holders) })}
            </Note>
          </>
        ) : (
          units.map((line) => (
            <UnitDoors key={line.unit.id} line={line} open={units.length === 1 && line.doors.length <= FEW_DOORS} />
          ))
        )}
      </Section>
      {units.length > 0 && households !== null && residents !== null && (
        <Section title={t('card.facts')}>
          <Facts
            facts={[
              { label: t('card.fact.households'), value: count('households', households) },
              { label: t('card.fact.residents'), value: count('residents', residents) },
            ]}
          />
        </Section>
      )}
      <CardFooter selection={selection} title={title}>
        <ReportHere place={selection} territoryId={answer.building.territory_id} />
        <OrderHere place={{ kind: 'building', id }} territoryId={building.territory_id} />
      </CardFooter>
    </article>
  );
}
