/** Who to call, and which Party organisation: the first block of every card about a place. */
import { useState } from 'react';
import { ChevronDown, Flag, UserRound, UserRoundX } from 'lucide-react';
import type { CompoundBranch } from '../../../domain/answers/compound-branch.ts';
import type { OrgLine } from '../../../domain/answers/party-lines.ts';
import type { WorkerLine } from '../../../domain/answers/workers.ts';
import { Button } from '../../parts/Button.tsx';
import { BranchRows } from './BranchRows.tsx';
import { OrgRow } from './OrgRow.tsx';
import styles from './Responsible.module.css';
import { Row, Rows } from './Row.tsx';
import { Section } from './Section.tsx';
import { useWords } from './use-words.ts';

interface ResponsibleProps {
  readonly workers: readonly WorkerLine[];
  /** For territories: the organisations covering it, broadest first. */
  readonly orgs?: readonly OrgLine[];
  /** For compounds and what stands in them. */
  readonly branch?: CompoundBranch | null;
  /** Above the grid nobody walks: workers are counted instead. */
  readonly counted?: { readonly full_time: number; readonly part_time: number } | null;
  /** Whether the card lists hotlines further down. */
  readonly hasHotlines?: boolean;
}

export function Responsible({
  workers,
  orgs = [],
  branch = null,
  counted = null,
  hasHotlines = false,
}: ResponsibleProps) {
  const { t } = useWords();
  const fullTime = workers.filter((worker) => worker.employment === 'full_time');
  const partTime = workers.filter((worker) => worker.employment === 'part_time');
  return (
    <Section title={t('card.responsible')}>
      <Rows>
        {fullTime.map((worker) => (
          <WorkerRow key={worker.link.selection.id} worker={worker} />
        ))}
        {counted === null && workers.length === 0 && (
          <Row
            icon={<UserRoundX size={20} />}
            name={t('card.worker.none')}
            note={t(hasHotlines ? 'card.worker.none_hint_hotline' : 'card.worker.none_hint')}
          />
        )}
        {branch && <BranchRows branch={branch} />}
        {branch === null && orgs.map((org) => <OrgRow key={org.link.selection.id} org={org} />)}
        {branch === null && orgs.length === 0 && (
          <Row tone="party" icon={<Flag size={20} />} name={t('card.org.none')} />
        )}
        {counted && (
          <Row
            icon={<UserRound size={20} />}
            name={t('card.worker.counted')}
            note={t('card.worker.counts', { full: counted.full_time, part: counted.part_time })}
          />
        )}
      </Rows>
      {partTime.length > 0 && <PartTime workers={partTime} open={fullTime.length === 0} />}
    </Section>
  );
}

export function WorkerRow({ worker }: { readonly worker: WorkerLine }) {
  const { t } = useWords();
  return (
    <Row
      to={worker.link.selection}
      icon={<UserRound size={20} />}
      name={worker.link.name}
      note={t(`card.worker.${worker.employment}`)}
      phone={worker.phone}
      callName={worker.link.name}
    />
  );
}

/** Five helpers would push the open cases off the screen; where nobody answers full-time, they are who there is. */
function PartTime({
  workers,
  open: initiallyOpen,
}: {
  readonly workers: readonly WorkerLine[];
  readonly open: boolean;
}) {
  const { t } = useWords();
  const [open, setOpen] = useState(initiallyOpen);
  const title = t('card.worker.part_time_list', { n: workers.length });
  return (
    <>
      <Button
        weight="quiet"
        className={styles.more}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        icon={<ChevronDown size={18} aria-hidden="true" className={open ? styles.turned : undefined} />}
      >
        {title}
      </Button>
      {open && (
        <Rows label={title}>
          {workers.map((worker) => (
            <WorkerRow key={worker.link.selection.id} worker={worker} />
          ))}
        </Rows>
      )}
    </>
  );
}
