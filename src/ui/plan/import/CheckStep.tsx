/** The dry run: what would be new, changed or left, what is wrong with which line, and the file again with the reasons in it. */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Translate } from '../../../i18n/index.ts';
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
  const problems = useMemo(() => problemsOf(t, wizard), [t, wizard]);
  const counts = wizard.dry?.check.counts;
  const willWrite = counts ? counts.insert + counts.update : 0;
  const isBoundaries = wizard.kind === 'boundaries';
  const blocked = isBoundaries && problems.length > 0;
  const faulty = new Set(problems.filter(({ line }) => line !== null).map(({ line }) => line)).size;
  const download = async (): Promise<void> => {
    setSaving(true);
    try {
      const reasons = problems.map(({ line, text }) => [line ?? 0, text] as const);
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
            {problems.slice(0, MOST_SHOWN).map(({ line, text }, n) => (
              <li key={`${line} ${n}`}>
                <strong>{line === null ? t('import.check.file') : t('import.check.line', { line })}</strong> {text}
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
  readonly line: number | null;
  readonly text: string;
}

/** What this device has found, what the server has found, and rows that wait for a decision: by line. */
function problemsOf(t: Translate, { match, dry }: Wizard): LineProblem[] {
  const said = (field: string | null, code: string, params: Readonly<Record<string, string | number>>): string =>
    [fieldText(t, field), problemText(t, code, params)].filter((part) => part !== '').join('：');
  const own = (match?.faults ?? []).map(({ line, field, code, params }) => ({
    line: line === 0 ? null : line,
    text: said(field, code, params),
  }));
  const open = (match?.doubts ?? []).flatMap(({ text, lines }) =>
    lines.map((line) => ({ line, text: `${text}：${problemText(t, 'unconfirmed')}` })),
  );
  const servers = (dry?.check.problems ?? []).map(({ row, field, code, detail }) => ({
    line: row,
    text: said(field, code, detail),
  }));
  return [...own, ...open, ...servers].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}
