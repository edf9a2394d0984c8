/** A Party organisation with whoever leads it, one tap to call. */
import { Flag } from 'lucide-react';
import type { OrgLine } from '../../../domain/answers/party-lines.ts';
import { Row } from './Row.tsx';
import { useWords } from './use-words.ts';

interface OrgRowProps {
  readonly org: OrgLine;
  /** Said instead of the kind: "joint branch", "turn to". */
  readonly as?: string;
  readonly detail?: string | undefined;
}

export function OrgRow({ org, as, detail }: OrgRowProps) {
  const { t } = useWords();
  const { lead } = org;
  const plain = t(`card.org_kind.${org.kind}`);
  const kind = as ?? (org.inherited ? t('card.org.inherited', { kind: plain }) : plain);
  const led = lead
    ? `${t(`card.post.${lead.post}`)} ${lead.name}`
    : t(org.kind === 'group' ? 'card.org.vacant_group' : 'card.org.vacant');
  return (
    <Row
      to={org.link.selection}
      tone="party"
      icon={<Flag size={20} fill="currentColor" />}
      name={org.link.name}
      note={`${kind} · ${led}`}
      detail={detail}
      {...(lead && { phone: lead.phone, callName: lead.name })}
    />
  );
}
