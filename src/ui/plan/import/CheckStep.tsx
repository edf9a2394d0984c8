/** The dry run: what would be new, changed or left, what is wrong with which line, and the file again with the reasons in it. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { useAppState } from '../../app-context.tsx';
import { Button } from '../../parts/Button.tsx';
import { saveFile } from '../../parts/save-file.ts';
import { useText } from '../../use-text.ts';
import styles from './Import.module.css';
import { Buttons } from './parts.tsx';
import type { WizardActions } from './use-wizard.ts';
import type { Wizard } from './wizard.ts';
import { fieldText, problemText } from './words.ts';

const MOST_SHOWN = 100;

export function CheckStep({ wizard, change, check, apply, withPort }: WizardActions) {
  const t = useText();
  const online = useAppState((state) => state.online);
  const asked = useRef(false);
  const [isSaving, setSaving] = useState(false);
  const sendable = (wizard.match?.sure ?? 0) > 0;
  useEffect(() => {
    if (asked.current || wizard.dry || !sendable || !online) return;
    asked.current = true; // once by itself; then somebody asks again
    void check(wizard);
  }, [check, wizard, sendable, online]);
  const problems = useMemo(() => problemsOf(wizard), [wizard]);
  const counts = wizard.dry?.check.counts;
  const willWrite = counts ? counts.insert + counts.update : 0;
  const isBoundaries = wizard.kind === 'boundaries';
  const blocked = isBoundaries && problems.length > 0;
  // Of what is brought in row by row each is sent or faulty; the lists of faults may be shorter than their number.
  const faulty = isBoundaries
    ? new Set(problems.map(({ line }) => line)).size
    : (wizard.match ? wizard.match.rows - wizard.match.sure : 0) + (counts?.faulty ?? 0);
  const textOf = ({ field, code, params, text }: LineProblem): string =>
    [text ?? fieldText(t, field), problemText(t, code, params)].filter((part) => part !== '').join('：');
  const download = async (): Promise<void> => {
    setSaving(true);
    try {
      const reasons = problems.map((problem) => [problem.line ?? 0, textOf(problem)] as const);
      const file = await withPort((port) => port.ask('reasons', { title: t('import.check.reason'), reasons }));
      saveFile(file.name, file.bytes, file.mime);
    } finally {
      setSaving(false);
    }
  };
  return (
    <>
      {counts && <p role="status">{t('import.check.dry')}</p>}
      <dl className={styles.counts}>
        <Count label={t('import.check.insert')} n={counts?.insert ?? 0} />
        <Count label={t('import.check.update')} n={counts?.update ?? 0} />
        <Count label={t('import.check.unchanged')} n={counts?.unchanged ?? 0} />
        <Count label={t('import.check.faulty')} n={faulty} />
      </dl>
      {(wizard.match?.dropped ?? 0) > 0 && (
        <p className={styles.quiet}>{t('import.identity', { n: wizard.match?.dropped ?? 0 })}</p>
      )}
      {blocked && <p role="alert">{t('import.check.all_or_none')}</p>}
      {!blocked && faulty > 0 && willWrite > 0 && <p role="status">{t('import.check.partly', { n: faulty })}</p>}
      {(counts || !sendable) && willWrite === 0 && !blocked && <p role="status">{t('import.check.nothing')}</p>}
      {problems.length > 0 && (
        <section aria-label={t('import.check.problems', { n: problems.length })}>
          <h3 className={styles.heading}>{t('import.check.problems', { n: problems.length })}</h3>
          <ul className={styles.problems}>
            {problems.slice(0, MOST_SHOWN).map((problem, n) => (
              <li key={`${problem.line} ${n}`}>
                <strong>
                  {problem.line === null ? t('import.check.file') : t('import.check.line', { line: problem.line })}
                </strong>{' '}
                {textOf(problem)}
              </li>
            ))}
          </ul>
          {problems.length > MOST_SHOWN && <p>{t('import.check.more', { n: problems.length - MOST_SHOWN })}</p>}
          <Button disabled={isSaving} onClick={() => void download()}>
            {t('import.check.download')}
          </Button>
        </section>
      )}
      {sendable && (
        <Button disabled={!online} onClick={() => void check(wizard)}>
          {t('import.check.again')}
        </Button>
      )}
      <Buttons
        onBack={() => change({ step: 'columns', dry: null })}
        canGo={online && willWrite > 0 && !blocked}
        label={t('import.check.apply', { n: willWrite })}
        onNext={() => void apply(wizard)}
      />
    </>
  );
}

function Count({ label, n }: { readonly label: string; readonly n: number }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{n}</dd>
    </div>
  );
}

interface LineProblem {
  /** Null: of the file as a whole. */
  readonly line: number | null;
  readonly field: string | null;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** What the file says, where that is better than the name of its column. */
  readonly text?: string;
}

/** What this device has found, rows that wait for a decision, and what the server has found: by line. */
function problemsOf({ match, dry }: Wizard): LineProblem[] {
  const own = (match?.faults ?? []).map(({ line, ...fault }) => ({ ...fault, line: line === 0 ? null : line }));
  const open = (match?.doubts ?? []).flatMap(({ text, lines }) =>
    lines.map((line) => ({ line, text, field: null, code: 'unconfirmed', params: {} })),
  );
  const servers = (dry?.check.problems ?? []).map(({ row, field, code, detail }) => ({
    line: row,
    field,
    code,
    params: detail,
  }));
  return [...own, ...open, ...servers].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}
