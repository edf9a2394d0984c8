/** A compound's branch; where it has none, the reason stands in its place. */
import { Flag } from 'lucide-react';
import type { CompoundBranch } from '../../../domain/answers/compound-branch.ts';
import { OrgRow } from './OrgRow.tsx';
import { Row } from './Row.tsx';
import { useWords, wordFor, type PlainKey } from './use-words.ts';

export const METHODS: Readonly<Record<string, PlainKey>> = {
  separate: 'card.method.separate',
  same_grid: 'card.method.same_grid',
  adjacent: 'card.method.adjacent',
  strong_centre: 'card.method.strong_centre',
};

export function BranchRows({ branch }: { readonly branch: CompoundBranch }) {
  const { t } = useWords();
  switch (branch.kind) {
    case 'own':
      return <OrgRow org={branch.org} as={t('card.branch.own')} />;
    case 'grid':
      return <OrgRow org={branch.org} as={t('card.branch.grid')} />;
    case 'joint': {
      const method = branch.method === null ? null : wordFor(t, METHODS, branch.method);
      const names = branch.partners.map((partner) => partner.name).join(t('card.separator'));
      const kind = method === null ? t('card.branch.joint') : t('card.branch.joint_method', { method });
      return (
        <OrgRow org={branch.org} as={kind} detail={names === '' ? undefined : t('card.branch.joint_with', { names })} />
      );
    }
    case 'none': {
      const { reason, formal, needed, above } = branch;
      const why =
        reason === 'unknown' || formal === null
          ? t('card.branch.unknown')
          : t(`card.branch.${reason}`, { n: formal, needed });
      return (
        <>
          <Row tone="party" icon={<Flag size={20} />} name={t('card.branch.none')} note={why} />
          {above && <OrgRow org={above} as={t('card.branch.meanwhile')} />}
        </>
      );
    }
  }
}
