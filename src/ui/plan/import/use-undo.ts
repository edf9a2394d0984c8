/** Takes an import back and says what became of it; where rows stand in the way, which. */
import { createElement, useState, type ReactNode } from 'react';
import { carryOut } from '../../../commands/import/carry-out.ts';
import type { ImportPort } from '../../../commands/import/import-port.ts';
import { toFailure } from '../../../domain/failure.ts';
import type { ImportId } from '../../../domain/ids.ts';
import type { ServerProblem } from '../../../domain/ledger/import-record.ts';
import { useApp } from '../../app-context.tsx';
import { useToast } from '../../parts/Toast.tsx';
import { useText } from '../../use-text.ts';
import styles from './Import.module.css';
import { fieldText, problemText } from './words.ts';

const MOST_SHOWN = 20;

export function useUndo(withPort: <Value>(todo: (port: ImportPort) => Promise<Value>) => Promise<Value>): {
  readonly undo: (id: ImportId, name: string) => Promise<boolean>;
  readonly isUndoing: boolean;
  /** The rows that stand in the way, or nothing. */
  readonly blocked: ReactNode;
} {
  const app = useApp();
  const t = useText();
  const toast = useToast();
  const [isUndoing, setUndoing] = useState(false);
  const [problems, setProblems] = useState<readonly ServerProblem[]>([]);
  const undo = async (id: ImportId, name: string): Promise<boolean> => {
    setUndoing(true);
    setProblems([]);
    try {
      await carryOut(app, 'import.undo', id, name);
      toast(t('import.undo.done', { name }));
      return true;
    } catch (error) {
      const { code } = toFailure(error);
      toast(code === 'wrong_stage' ? t('import.undo.late') : t(`failure.${code}`));
      if (code === 'changed_since') {
        const told = await withPort((port) => port.check(id, AbortSignal.timeout(60_000))).catch(() => null);
        setProblems(told?.problems ?? []); // without them the sentence above still says what happened
      }
      return false;
    } finally {
      setUndoing(false);
    }
  };
  const blocked =
    problems.length === 0
      ? null
      : createElement(
          'div',
          { role: 'alert' },
          createElement('p', null, t('import.undo.blocked')),
          createElement(
            'ul',
            { className: styles.problems },
            problems
              .slice(0, MOST_SHOWN)
              .map(({ row, field, code }, n) =>
                createElement(
                  'li',
                  { key: n },
                  `${row === null ? '' : t('import.check.line', { line: row + 1 })} ${fieldText(t, field)} ${problemText(t, code)}`,
                ),
              ),
          ),
        );
  return { undo, isUndoing, blocked };
}
