/** The editor's panel: tool, what to do next, what is in hand, the numbers, and the way out. Everything here is done on the map too. */
import { ArrowLeft, Combine, Hand, Redo2, Replace, Scissors, Undo2 } from 'lucide-react';
import { redoOnTheirs } from '../../../commands/boundary/finish-boundary.ts';
import { closeBoundary } from '../../../commands/boundary/open-boundary.ts';
import { chooseTool } from '../../../commands/boundary/tools.ts';
import { redoStep, undoStep } from '../../../commands/boundary/undo-redo.ts';
import { BOUNDARY_TOOLS, type BoundaryEdit, type BoundaryTool } from '../../../state/boundary.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { useWords } from '../../cards/parts/use-words.ts';
import { Button, IconButton } from '../../parts/Button.tsx';
import { Segmented } from '../../parts/Segmented.tsx';
import { CompoundList } from './CompoundList.tsx';
import styles from './Edit.module.css';
import { FinishBar } from './FinishBar.tsx';
import { NodePad } from './NodePad.tsx';
import { PartList } from './PartList.tsx';
import { StrokeTools } from './StrokeTools.tsx';
import { useEditKeys } from './use-edit-keys.ts';
import { useGuides } from './use-guides.ts';
import { useOvertaken } from './use-overtaken.ts';
import { useTold } from './use-told.ts';

const ICONS: Readonly<Record<BoundaryTool, typeof Hand>> = {
  move: Hand,
  cut: Scissors,
  merge: Combine,
  transfer: Replace,
};

export function Editor({ edit }: { readonly edit: BoundaryEdit }) {
  const app = useApp();
  const { t } = useWords();
  const name = useAppState(({ world }) => world.territory.get(edit.parentId)?.name ?? '');
  const unkept = useAppState(({ report }) => report.unkept);
  const overtaken = useOvertaken(edit);
  const told = useTold(edit);
  useEditKeys();
  useGuides();
  return (
    <section aria-label={name} className={styles.editor}>
      <div className={styles.bar}>
        <Button weight="quiet" icon={<ArrowLeft size={20} aria-hidden="true" />} onClick={() => closeBoundary(app)}>
          {t('boundary.back')}
        </Button>
        <h3>{name}</h3>
        <IconButton label={t('boundary.undo')} disabled={edit.past.length === 0} onClick={() => undoStep(app)}>
          <Undo2 size={22} aria-hidden="true" />
        </IconButton>
        <IconButton label={t('boundary.redo')} disabled={edit.future.length === 0} onClick={() => redoStep(app)}>
          <Redo2 size={22} aria-hidden="true" />
        </IconButton>
      </div>
      <div className={styles.scroll}>
        <div className={styles.padded}>
          <Segmented
            label={t('boundary.tool')}
            labelHidden
            value={edit.tool}
            options={BOUNDARY_TOOLS.map((tool) => {
              const Icon = ICONS[tool];
              return { value: tool, label: t(`boundary.tool.${tool}`), icon: <Icon size={18} aria-hidden="true" /> };
            })}
            onChange={(tool) => chooseTool(app, tool)}
          />
          <p className={styles.hint}>{told.hint}</p>
          <p role="status" className={styles.told}>
            {told.event}
          </p>
          {told.refusal && (
            <p role="alert" className={styles.refusal}>
              {told.refusal}
            </p>
          )}
          {overtaken && (
            <div role="alert" className={styles.refusal}>
              <p>{t('boundary.overtaken')}</p>
              <Button onClick={() => redoOnTheirs(app)}>{t('boundary.review.redo')}</Button>
            </div>
          )}
          {edit.ghosts.length > 0 && <p className={styles.hint}>{t('boundary.ghost')}</p>}
          {edit.isLoose && <p className={styles.hint}>{t('boundary.loose')}</p>}
          {unkept && (
            <p role="alert" className={styles.refusal}>
              {t('boundary.unkept', { reason: t(`failure.${unkept.code}`) })}
            </p>
          )}
        </div>
        {(edit.tool === 'cut' || edit.tool === 'transfer') && <StrokeTools edit={edit} />}
        {(edit.tool === 'move' || edit.tool === 'cut') && <NodePad edit={edit} />}
        {edit.tool === 'transfer' && <CompoundList edit={edit} />}
        <PartList edit={edit} />
      </div>
      <FinishBar edit={edit} blocked={overtaken} />
    </section>
  );
}
