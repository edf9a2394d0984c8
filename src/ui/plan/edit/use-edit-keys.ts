/**
 * Keys of the boundary editor. Undo and redo go everywhere; the rest where the nodes are: on their pad and on the map. What
 * somebody types is never eaten, and Tab leaves the pad at its ends.
 */
import { useEffect } from 'react';
import type { AppContext } from '../../../commands/context.ts';
import { insertAfterNode, strokeThroughNode, stepNode } from '../../../commands/boundary/node-walk.ts';
import { deletePicked, nudge } from '../../../commands/boundary/nodes.ts';
import { editOf } from '../../../commands/boundary/set-edit.ts';
import { letGo } from '../../../commands/boundary/tools.ts';
import { redoStep, undoStep } from '../../../commands/boundary/undo-redo.ts';
import { useApp } from '../../app-context.tsx';
import { isTyping } from '../../keys.ts';

const ARROWS: Readonly<Record<string, readonly [east: number, north: number]>> = {
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};
/** Metres of a step, and of a large one. */
const [STEP, LARGE] = [1, 10];

export function useEditKeys(): void {
  const app = useApp();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (isTyping(event.target) || document.querySelector('[role="dialog"]')) return;
      if (!isDone(app, event)) return;
      event.preventDefault();
      event.stopPropagation(); // the map would move along
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [app]);
}

const isAtNodes = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.dataset['nodePad'] !== undefined || target.tagName === 'CANVAS');

/** Whether the key meant something here. */
function isDone(app: AppContext, { key, ctrlKey, metaKey, shiftKey, altKey, target }: KeyboardEvent): boolean {
  if ((ctrlKey || metaKey) && key.toLowerCase() === 'z') {
    (shiftKey ? redoStep : undoStep)(app);
    return true;
  }
  if ((ctrlKey || metaKey) && key.toLowerCase() === 'y') {
    redoStep(app);
    return true;
  }
  if (ctrlKey || metaKey || altKey) return false;
  if (key === 'Escape') return letGo(app);
  if (!isAtNodes(target)) return false;
  const edit = editOf(app);
  const arrow = ARROWS[key];
  if (arrow && edit?.tool === 'move' && (edit.node || edit.edge)) {
    const metres = shiftKey ? LARGE : STEP;
    nudge(app, arrow[0] * metres, arrow[1] * metres);
    return true;
  }
  switch (key) {
    case 'Tab':
      return stepNode(app, shiftKey ? -1 : 1, false);
    case 'Enter':
      return edit?.tool === 'cut' ? strokeThroughNode(app) : insertAfterNode(app);
    case 'Delete':
    case 'Backspace':
      return edit?.node ? (deletePicked(app), true) : false;
    default:
      return false;
  }
}
