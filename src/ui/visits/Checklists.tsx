/** The standards a compound or a branch is checked against, ticked where one stands: met, or missing. */
import { ClipboardCheck } from 'lucide-react';
import { useMemo, useState } from 'react';
import {
  checklistsOf,
  territoriesOf,
  type ChecklistState,
  type ChecklistSubject,
} from '../../domain/answers/checklist.ts';
import { isOnDuty, roleMayHold } from '../../domain/rules/may-hold.ts';
import { useAppState } from '../app-context.tsx';
import { Note, Section } from '../cards/parts/Section.tsx';
import { Tag } from '../cards/parts/Tag.tsx';
import { useWords } from '../cards/parts/use-words.ts';
import { Button } from '../parts/Button.tsx';
import { useNow } from '../use-now.ts';
import { ChecklistItems } from './ChecklistItems.tsx';
import styles from './Checklists.module.css';

interface ChecklistsProps {
  readonly of: ChecklistSubject;
}

export function Checklists({ of: { subject, id } }: ChecklistsProps) {
  const { t } = useWords();
  const world = useAppState((state) => state.world);
  const now = useNow();
  const of = useMemo(() => ({ subject, id }) as ChecklistSubject, [subject, id]);
  const states = useMemo(() => checklistsOf(world, of, now), [world, of, now]);
  // Who goes from door to door also ticks; a leader looks.
  const mayTick = roleMayHold(world, 'household') && territoriesOf(world, of).some((each) => isOnDuty(world, each));
  if (states.length === 0) return null;
  return (
    <Section title={t('checklist.title')}>
      {states.map((state) => (
        <Checklist key={state.template.id} of={of} state={state} mayTick={mayTick} />
      ))}
    </Section>
  );
}

interface ChecklistProps {
  readonly of: ChecklistSubject;
  readonly state: ChecklistState;
  readonly mayTick: boolean;
}

function Checklist({ of, state, mayTick }: ChecklistProps) {
  const { t, rowName } = useWords();
  const [open, setOpen] = useState(false);
  const { template, items, ok, unchecked } = state;
  const name = rowName(template);
  return (
    <section aria-label={name}>
      <div className={styles.item}>
        <span className={styles.words}>
          <strong>{name}</strong>
          {unchecked > 0 && <span className={styles.note}>{t('checklist.unchecked', { n: unchecked })}</span>}
        </span>
        {items.length > 0 && (
          <Tag tone={ok === items.length ? 'done' : 'plain'}>{t('checklist.score', { ok, total: items.length })}</Tag>
        )}
      </div>
      {items.length === 0 ? (
        <Note>{t('checklist.empty')}</Note>
      ) : open ? (
        <ChecklistItems of={of} state={state} name={name} mayTick={mayTick} />
      ) : (
        <div className={styles.head}>
          <Button icon={<ClipboardCheck size={18} aria-hidden="true" />} onClick={() => setOpen(true)}>
            {t('checklist.show')}
          </Button>
        </div>
      )}
    </section>
  );
}
