/** The line of a cut or of a strip that is drawn point by point. */
import { Scissors, Undo2 } from 'lucide-react';
import { dropStrokePoint, finishStroke } from '../../../commands/boundary/tools.ts';
import type { BoundaryEdit } from '../../../state/boundary.ts';
import { useApp } from '../../app-context.tsx';
import { Button } from '../../parts/Button.tsx';
import { useText } from '../../use-text.ts';
import styles from './Edit.module.css';

export function StrokeTools({ edit: { stroke, drag, tool } }: { readonly edit: BoundaryEdit }) {
  const app = useApp();
  const t = useText();
  if (stroke.length === 0 || drag) return null;
  return (
    <div className={styles.pad}>
      <p className={styles.hint}>{t('boundary.stroke.points', { n: stroke.length })}</p>
      <div className={styles.buttons}>
        <Button icon={<Undo2 size={18} aria-hidden="true" />} onClick={() => dropStrokePoint(app)}>
          {t('boundary.stroke.back')}
        </Button>
        <Button
          weight="primary"
          icon={<Scissors size={18} aria-hidden="true" />}
          disabled={stroke.length < 2}
          onClick={() => finishStroke(app)}
        >
          {t(tool === 'cut' ? 'boundary.cut' : 'boundary.transfer.line')}
        </Button>
      </div>
    </div>
  );
}
