/** A household: reached by its door, or by the plaque of a Party household on it. */
import { DoorClosed } from 'lucide-react';
import { householdAnswer, partyHouseholdAnswer, type HouseholdAnswer } from '../../domain/answers/household.ts';
import type { HouseholdId, PartyHouseholdId } from '../../domain/ids.ts';
import type { Selection } from '../../domain/selection.ts';
import { formatDate } from '../../i18n/index.ts';
import { Visits } from '../visits/Visits.tsx';
import { MapSymbol } from '../symbols/MapSymbol.tsx';
import { ReportHere } from '../report/ReportHere.tsx';
import { CardFooter } from './parts/CardFooter.tsx';
import { CardHeader } from './parts/CardHeader.tsx';
import { Cases } from './parts/Cases.tsx';
import { Contact } from './parts/Contact.tsx';
import { Facts } from './parts/Facts.tsx';
import { MemberRow } from './parts/MemberRow.tsx';
import { MissingCard } from './parts/MissingCard.tsx';
import { Responsible } from './parts/Responsible.tsx';
import { Rows } from './parts/Row.tsx';
import { Note, Section } from './parts/Section.tsx';
import { Tag } from './parts/Tag.tsx';
import { doorText } from './parts/door-text.ts';
import { useAnswer } from './parts/use-answer.ts';
import { useWords } from './parts/use-words.ts';
import { WalkSection } from './circle/WalkSection.tsx';
import { OrderHere } from './service/OrderHere.tsx';

export function HouseholdCard({ id }: { readonly id: HouseholdId }) {
  const answer = useAnswer(householdAnswer, id);
  return answer ? (
    <HouseholdView answer={answer} selection={{ kind: 'household', id }} />
  ) : (
    <MissingCard kind="household" />
  );
}

export function PartyHouseholdCard({ id }: { readonly id: PartyHouseholdId }) {
  const answer = useAnswer(partyHouseholdAnswer, id);
  return answer ? (
    <HouseholdView answer={answer} selection={{ kind: 'party_household', id }} />
  ) : (
    <MissingCard kind="party_household" />
  );
}

function HouseholdView({ answer, selection }: { readonly answer: HouseholdAnswer; readonly selection: Selection }) {
  const words = useWords();
  const { t, count } = words;
  const { household, party, members, cases } = answer;
  const title = doorText(t, answer.address);
  const kind = party === null ? null : t(party.is_center ? 'card.household.center' : 'card.household.party');
  return (
    <article>
      <CardHeader
        selection={selection}
        title={title}
        path={answer.path}
        party={party !== null}
        symbol={
          party ? (
            <MapSymbol name={party.is_center ? 'center_household' : 'party_household'} size={26} />
          ) : (
            <DoorClosed size={22} />
          )
        }
        meta={
          <>
            {t('card.kind.household')}
            {kind !== null && (
              <>
                {' '}
                <Tag tone="party">{kind}</Tag>
              </>
            )}
          </>
        }
      />
      <WalkSection selection={selection} />
      <Responsible workers={answer.workers} branch={answer.branch} />
      {cases.lines.length > 0 && <Cases cases={cases} />}
      <Contact key={household.id} id={household.id} state={answer.contact} />
      <Visits id={household.id} />
      <Section title={t('card.household.members')}>
        {members.length === 0 ? (
          <Note>{t('card.household.no_members')}</Note>
        ) : (
          <Rows>
            {members.map((member) => (
              <MemberRow key={member.id} member={member} />
            ))}
          </Rows>
        )}
      </Section>
      <Section title={t('card.facts')}>
        <Facts
          facts={[
            { label: t('card.household.residents'), value: count('residents', household.residents) },
            { label: t('card.household.on_floor'), value: t('card.household.floor', { n: household.floor }) },
            party !== null && {
              label: t('card.household.plaque'),
              value: t(`card.plaque.${party.plaque_status}`),
              note: <PlaqueNote party={party} />,
              wide: true,
            },
          ]}
        />
      </Section>
      <CardFooter selection={selection} title={title}>
        {answer.address.building && (
          <>
            <ReportHere
              place={{ kind: 'household', id: household.id }}
              territoryId={answer.address.building.territory_id}
            />
            <OrderHere
              place={{ kind: 'household', id: household.id }}
              territoryId={answer.address.building.territory_id}
            />
          </>
        )}
      </CardFooter>
    </article>
  );
}

function PlaqueNote({ party }: { readonly party: NonNullable<HouseholdAnswer['party']> }) {
  const { t, locale } = useWords();
  return [
    party.plaque_no && t('card.household.plaque_no', { number: party.plaque_no }),
    party.mounted_on && t('card.household.mounted_on', { date: formatDate(locale, party.mounted_on) }),
  ]
    .filter(Boolean)
    .join(' · ');
}
