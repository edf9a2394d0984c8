/** Many cases to the workers who walk their grids: a suggestion per case, one operation per case, an answer per case. */
import { Dialog } from '@base-ui/react/dialog';
import { Check, Clock, Send, TriangleAlert } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { dispatchCases, type DispatchOutcome } from '../../commands/dispatch-cases.ts';
import { planDispatch, type DispatchLine } from '../../domain/answers/suggest-worker.ts';
import type { CaseId, GridWorkerId } from '../../domain/ids.ts';
import type { OutboxEntry } from '../../domain/outbox.ts';
import { stepOf } from '../../domain/rules/case-step.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { useWords, type Words } from '../cards/parts/use-words.ts';
import { Button } from '../parts/Button.tsx';
import { cx } from '../parts/cx.ts';
import styles from './BatchDispatch.module.css';

interface BatchDispatchProps {
  readonly ids: readonly string[];
  /** `dispatched`: at least one case was. */
  readonly onClose: (dispatched: boolean) => void;
}

type Outcomes = ReadonlyMap<string, DispatchOutcome>;

const ICON = { size: 18, 'aria-hidden': true } as const;

export function BatchDispatch({ ids, onClose }: BatchDispatchProps) {
  const app = useApp();
  const words = useWords();
  const { t } = words;
  const outbox = useAppState((state) => state.outbox);
  // The plan stands while the dialog is open: cases leave the register as they are dispatched.
  const [plan] = useState((): readonly DispatchLine[] => {
    const { world } = app.store.getState();
    const lines = planDispatch(
      world,
      ids.flatMap((id) => world.case_record.get(id) ?? []),
    );
    return lines.sort((a, b) => Number(b.possible) - Number(a.possible));
  });
  const [workers, setWorkers] = useState<ReadonlyMap<string, GridWorkerId | null>>(
    () => new Map(plan.map(({ record, worker }) => [record.id, worker])),
  );
  const [note, setNote] = useState('');
  const [working, setWorking] = useState(false);
  const [outcomes, setOutcomes] = useState<Outcomes>(new Map());

  const orders = plan.flatMap(({ record: { id } }) => {
    const worker = workers.get(id) ?? null;
    return worker === null || outcomes.has(id) ? [] : [{ case_id: id, grid_worker_id: worker }];
  });
  const results = plan.map(({ record: { id } }) => resultOf(outcomes.get(id), outbox, words));
  const failed = results.filter((result) => result?.tone === 'failed').length;
  const done = results.filter((result) => result && result.tone !== 'failed').length;
  const finished = outcomes.size > 0 && !working;
  const close = (): void => onClose(done > 0);

  const dispatch = async (): Promise<void> => {
    setWorking(true);
    await dispatchCases(app, orders, note, (id: CaseId, outcome) =>
      setOutcomes((before) => new Map(before).set(id, outcome)),
    );
    setWorking(false);
  };

  return (
    <Dialog.Root open onOpenChange={(open) => !open && !working && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={styles.popup} data-popup-open>
          <header className={styles.header}>
            <Dialog.Title className={styles.title}>{t('desk.dispatch.title', { n: plan.length })}</Dialog.Title>
            <Dialog.Description className={styles.hint}>{t('desk.dispatch.hint')}</Dialog.Description>
          </header>
          <ul className={styles.lines}>
            {plan.map((line, n) => (
              <li key={line.record.id} className={styles.line}>
                <div className={styles.case}>
                  <span className={styles.name}>{line.record.title}</span>
                  <span className={styles.note}>
                    {[app.store.getState().world.territory.get(line.record.territory_id)?.name, line.record.number]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </div>
                {results[n] ? (
                  <p className={cx(styles.result, styles[results[n].tone])}>
                    {results[n].icon}
                    {results[n].text}
                  </p>
                ) : (
                  <WorkerChoice
                    line={line}
                    words={words}
                    chosen={workers.get(line.record.id) ?? null}
                    onChoose={(worker) => setWorkers((before) => new Map(before).set(line.record.id, worker))}
                  />
                )}
              </li>
            ))}
          </ul>
          <footer className={styles.footer}>
            {finished ? (
              <p role="status" className={styles.summary}>
                {failed === 0 ? t('desk.dispatch.all_done', { n: done }) : t('desk.dispatch.summary', { done, failed })}
              </p>
            ) : (
              <label className={styles.words}>
                <span className="visually-hidden">{t('desk.dispatch.note')}</span>
                <input
                  value={note}
                  maxLength={2000}
                  placeholder={t('desk.dispatch.note')}
                  disabled={working}
                  onChange={(event) => setNote(event.target.value)}
                />
              </label>
            )}
            <Button disabled={working} onClick={close}>
              {t('desk.dispatch.close')}
            </Button>
            {!finished && (
              <Button
                weight="primary"
                className={styles.confirm}
                icon={<Send size={20} aria-hidden="true" />}
                disabled={working || orders.length === 0}
                onClick={() => void dispatch()}
              >
                {working
                  ? t('desk.dispatch.working')
                  : orders.length === 0
                    ? t('desk.dispatch.none_left')
                    : t('desk.dispatch.confirm', { n: orders.length })}
              </Button>
            )}
          </footer>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface WorkerChoiceProps {
  readonly line: DispatchLine;
  readonly words: Words;
  readonly chosen: GridWorkerId | null;
  readonly onChoose: (worker: GridWorkerId | null) => void;
}

function WorkerChoice({ line: { record, choices, possible }, words, chosen, onChoose }: WorkerChoiceProps) {
  const app = useApp();
  const { t, rowName } = words;
  if (!possible) {
    const step = stepOf(app.store.getState().world, record);
    return (
      <p className={cx(styles.result, styles.impossible)}>
        <TriangleAlert {...ICON} />
        {t('desk.dispatch.wrong_stage', { stage: step ? rowName(step) : record.stage })}
      </p>
    );
  }
  if (choices.length === 0)
    return (
      <p className={cx(styles.result, styles.impossible)}>
        <TriangleAlert {...ICON} />
        {t('desk.dispatch.no_worker')}
      </p>
    );
  return (
    <label className={styles.choice}>
      <span className="visually-hidden">{t('desk.dispatch.worker', { title: record.title })}</span>
      <select
        value={chosen ?? ''}
        onChange={({ target }) => onChoose(choices.find(({ worker }) => worker.id === target.value)?.worker.id ?? null)}
      >
        <option value="">{t('desk.dispatch.nobody')}</option>
        {choices.map(({ worker, load }) => (
          <option key={worker.id} value={worker.id}>
            {t('desk.dispatch.choice', {
              name: worker.name,
              employment: t(`card.worker.${worker.employment}`),
              n: load,
            })}
          </option>
        ))}
      </select>
    </label>
  );
}

interface Result {
  readonly tone: 'waiting' | 'done' | 'failed';
  readonly icon: ReactNode;
  readonly text: string;
}

/** How far a case has come: from the device's disk to the server's answer. Null: not dispatched. */
function resultOf(outcome: DispatchOutcome | undefined, outbox: readonly OutboxEntry[], { t }: Words): Result | null {
  if (!outcome) return null;
  const failure = (text: string): Result => ({ tone: 'failed', icon: <TriangleAlert {...ICON} />, text });
  if ('failure' in outcome) return failure(t('desk.dispatch.failed', { reason: t(`failure.${outcome.failure.code}`) }));
  const entry = outbox.find(({ operation }) => operation.op_id === outcome.opId);
  if (entry?.state === 'conflict') return failure(t('desk.dispatch.conflict'));
  if (entry?.result?.status === 'rejected')
    return failure(t('desk.dispatch.failed', { reason: t(`failure.${entry.result.code}`) }));
  // Confirmed ones may have left the log.
  if (!entry || entry.state === 'done')
    return { tone: 'done', icon: <Check {...ICON} />, text: t('desk.dispatch.done') };
  return { tone: 'waiting', icon: <Clock {...ICON} />, text: t('desk.dispatch.queued') };
}
