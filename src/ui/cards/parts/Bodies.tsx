/** The four bodies of a compound; a missing one keeps its place, so that its absence is seen. */
import { CircleDashed, Flag, UsersRound } from 'lucide-react';
import type { BodySlot } from '../../../domain/answers/compound.ts';
import { formatDate } from '../../../i18n/index.ts';
import { Row, Rows } from './Row.tsx';
import { Note, Section } from './Section.tsx';
import { Tag } from './Tag.tsx';
import { useWords } from './use-words.ts';

interface BodiesProps {
  readonly bodies: readonly BodySlot[];
  readonly present: number;
  /** False where nobody has registered anything yet: then an empty place does not say that a body is missing. */
  readonly isRegistered: boolean;
}

export function Bodies({ bodies, present, isRegistered }: BodiesProps) {
  const { t } = useWords();
  if (present === 0 && !isRegistered) {
    return (
      <Section title={t('card.bodies')}>
        <Note>{t('card.fact.not_registered')}</Note>
      </Section>
    );
  }
  return (
    <Section title={t('card.bodies')} aside={t('card.bodies.present', { n: present })}>
      <Rows label={t('card.bodies')}>
        {bodies.map((slot) => (
          <Body key={slot.body?.id ?? slot.kind} slot={slot} />
        ))}
      </Rows>
    </Section>
  );
}

function Body({ slot: { kind, body, org } }: { readonly slot: BodySlot }) {
  const { t, locale } = useWords();
  const what = t(`card.body.${kind}`);
  const isParty = kind === 'compound_branch';
  if (body === null && org === null) {
    const missing = t(kind === 'property_company' ? 'card.bodies.missing_property' : 'card.bodies.missing');
    return <Row icon={<CircleDashed size={20} />} name={what} end={<Tag tone="missing">{missing}</Tag>} />;
  }
  const elected = body?.elected_on ? t('card.bodies.elected', { date: formatDate(locale, body.elected_on) }) : null;
  return (
    <Row
      to={org?.selection ?? null}
      tone={isParty ? 'party' : 'plain'}
      icon={isParty ? <Flag size={20} fill="currentColor" /> : <UsersRound size={20} />}
      name={org?.name ?? body?.name}
      note={[what, body?.leader_name, elected].filter(Boolean).join(' · ')}
      {...(body && { phone: body.phone, callName: body.leader_name ?? body.name })}
    />
  );
}
