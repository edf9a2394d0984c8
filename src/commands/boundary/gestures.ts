/** What a pointer does while boundaries are drawn, tool by tool. A drag is one step, however many frames it has. */
import type { LonLat } from '../../../geo/crs/offset.ts';
import { metresBetween } from '../../../geo/crs/metres.ts';
import { insertNode, moveNode } from '../../../geo/partition/edit-nodes.ts';
import { snapCandidates } from '../../../geo/partition/snap.ts';
import { redrawn } from '../../domain/rules/boundary-step.ts';
import type { BoundaryEdit } from '../../state/boundary.ts';
import type { AppContext } from '../context.ts';
import { aimAt } from './aim.ts';
import type { BoundaryAim, BoundaryGestures } from './gesture-port.ts';
import { snapWord } from './guides.ts';
import { freshNode, moveTo, pickEdge, pickNode, snapped } from './nodes.ts';
import { editOf, setEdit, takeStep } from './set-edit.ts';
import { addStrokePoint, finishStroke, handOverAt, pickPart } from './tools.ts';

/** A freehand line keeps a point about every so many metres. */
const STROKE_STEP = 3;
/** What was there before a pointer took hold. */
const before = new WeakMap<AppContext, BoundaryEdit>();

const draws = ({ tool, picked }: BoundaryEdit): boolean => tool === 'cut' || (tool === 'transfer' && picked.length > 0);

export const boundaryGestures: BoundaryGestures = {
  findGrab(app, { at, reach, touch }) {
    const edit = editOf(app);
    if (!edit) return null;
    if (draws(edit)) return { id: 'stroke', at };
    if (edit.tool !== 'move') return null;
    const aimed = aimAt(edit, at, reach);
    // A finger that wants to push the map meets borders everywhere: it holds only those of the part in hand.
    if (aimed?.kind === 'edge' && touch && edit.picked.length === 0) return null;
    return aimed && { id: aimed.kind, at: aimed.at };
  },

  grab(app, id, at) {
    const edit = editOf(app);
    if (!edit) return;
    before.set(app, edit);
    if (id === 'stroke') return setEdit(app, { drag: { kind: 'stroke' }, stroke: [at], refusal: null });
    if (id === 'node') {
      const drag = { kind: 'node', start: edit.now, from: at } as const;
      return setEdit(app, { drag, node: at, edge: null, refusal: null });
    }
    const ends = snapCandidates(edit.now.partition, at, 0.05).find(({ kind }) => kind === 'edge')?.ends;
    if (!ends) return;
    const made = insertNode(edit.now.partition, ends, at);
    if (made.refusal) return setEdit(app, { refusal: made.refusal });
    const from = freshNode(edit.now.partition, made, at);
    const start = redrawn(edit.now, made.partition, edit.homes);
    setEdit(app, { drag: { kind: 'node', start, from }, now: start, node: from, edge: null, refusal: null });
  },

  drag(app, at, snap) {
    const edit = editOf(app);
    if (edit?.drag?.kind === 'node') dragNode(app, edit, edit.drag, at, snap);
    else if (edit?.drag) {
      const last = edit.stroke.at(-1);
      if (!last || metresBetween(last, at) >= STROKE_STEP) setEdit(app, { stroke: [...edit.stroke, at] });
    }
  },

  drop(app, at, snap) {
    this.drag(app, at, snap);
    const edit = editOf(app);
    const was = before.get(app);
    before.delete(app);
    if (!edit?.drag || !was) return;
    if (edit.drag.kind === 'stroke') {
      setEdit(app, { drag: null, stroke: [...edit.stroke, at] });
      finishStroke(app);
      setEdit(app, { stroke: [] });
    } else if (edit.now.partition === was.now.partition) setEdit(app, { drag: null, snap: null });
    else takeStep(app, was.now, edit.now, 'moved', { snap: null, refusal: edit.refusal });
  },

  cancel(app) {
    const was = before.get(app);
    before.delete(app);
    if (was) setEdit(app, { now: was.now, node: was.node, edge: was.edge, stroke: was.stroke, drag: null, snap: null });
  },

  tap(app, aim) {
    const edit = editOf(app);
    if (!edit) return;
    if (edit.tool === 'cut') return addStrokePoint(app, strokePlace(edit, aim));
    if (edit.tool === 'transfer' && edit.picked.length > 0) {
      const under = edit.now.partition.areaAt(aim.at);
      // A tap into the taker's own ground lets go of it; anywhere else it names what to hand over.
      if (under !== undefined && edit.picked.includes(under)) pickPart(app, under);
      else if (!handOverAt(app, aim.at)) setEdit(app, { refusal: { code: 'nothing_to_hand', at: aim.at } });
      return;
    }
    if (edit.tool === 'move' && tapMove(app, edit, aim)) return;
    const under = edit.now.partition.areaAt(aim.at);
    if (under === undefined) setEdit(app, { picked: [], node: null, edge: null, refusal: null });
    else pickPart(app, under);
  },
};

/** A node is taken by a tap and put by the next one; a border is taken. False: the tap means the ground. */
function tapMove(app: AppContext, edit: BoundaryEdit, { at, reach, snap }: BoundaryAim): boolean {
  const aimed = aimAt(edit, at, reach);
  if (aimed?.kind === 'node') {
    const isSame = edit.node && metresBetween(edit.node, aimed.at) < 0.02;
    pickNode(app, isSame ? null : aimed.at);
    return true;
  }
  if (edit.node) {
    moveTo(app, at, snap);
    return true;
  }
  if (aimed?.kind === 'edge' && edit.picked.length > 0) {
    pickEdge(app, aimed.ends);
    return true;
  }
  return false;
}

function dragNode(
  app: AppContext,
  edit: BoundaryEdit,
  { start, from }: Extract<BoundaryEdit['drag'], { kind: 'node' }>,
  at: LonLat,
  snap: number,
): void {
  const near = snapped(edit, start, from, at, snap);
  for (const meant of near ? [near, null] : [null]) {
    const to = meant?.at ?? at;
    const made = moveNode(start.partition, from, to);
    if (made.refusal) {
      if (!meant) setEdit(app, { refusal: made.refusal, snap: null });
      continue;
    }
    setEdit(app, {
      now: redrawn({ ...start, count: edit.now.count }, made.partition, edit.homes),
      node: freshNode(start.partition, made, to),
      snap: meant && { at: meant.at, word: snapWord(meant) },
      refusal: null,
    });
    return;
  }
}

/** A point of a line goes to what is near: a node, a border, a line of the ground. */
function strokePlace(edit: BoundaryEdit, { at, snap }: BoundaryAim): LonLat {
  return snapCandidates(edit.now.partition, at, snap, { guides: edit.guides })[0]?.at ?? at;
}
