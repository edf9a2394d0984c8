/** Nodes and borders: moved, put in, taken out; by finger, by a second tap, by keys. */
import type { LonLat } from '../../../geo/crs/offset.ts';
import { metresBetween } from '../../../geo/crs/metres.ts';
import type { Partition } from '../../../geo/partition/partition.ts';
import { deleteNode, insertNode, moveEdge, moveNode, type Ends } from '../../../geo/partition/edit-nodes.ts';
import type { Edit } from '../../../geo/partition/refusal.ts';
import { snapCandidates } from '../../../geo/partition/snap.ts';
import { redrawn } from '../../domain/rules/boundary-step.ts';
import type { BoundaryEdit, BoundaryEvent } from '../../state/boundary.ts';
import type { AppContext } from '../context.ts';
import { snapWord } from './guides.ts';
import { editOf, setEdit, takeStep } from './set-edit.ts';

/** Takes a node in hand; null lets go. */
export const pickNode = (app: AppContext, node: LonLat | null): void =>
  setEdit(app, { node, edge: null, refusal: null, snap: null });

export const pickEdge = (app: AppContext, edge: Ends | null): void =>
  setEdit(app, { edge, node: null, refusal: null, snap: null });

/** One deed upon the outlines, or the reason why not. True when it was done. */
export function tryEdit(
  app: AppContext,
  edit: BoundaryEdit,
  made: Edit,
  event: BoundaryEvent,
  change: Partial<BoundaryEdit> = {},
): boolean {
  if (made.refusal) {
    setEdit(app, { refusal: made.refusal, snap: null });
    return false;
  }
  takeStep(app, edit.now, redrawn(edit.now, made.partition, edit.homes), event, change);
  return true;
}

/** Where a pointer at a place means to put a node of `start`: on a guide that is near, else where it is. */
export function snapped(edit: BoundaryEdit, start: BoundaryEdit['now'], from: LonLat, at: LonLat, metres: number) {
  if (metres <= 0) return null;
  // A node cannot come to lie on the partition's own: only lines of the ground attract it.
  const near = snapCandidates(start.partition, at, metres, { guides: edit.guides, dragged: from });
  return near.find(({ guide }) => guide !== null) ?? null;
}

/** Moves the node in hand, snapping within so many metres. */
export function moveTo(app: AppContext, at: LonLat, snap = 0): boolean {
  const edit = editOf(app);
  if (!edit?.node) return false;
  const near = snapped(edit, edit.now, edit.node, at, snap);
  const to = near?.at ?? at;
  const made = moveNode(edit.now.partition, edit.node, to);
  const node = made.refusal ? edit.node : freshNode(edit.now.partition, made, to);
  const mark = near && { at: near.at, word: snapWord(near) };
  return tryEdit(app, edit, made, 'moved', { node, snap: mark });
}

/** The node of what an edit made that is nearest to a wish and was not there before: on the outline it slides, so it may lie elsewhere. */
export function freshNode(before: Partition, made: Extract<Edit, { refusal: null }>, wish: LonLat): LonLat {
  let best: { at: LonLat; metres: number } | null = null;
  for (const id of made.changed)
    for (const node of made.partition
      .area(id)
      ?.polygons.flat()
      .flatMap((ring) => [...ring]) ?? []) {
      if (before.index.from(node).length > 0) continue;
      const at = made.partition.placeOf(node);
      const metres = metresBetween(at, wish);
      if (!best || metres < best.metres) best = { at, metres };
    }
  return best?.at ?? wish;
}

const PER_DEGREE = 111_195;

/** So many metres to the east and to the north: what arrow keys do. Moves the node in hand, or the whole border. */
export function nudge(app: AppContext, east: number, north: number): boolean {
  const edit = editOf(app);
  const by = ([lon, lat]: LonLat): LonLat => [
    lon + east / (PER_DEGREE * Math.cos((lat * Math.PI) / 180)),
    lat + north / PER_DEGREE,
  ];
  if (edit?.node) return moveTo(app, by(edit.node));
  if (!edit?.edge) return false;
  const to: Ends = [by(edit.edge[0]), by(edit.edge[1])];
  const made = moveEdge(edit.now.partition, edit.edge, to);
  const edge = made.refusal
    ? edit.edge
    : ([freshNode(edit.now.partition, made, to[0]), freshNode(edit.now.partition, made, to[1])] as const);
  return tryEdit(app, edit, made, 'moved', { edge });
}

/** Puts a node on a border and takes it in hand: in its middle unless a place is given. */
export function insertOn(app: AppContext, ends: Ends, at?: LonLat): boolean {
  const edit = editOf(app);
  if (!edit) return false;
  const [a, b] = ends;
  const place = at ?? ([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2] as const);
  const made = insertNode(edit.now.partition, ends, place);
  const node = made.refusal ? null : freshNode(edit.now.partition, made, place);
  return tryEdit(app, edit, made, 'inserted', { node, edge: null });
}

/** Takes the node in hand out. */
export function deletePicked(app: AppContext): boolean {
  const edit = editOf(app);
  if (!edit?.node) return false;
  return tryEdit(app, edit, deleteNode(edit.now.partition, edit.node), 'deleted', { node: null });
}
