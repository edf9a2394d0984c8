/** A Party organisation: who leads it, what it covers, what stands above and below it. */
import { Flag, Lock, MapPinned, UserRound } from 'lucide-react';
import { highlightCoverage } from '../../commands/highlight-coverage.ts';
import { partyOrgAnswer, type PartyOrgAnswer } from '../../domain/answers/party-org.ts';
import type { PartyOrgId } from '../../domain/ids.ts';
import { HOLDERS } from '../../domain/rules/may-hold.ts';
import { formatDate } from '../../i18n/index.ts';
import { useApp } from '../app-context.tsx';
import { Button } from '../parts/Button.tsx';
import { Checklists } from '../visits/Checklists.tsx';
import { METHODS } from './parts/BranchRows.tsx';
import { CardFooter } from './parts/CardFooter.tsx';
import { CardHeader } from './parts/CardHeader.tsx';
import { Facts } from './parts/Facts.tsx';
import { Limited } from './parts/Limited.tsx';
import { MemberRow } from './parts/MemberRow.tsx';
import { MissingCard } from './parts/MissingCard.tsx';
import { OrgRow } from './parts/OrgRow.tsx';

import { Row } from './parts/Row.tsx';
import { Note, Section } from './parts/Section.tsx';
import { useAnswer } from './parts/use-answer.ts';
import { useWords, wordFor, type PlainKey } from './parts/use-words.ts';
import styles from './parts/blocks.module.css';

const SCOPES: Readonly<Record<string, PlainKey>> = {
  street: 'card.scope.street',
  community: 'card.scope.community',
  grid: 'card.scope.grid',
  compound: 'card.scope.compound',
  building: 'card.scope.building',
  unit: 'card.scope.unit',
  enterprise: 'card.scope.enterprise',
};
const CAPACITIES: Readonly<Record<string, PlainKey>> = {
  property_manager: 'card.capacity.property_manager',
  owners_committee_head: 'card.capacity.owners_committee_head',
  owner: 'card.capacity.owner',
  shop_member: 'card.capacity.shop_member',
  community_worker: 'card.capacity.community_worker',
  organ_cadre: 'card.capacity.organ_cadre',
};

export function PartyOrgCard({ id }: { readonly id: PartyOrgId }) {
  const answer = useAnswer(partyOrgAnswer, id);
  const { t, rowName, locale, count } = useWords();
  if (!answer) return <MissingCard kind="party_org" />;
  const { org, tier, living } = answer;
  const selection = { kind: 'party_org', id } as const;
  // A tier's name holds its usual scope; a branch formed on another says so.
  const meta =
    tier?.scope_kind === org.scope_kind
      ? rowName(tier)
      : `${t(`card.org_kind.${org.kind}`)} · ${wordFor(t, SCOPES, org.scope_kind)}`;
  return (
    <article>
      <CardHeader
        selection={selection}
        symbol={<Flag size={22} fill="currentColor" />}
        title={org.name}
        meta={meta}
        path={answer.chain}
        party
      />
      <Officers answer={answer} />
      <Coverage answer={answer} id={id} />
      {org.kind === 'branch' && <Checklists of={{ subject: 'party_org', id }} />}
      <Section title={t('card.facts')}>
        <Facts
          facts={[
            living !== null && {
              label: t('card.org.living'),
              value: count('members', living.total),
              wide: true,
              note: t('card.fact.members_split', { formal: living.formal, probationary: living.probationary }),
            },
            org.formation_method !== null && {
              label: t('card.org.formation_method'),
              value: wordFor(t, METHODS, org.formation_method),
            },
            org.founded_on !== null && { label: t('card.org.founded_on'), value: formatDate(locale, org.founded_on) },
          ]}
        />
        {answer.advice.map((advice) => (
          <Note key={advice}>{t(`card.org.advice.${advice}`)}</Note>
        ))}
      </Section>
      {answer.subordinates.length > 0 && (
        <Section title={t('card.org.subordinates')} aside={answer.subordinates.length}>
          <Limited items={answer.subordinates} head={5} label={t('card.org.subordinates')}>
            {(line) => <OrgRow key={line.link.selection.id} org={line} />}
          </Limited>
        </Section>
      )}
      <Members members={answer.members} />
      <CardFooter selection={selection} title={org.name} />
    </article>
  );
}

function Officers({ answer: { officers } }: { readonly answer: PartyOrgAnswer }) {
  const { t } = useWords();
  return (
    <Section title={t('card.org.officers')}>
      {officers.length === 0 && <Note>{t('card.org.no_officers')}</Note>}
      <Limited items={officers} head={5} label={t('card.org.officers')}>
        {(officer) => (
          <Row
            key={officer.id}
            icon={<UserRound size={20} />}
            name={officer.name}
            {...(officer.phone !== null && { phone: officer.phone, callName: officer.name })}
            note={[t(`card.post.${officer.post}`), officer.capacity && wordFor(t, CAPACITIES, officer.capacity)]
              .filter(Boolean)
              .join(' · ')}
          />
        )}
      </Limited>
    </Section>
  );
}

function Coverage({
  answer: { territories, compounds },
  id,
}: {
  readonly answer: PartyOrgAnswer;
  readonly id: PartyOrgId;
}) {
  const app = useApp();
  const { t } = useWords();
  const places = [...territories, ...compounds];
  return (
    <Section title={t('card.org.covers')}>
      {places.length === 0 ? (
        <Note>{t('card.org.covers_none')}</Note>
      ) : (
        <>
          <Limited items={places} head={4} label={t('card.org.covers')}>
            {(place) => (
              <Row
                key={place.selection.id}
                to={place.selection}
                icon={<MapPinned size={18} />}
                name={place.name}
                note={t(place.selection.kind === 'compound' ? 'card.kind.compound' : 'card.kind.territory')}
              />
            )}
          </Limited>
          <div className={styles.ask}>
            <Button onClick={() => highlightCoverage(app, id)} icon={<MapPinned size={18} aria-hidden="true" />}>
              {t('card.org.show_coverage')}
            </Button>
          </div>
        </>
      )}
    </Section>
  );
}

function Members({ members }: { readonly members: PartyOrgAnswer['members'] }) {
  const { t, count, roles } = useWords();
  return (
    <Section title={t('card.org.members')} aside={members ? count('members', members.length) : undefined}>
      {members === null && (
        <Note icon={<Lock size={16} aria-hidden="true" />}>
          {t('card.org.members_hidden', { roles: roles(HOLDERS.household) })}
        </Note>
      )}
      {members !== null && members.length > 0 && (
        <Limited items={members} head={5} label={t('card.org.members')}>
          {(member) => <MemberRow key={member.id} member={member} link />}
        </Limited>
      )}
      {members?.length === 0 && <Note>{t('card.household.no_members')}</Note>}
    </Section>
  );
}
