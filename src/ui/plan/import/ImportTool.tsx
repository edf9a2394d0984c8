/** The import wizard: an office's own file on the map in seven steps, of which none writes anything but the last. */
import { FileWarning, WifiOff } from 'lucide-react';
import { useAppState } from '../../app-context.tsx';
import { Button } from '../../parts/Button.tsx';
import { useText } from '../../use-text.ts';
import { CheckStep } from './CheckStep.tsx';
import { ColumnsStep } from './ColumnsStep.tsx';
import { CrsStep } from './CrsStep.tsx';
import { DoneStep } from './DoneStep.tsx';
import { FileStep } from './FileStep.tsx';
import styles from './Import.module.css';
import { KindStep } from './KindStep.tsx';
import { ReviewStep } from './ReviewStep.tsx';
import { useWizard, type Busy, type Trouble } from './use-wizard.ts';
import { stepsOf, type Step } from './wizard.ts';
import { problemText } from './words.ts';

const STEPS = {
  file: FileStep,
  kind: KindStep,
  crs: CrsStep,
  columns: ColumnsStep,
  review: ReviewStep,
  check: CheckStep,
  done: DoneStep,
} satisfies Record<Step, unknown>;

export default function ImportTool() {
  const t = useText();
  const online = useAppState((state) => state.online);
  const actions = useWizard();
  const { wizard, busy, trouble } = actions;
  const steps = stepsOf(wizard);
  const Content = STEPS[wizard.step];
  const at = steps.indexOf(wizard.step) + 1;
  return (
    <div className={styles.wizard}>
      {!online && (
        <p className={styles.offline} role="status">
          <WifiOff aria-hidden="true" size={20} /> {t('import.offline')}
        </p>
      )}
      {wizard.step !== 'file' && (
        <p className={styles.place} aria-live="polite">
          <strong>{t(`import.step.${wizard.step}`)}</strong>
          <span>{t('import.step.of', { n: at, all: steps.length })}</span>
        </p>
      )}
      {trouble && <Refusal trouble={trouble} />}
      {busy ? (
        <Working
          busy={busy}
          name={wizard.file?.name ?? ''}
          onCancel={busy.work === 'applying' ? null : actions.cancel}
        />
      ) : (
        <Content {...actions} />
      )}
    </div>
  );
}

function Refusal({ trouble: { problems, code, name } }: { readonly trouble: Trouble }) {
  const t = useText();
  const few = problems.slice(0, 5);
  return (
    <div className={styles.refusal} role="alert">
      <FileWarning aria-hidden="true" size={20} />
      <div>
        <strong>{code === null ? t('import.file.refused', { name }) : t(`failure.${code}`)}</strong>
        {few.map((problem) => (
          <p key={`${problem.code} ${problem.index ?? ''}`}>{problemText(t, problem.code, problem.params)}</p>
        ))}
      </div>
    </div>
  );
}

function Working({
  busy: { work, share },
  name,
  onCancel,
}: {
  readonly busy: Busy;
  readonly name: string;
  readonly onCancel: (() => void) | null;
}) {
  const t = useText();
  const text =
    work === 'applying'
      ? t('import.done.applying')
      : work === 'sending'
        ? t('import.check.sending')
        : work === 'reading'
          ? t('import.file.reading', { name })
          : t('import.working');
  return (
    <div className={styles.working} role="status">
      <p>{text}</p>
      <progress value={share ?? undefined} max={1} aria-label={text} />
      {onCancel && <Button onClick={onCancel}>{t('import.cancel')}</Button>}
    </div>
  );
}
