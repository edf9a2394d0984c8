/** The nodes of the part in hand without a pointer: from one to the next, moved by metres, put in and taken out. */
import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, ChevronLeft, ChevronRight } from 'lucide-react';
import { isFixed } from '../../../commands/boundary/aim.ts';
import { nameOf } from '../../../commands/boundary/areas.ts';
import {
  indexInHand,
  insertAfterNode,
  ringsInHand,
  stepNode,
  strokeThroughNode,
} from '../../../commands/boundary/node-walk.ts';
import { deletePicked, insertOn, nudge } from '../../../commands/boundary/nodes.ts';
import type { BoundaryEdit } from '../../../state/boundary.ts';
import { useApp } from '../../app-context.tsx';
import { Button, IconButton } from '../../parts/Button.tsx';
import { useText } from '../../use-text.ts';
import styles from './Edit.module.css';

const WAYS = [
  { way: 'north', by: [0, 1], Icon: ArrowUp },
  { way: 'south', by: [0, -1], Icon: ArrowDown },
  { way: 'west', by: [-1, 0], Icon: ArrowLeft },
  { way: 'east', by: [1, 0], Icon: ArrowRight },
] as const;

export function NodePad({ edit }: { readonly edit: BoundaryEdit }) {
  const app = useApp();
  const t = useText();
  const [id] = edit.picked;
  const { node, edge } = edit;
  if (id === undefined && !node && !edge) return null;
  const of = ringsInHand(edit).flat().length;
  const n = indexInHand(edit) + 1;
  const fixed = node !== null && isFixed(edit.now.partition, node);
  const moves = edit.tool === 'move';
  return (
    <div className={styles.pad}>
      {id !== undefined && (
        <div className={styles.line}>
          <IconButton label={t('boundary.node.previous')} onClick={() => stepNode(app, -1, true)}>
            <ChevronLeft size={22} aria-hidden="true" />
          </IconButton>
          <div
            className={styles.nodes}
            role="spinbutton"
            tabIndex={0}
            data-node-pad=""
            aria-valuemin={1}
            aria-valuemax={of}
            aria-valuenow={Math.max(1, n)}
            aria-valuetext={n > 0 ? t('boundary.node.which', { n, of }) : t('boundary.node.none', { of })}
            aria-label={t('boundary.node.pad', { name: nameOf(edit, id) })}
            aria-describedby="boundary-keys"
          >
            <span>{n > 0 ? t('boundary.node.which', { n, of }) : t('boundary.node.none', { of })}</span>
            <small id="boundary-keys">{fixed ? t('boundary.node.fixed') : moves && t('boundary.node.keys')}</small>
          </div>
          <IconButton label={t('boundary.node.next')} onClick={() => stepNode(app, 1, true)}>
            <ChevronRight size={22} aria-hidden="true" />
          </IconButton>
        </div>
      )}
      {moves && (node || edge) && !fixed && (
        <div className={styles.line}>
          {WAYS.map(({ way, by, Icon }) => (
            <IconButton key={way} label={t(`boundary.node.${way}`)} onClick={() => nudge(app, by[0], by[1])}>
              <Icon size={22} aria-hidden="true" />
            </IconButton>
          ))}
        </div>
      )}
      {moves && (node || edge) && (
        <div className={styles.buttons}>
          {edge && <Button onClick={() => insertOn(app, edge)}>{t('boundary.edge.insert')}</Button>}
          {node && n > 0 && <Button onClick={() => insertAfterNode(app)}>{t('boundary.edge.insert')}</Button>}
          {node && <Button onClick={() => deletePicked(app)}>{t('boundary.node.delete')}</Button>}
        </div>
      )}
      {edit.tool === 'cut' && node && (
        <div className={styles.buttons}>
          <Button onClick={() => strokeThroughNode(app)}>{t('boundary.stroke.node')}</Button>
        </div>
      )}
    </div>
  );
}
