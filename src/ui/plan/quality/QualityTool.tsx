/** 一张网体检: what is wrong with the net, worst first; each leads to its place, and some to a remedy. And the totals that were reported. */
import { FileSpreadsheet, ListChecks } from 'lucide-react';
import { useEffect, useState } from 'react';
import { clearHighlight } from '../../../commands/clear-highlight.ts';
import { toFailure } from '../../../domain/failure.ts';
import { FINDING_KINDS } from '../../../domain/answers/quality/finding.ts';
import '../../../i18n/plan-texts.ts';
import { useApp } from '../../app-context.tsx';
import { useWords } from '../../cards/parts/use-words.ts';
import { Button } from '../../parts/Button.tsx';
import { Notice } from '../../parts/Notice.tsx';
import { Segmented } from '../../parts/Segmented.tsx';
import { SkeletonRows } from '../../parts/Skeleton.tsx';
import { useToast } from '../../parts/Toast.tsx';
import { FindingGroup } from './FindingGroup.tsx';
import { saveFindings } from './findings-sheet.ts';
import styles from './Quality.module.css';
import { ReportedFigures } from './ReportedFigures.tsx';
import { useQuality } from './use-quality.ts';

const VIEWS = ['findings', 'reported'] as const;

export default function QualityTool() {
  const app = useApp();
  const { t } = useWords();
  const [view, setView] = useState<(typeof VIEWS)[number]>('findings');
  useEffect(() => () => clearHighlight(app), [app]);
  return (
    <div className={styles.tool}>
      <div className={styles.tabs}>
        <Segmented
          label={t('quality.view')}
          labelHidden
          value={view}
          options={VIEWS.map((value) => ({ value, label: t(`quality.tab.${value}`) }))}
          onChange={setView}
        />
      </div>
      {view === 'findings' ? <Findings /> : <ReportedFigures />}
    </div>
  );
}

function Findings() {
  const app = useApp();
  const words = useWords();
  const { t, locale } = words;
  const toast = useToast();
  const { findings, done, world } = useQuality();
  const [open, setOpen] = useState<string | null>(null);
  const save = async (): Promise<void> => {
    try {
      toast(t('quality.exported', { file: await saveFindings(app, words, findings ?? []) }));
    } catch (error) {
      const { code } = toFailure(error);
      toast(t(code === 'unexpected' ? 'export.failed' : `failure.${code}`));
    }
  };
  const percent = Math.floor(done * 100);
  if (!findings)
    return (
      <>
        <p role="status" className={styles.status}>
          {t('quality.running', { percent })}
        </p>
        <SkeletonRows label={t('quality.running', { percent })} />
      </>
    );
  if (findings.length === 0) {
    const grids = [...world.territory.values()].filter(({ level }) => level === 'grid').length;
    return (
      <Notice icon={<ListChecks />} title={t('quality.none')}>
        {grids === 0
          ? t('quality.none_scope')
          : t('quality.none_hint', { grids, compounds: world.compound.size.toLocaleString(locale) })}
      </Notice>
    );
  }
  return (
    <>
      <div className={styles.head}>
        <p role="status" className={styles.status}>
          {done < 1 ? t('quality.running', { percent }) : t('quality.found', { n: findings.length })}
        </p>
        <Button icon={<FileSpreadsheet size={18} aria-hidden="true" />} onClick={() => void save()}>
          {t('quality.export')}
        </Button>
      </div>
      {FINDING_KINDS.map((kind) => {
        const some = findings.filter((finding) => finding.kind === kind);
        return some.length > 0 && <FindingGroup key={kind} kind={kind} findings={some} open={open} onOpen={setOpen} />;
      })}
    </>
  );
}
