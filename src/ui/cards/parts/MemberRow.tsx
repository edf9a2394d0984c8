import { UserRound } from 'lucide-react';
import type { PartyMember } from '../../../domain/entities.ts';
import { formatDate } from '../../../i18n/index.ts';
import { Row } from './Row.tsx';
import { useWords } from './use-words.ts';

/** A Party member: what kind, full or on probation, and since when they have reported in to where they live. */
export function MemberRow({ member, link = false }: { readonly member: PartyMember; readonly link?: boolean }) {
  const { t, locale } = useWords();
  const note = [
    t(`card.member_category.${member.category}`),
    t(`card.standing.${member.standing}`),
    member.checked_in_on && t('card.member.checked_in', { date: formatDate(locale, member.checked_in_on) }),
  ]
    .filter(Boolean)
    .join(' · ');
  const home = link && member.household_id !== null ? { kind: 'household' as const, id: member.household_id } : null;
  return <Row to={home} tone="party" icon={<UserRound size={20} />} name={member.name} note={note} />;
}
