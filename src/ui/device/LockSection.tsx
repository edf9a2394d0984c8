/** The PIN: set, changed, taken away, and after how long it is asked for. Says what it does not protect. */
import { LockKeyhole } from 'lucide-react';
import { useId, useRef, useState, type FormEvent, type Ref } from 'react';
import { lock } from '../../commands/lock.ts';
import { removePin, setLockAfter, setPin } from '../../commands/set-pin.ts';
import { LOCK_AFTER, pinProblem, type LockAfter } from '../../domain/rules/pin.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { Button } from '../parts/Button.tsx';
import { Segmented } from '../parts/Segmented.tsx';
import { useText } from '../use-text.ts';
import styles from './Device.module.css';

type Asking = 'nothing' | 'new' | 'remove';
const DEFAULT_MINUTES: LockAfter = 5;

export function LockSection() {
  const app = useApp();
  const t = useText();
  const lockAfter = useAppState(({ device }) => device.lockAfter);
  const [asking, setAsking] = useState<Asking>('nothing');
  const done = () => setAsking('nothing');
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{t('device.lock.section')}</h3>
      <p className={styles.note}>{t(app.device.pins.available ? 'device.lock.means' : 'device.lock.unavailable')}</p>
      {lockAfter !== null && (
        <Segmented
          label={t('device.lock.after')}
          value={String(lockAfter)}
          options={LOCK_AFTER.map((minutes) => ({
            value: String(minutes),
            label: t('device.lock.minutes', { n: minutes }),
          }))}
          onChange={(value) => setLockAfter(app, LOCK_AFTER.find((n) => String(n) === value) ?? DEFAULT_MINUTES)}
        />
      )}
      {asking === 'new' && <NewPin minutes={lockAfter ?? DEFAULT_MINUTES} onDone={done} />}
      {asking === 'remove' && <RemovePin onDone={done} />}
      {asking === 'nothing' && app.device.pins.available && (
        <div className={styles.actions}>
          {lockAfter !== null && (
            <Button icon={<LockKeyhole size={18} aria-hidden="true" />} onClick={() => lock(app)}>
              {t('device.lock.now')}
            </Button>
          )}
          <Button onClick={() => setAsking('new')}>
            {t(lockAfter === null ? 'device.lock.set' : 'device.lock.change')}
          </Button>
          {lockAfter !== null && <Button onClick={() => setAsking('remove')}>{t('device.lock.remove')}</Button>}
        </div>
      )}
    </section>
  );
}

function NewPin({ minutes, onDone }: { readonly minutes: LockAfter; readonly onDone: () => void }) {
  const app = useApp();
  const t = useText();
  const [problem, setProblem] = useState<string | null>(null);
  const first = useRef<HTMLInputElement>(null);
  const second = useRef<HTMLInputElement>(null);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const pin = first.current?.value ?? '';
    const wrong = pinProblem(pin) ?? (pin === second.current?.value ? null : 'differs');
    setProblem(wrong && t(`device.lock.problem_${wrong}`));
    if (wrong) return (wrong === 'differs' ? second : first).current?.focus();
    await setPin(app, pin, minutes);
    onDone();
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <PinField ref={first} label={t('device.lock.new')} />
      <PinField ref={second} label={t('device.lock.again')} />
      <Outcome problem={problem} save={t('device.lock.save')} onCancel={onDone} />
    </form>
  );
}

function RemovePin({ onDone }: { readonly onDone: () => void }) {
  const app = useApp();
  const t = useText();
  const [problem, setProblem] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await removePin(app, input.current?.value ?? '')) return onDone();
    setProblem(t('device.lock.problem_wrong'));
    input.current?.select();
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <PinField ref={input} label={t('device.lock.current')} />
      <Outcome problem={problem} save={t('device.lock.remove')} onCancel={onDone} />
    </form>
  );
}

interface OutcomeProps {
  readonly problem: string | null;
  readonly save: string;
  readonly onCancel: () => void;
}

function Outcome({ problem, save, onCancel }: OutcomeProps) {
  const t = useText();
  return (
    <>
      <div role="alert">{problem && <p className={styles.problem}>{problem}</p>}</div>
      <div className={styles.actions}>
        <Button type="submit" weight="primary">
          {save}
        </Button>
        <Button onClick={onCancel}>{t('device.cancel')}</Button>
      </div>
    </>
  );
}

function PinField({ label, ref }: { readonly label: string; readonly ref: Ref<HTMLInputElement> }) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        ref={ref}
        id={id}
        className={styles.input}
        type="password"
        inputMode="numeric"
        autoComplete="off"
        maxLength={6}
      />
    </div>
  );
}
