/** The register with what one does with many rows at once: tick, dispatch, export. */
import { Download, Send } from 'lucide-react';
import { useMemo, useState } from 'react';
import { toFailure } from '../../domain/failure.ts';
import { profileOf } from '../../domain/profile-of.ts';
import { isFiltering } from '../../domain/rules/case-filter.ts';
import { Inbox } from 'lucide-react';
import { useApp, useAppState } from '../app-context.tsx';
import { useWords } from '../cards/parts/use-words.ts';
import { Button } from '../parts/Button.tsx';
import { Notice } from '../parts/Notice.tsx';
import { SkeletonRows } from '../parts/Skeleton.tsx';
import { useToast } from '../parts/Toast.tsx';
import { BatchDispatch } from './BatchDispatch.tsx';
import { CaseTable } from './CaseTable.tsx';
import { exportCases } from './export-cases.ts';
import { marksAmong, noMarks } from './marks.ts';
import styles from './Register.module.css';
import type { DeskCases } from './use-desk-cases.ts';

export function DeskRegister({ cases }: { readonly cases: DeskCases }) {
  const app = useApp();
  const words = useWords();
  const { t } = words;
  const toast = useToast();
  const filter = useAppState((state) => state.caseFilter);
  const asOf = useAppState((state) => state.sync.dataAsOf);
  const [marks, setMarks] = useState(noMarks);
  const [dispatching, setDispatching] = useState<readonly string[] | null>(null);
  const { world, rows } = cases;
  const role = profileOf(world)?.role;
  const canMark = role === 'community_staff' || role === 'street_staff';
  const ids = useMemo(() => rows.map((row) => row.record.id), [rows]);
  const marked = useMemo(() => marksAmong(marks, ids), [marks, ids]);

  const save = async (): Promise<void> => {
    const chosen = new Set<string>(marked);
    const listed = chosen.size === 0 ? rows : rows.filter((row) => chosen.has(row.record.id));
    try {
      const file = await exportCases(app, listed, words, cases.now);
      toast(t('desk.exported', { n: listed.length, file }));
    } catch (error) {
      toast(t(`failure.${toFailure(error).code}`));
    }
  };

  if (rows.length === 0)
    return asOf === null ? (
      <SkeletonRows label={t('shell.list.loading')} />
    ) : (
      <Notice icon={<Inbox />} title={t(isFiltering(filter) ? 'desk.none_pass' : 'desk.empty')}>
        {t(isFiltering(filter) ? 'desk.none_pass_hint' : 'desk.empty_hint')}
      </Notice>
    );
  return (
    <>
      <CaseTable cases={cases} ids={ids} marks={canMark ? marks : null} onMarks={setMarks} />
      <footer className={styles.bar}>
        {marked.length > 0 ? (
          <>
            <p className={styles.marked} role="status">
              {t('desk.marked', { n: marked.length })}
            </p>
            <Button weight="quiet" onClick={() => setMarks(noMarks)}>
              {t('desk.unmark')}
            </Button>
          </>
        ) : (
          <p className={styles.keys}>{t('desk.keys')}</p>
        )}
        <Button icon={<Download size={18} aria-hidden="true" />} onClick={() => void save()}>
          {t('desk.export')}
        </Button>
        {canMark && (
          <Button
            weight="primary"
            className={styles.dispatch}
            icon={<Send size={20} aria-hidden="true" />}
            disabled={marked.length === 0}
            onClick={() => setDispatching(marked)}
          >
            {t('desk.dispatch')}
          </Button>
        )}
      </footer>
      {dispatching && (
        <BatchDispatch
          ids={dispatching}
          onClose={(dispatched) => {
            setDispatching(null);
            if (dispatched) setMarks(noMarks);
          }}
        />
      )}
    </>
  );
}
