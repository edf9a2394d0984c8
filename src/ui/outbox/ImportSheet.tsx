/** A colleague's file, in three steps: checked, told in short what it would do, brought in; then what became of each operation. */
import { useRef, useState } from 'react';
import { FileInput } from 'lucide-react';
import { importOutbox, planImport, type ImportPlan } from '../../commands/import-outbox.ts';
import { toFailure, type FailureCode } from '../../domain/failure.ts';
import type { ArchiveFault } from '../../domain/outbox-archive.ts';
import { formatDateTime } from '../../i18n/index.ts';
import { operationKey } from '../../i18n/operation-key.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { Rows } from '../cards/parts/Row.tsx';
import { useWords } from '../cards/parts/use-words.ts';
import { Button } from '../parts/Button.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import styles from './ImportSheet.module.css';
import { OutboxRow } from './OutboxRow.tsx';

type Step =
  | { readonly kind: 'choose'; readonly fault: ArchiveFault | null }
  | { readonly kind: 'reading' }
  | { readonly kind: 'planned'; readonly plan: ImportPlan; readonly failure: FailureCode | null }
  | { readonly kind: 'brought_in'; readonly plan: ImportPlan };

export default function ImportSheet({ onClose }: { readonly onClose: () => void }) {
  const app = useApp();
  const { t } = useWords();
  const [step, setStep] = useState<Step>({ kind: 'choose', fault: null });
  const read = async (file: File): Promise<void> => {
    setStep({ kind: 'reading' });
    const plan = await planImport(app, file);
    setStep(typeof plan === 'string' ? { kind: 'choose', fault: plan } : { kind: 'planned', plan, failure: null });
  };
  const bringIn = async (plan: ImportPlan): Promise<void> => {
    try {
      await importOutbox(app, plan);
      setStep({ kind: 'brought_in', plan });
    } catch (error) {
      setStep({ kind: 'planned', plan, failure: toFailure(error).code });
    }
  };
  return (
    <Sheet
      open
      centred
      onClose={onClose}
      title={t('outbox.import.title')}
      footer={
        step.kind === 'planned' && step.plan.entries.length > 0 ? (
          <Button weight="primary" large onClick={() => void bringIn(step.plan)}>
            {t('outbox.import.confirm')}
          </Button>
        ) : step.kind === 'brought_in' ? (
          <Button weight="primary" large onClick={onClose}>
            {t('outbox.import.close')}
          </Button>
        ) : undefined
      }
    >
      {step.kind === 'choose' && <Choose fault={step.fault} onFile={(file) => void read(file)} />}
      {step.kind === 'reading' && <p role="status">{t('outbox.import.reading')}</p>}
      {step.kind === 'planned' && <Plan plan={step.plan} failure={step.failure} />}
      {step.kind === 'brought_in' && <Results plan={step.plan} />}
    </Sheet>
  );
}

function Choose({ fault, onFile }: { readonly fault: ArchiveFault | null; readonly onFile: (file: File) => void }) {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <p className={styles.hint}>{t('outbox.import_hint')}</p>
      {fault !== null && (
        <p role="alert" className={styles.fault}>
          {t(`outbox.import.fault.${fault}`)}
        </p>
      )}
      <input
        ref={input}
        className="visually-hidden"
        type="file"
        accept=".zip,application/zip"
        tabIndex={-1}
        aria-label={t('outbox.import.choose')}
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = ''; // the same file may be chosen again
          if (file) onFile(file);
        }}
      />
      <div>
        <Button icon={<FileInput size={18} aria-hidden="true" />} onClick={() => input.current?.click()}>
          {t('outbox.import.choose')}
        </Button>
      </div>
    </>
  );
}

function Plan({ plan, failure }: { readonly plan: ImportPlan; readonly failure: FailureCode | null }) {
  const { t, locale } = useWords();
  const { archive, entries, leftOut, photos, photoBytes } = plan;
  const kinds = new Map<string, number>();
  for (const { operation } of entries) kinds.set(operation.name, (kinds.get(operation.name) ?? 0) + 1);
  return (
    <>
      <p>
        {t('outbox.import.from', {
          by: archive.by,
          time: formatDateTime(locale, archive.exported_at),
        })}
      </p>
      {failure !== null && (
        <p role="alert" className={styles.fault}>
          {t(`failure.${failure}`)}
        </p>
      )}
      <section>
        <h3 className={styles.heading}>
          {entries.length === 0 ? t('outbox.import.nothing') : t('outbox.import.ready', { n: entries.length })}
        </h3>
        <ul>
          {[...kinds].map(([name, n]) => (
            <li key={name}>
              {t(operationKey(name))} × {n}
            </li>
          ))}
          {photos > 0 && (
            <li>{t('outbox.import.with_photos', { n: photos, mb: (photoBytes / 1_048_576).toFixed(1) })}</li>
          )}
        </ul>
      </section>
      {leftOut.length > 0 && (
        <section>
          <h3 className={styles.heading}>{t('outbox.import.left_out', { n: leftOut.length })}</h3>
          <ul className={styles.leftOut}>
            {leftOut.map(({ archived: { operation, title }, why }) => (
              <li key={operation.op_id}>
                {[t(operationKey(operation.name)), title].filter(Boolean).join(' ')}
                <span className={styles.hint}>{t(`outbox.import.left_out.${why}`)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** The entries themselves, as they become: answered, refused with a reason, known already. */
function Results({ plan }: { readonly plan: ImportPlan }) {
  const { t } = useWords();
  const outbox = useAppState((state) => state.outbox);
  const ids = new Set(plan.entries.map(({ operation }) => operation.op_id));
  return (
    <section>
      <h3 className={styles.heading}>{t('outbox.import.results')}</h3>
      <Rows label={t('outbox.import.results')}>
        {outbox
          .filter(({ operation }) => ids.has(operation.op_id))
          .map((entry) => (
            <OutboxRow key={`${entry.operation.op_id} ${entry.state}`} entry={entry} />
          ))}
      </Rows>
    </section>
  );
}
