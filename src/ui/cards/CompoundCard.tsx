/** A compound (小区): the unit of the whole programme, and the polygon clicked most. */
import { Building2, DoorOpen } from 'lucide-react';
import { compoundAnswer } from '../../domain/answers/compound.ts';
import type { CompoundId } from '../../domain/ids.ts';
import { isCounted } from '../../domain/rules/counted.ts';
import { formatArea } from '../../i18n/index.ts';
import { AssignmentSection } from '../visits/AssignmentSection.tsx';
import { Checklists } from '../visits/Checklists.tsx';
import { Bodies } from './parts/Bodies.tsx';
import { ReportHere } from '../report/ReportHere.tsx';
import { DrawHere } from './LaterCards.tsx';
import { CardFooter } from './parts/CardFooter.tsx';
import { CardHeader } from './parts/CardHeader.tsx';
import { Cases } from './parts/Cases.tsx';
import { Facts } from './parts/Facts.tsx';
import { Hotlines } from './parts/Hotlines.tsx';
import { Limited } from './parts/Limited.tsx';
import { MissingCard } from './parts/MissingCard.tsx';
import { openText } from './parts/OpenNow.tsx';
import { Responsible } from './parts/Responsible.tsx';
import { Row, Rows } from './parts/Row.tsx';
import { Section } from './parts/Section.tsx';
import { Stations } from './parts/Stations.tsx';
import { summaryFacts } from './parts/summary-facts.ts';
import { useAnswer } from './parts/use-answer.ts';
import { useWords } from './parts/use-words.ts';
import { OrderHere } from './service/OrderHere.tsx';

export function CompoundCard({ id }: { readonly id: CompoundId }) {
  const answer = useAnswer(compoundAnswer, id);
  const words = useWords();
  if (!answer) return <MissingCard kind="compound" />;
  const { t, locale, count } = words;
  const { compound, gates, buildings } = answer;
  const selection = { kind: 'compound', id } as const;
  return (
    <article>
      <CardHeader
        selection={selection}
        symbol={<Building2 size={22} />}
        title={compound.name}
        path={answer.path}
        meta={[t('card.kind.compound'), compound.kind && t(`card.compound_kind.${compound.kind}`)]
          .filter(Boolean)
          .join(' · ')}
      />
      <Responsible workers={answer.workers} branch={answer.branch} hasHotlines={answer.hotlines.length > 0} />
      <Cases cases={answer.cases} />
      <AssignmentSection of={selection} />
      <Checklists of={{ subject: 'compound', id }} />
      <Bodies
        bodies={answer.bodies}
        present={answer.bodiesPresent}
        isRegistered={answer.summary === null || isCounted(answer.summary)}
      />
      <Hotlines hotlines={answer.hotlines} />
      <Section title={t('card.facts')}>
        <Facts
          facts={[
            ...summaryFacts(words, answer.summary),
            compound.built_year !== null && {
              label: t('card.fact.built_year'),
              value: t('card.fact.year', { year: String(compound.built_year) }),
            },
            { label: t('card.fact.area'), value: formatArea(locale, compound.area_m2) },
            compound.address !== null && { label: t('card.fact.address'), value: compound.address, wide: true },
          ]}
        />
      </Section>
      {buildings.length > 0 && (
        <Section title={t('card.buildings')} aside={count('buildings', buildings.length)}>
          <Limited items={buildings} head={5} label={t('card.buildings')}>
            {(building) => (
              <Row
                key={building.selection.id}
                to={building.selection}
                icon={<Building2 size={18} />}
                name={building.name || t('card.building.unnamed')}
              />
            )}
          </Limited>
        </Section>
      )}
      {gates.length > 0 && (
        <Section title={t('card.fact.gates')} aside={count('gates', gates.length)}>
          <Rows label={t('card.fact.gates')}>
            {gates.map(({ gate, open }) => (
              <Row
                key={gate.id}
                icon={<DoorOpen size={18} />}
                name={t(`card.gate.${gate.kind}`)}
                to={{ kind: 'compound_gate', id: gate.id }}
                note={gate.is_closed ? t('card.gate.closed') : openText(words, open)}
              />
            ))}
          </Rows>
        </Section>
      )}
      <Stations stations={answer.stations} />
      <CardFooter selection={selection} title={compound.name}>
        <ReportHere place={selection} territoryId={compound.territory_id} />
        <OrderHere place={{ kind: 'compound', id }} territoryId={compound.territory_id} />
        <DrawHere of={{ kind: 'compound', id }} territoryId={compound.territory_id} />
      </CardFooter>
    </article>
  );
}
