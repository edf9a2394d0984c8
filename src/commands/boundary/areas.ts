/** Whole parts: cut in two, merged, handed over, named. */
import type { LineString, MultiPolygon, Polygon } from 'geojson';
import type { LonLat } from '../../../geo/crs/offset.ts';
import { cut } from '../../../geo/partition/cut.ts';
import { merge } from '../../../geo/partition/merge.ts';
import type { Edit } from '../../../geo/partition/refusal.ts';
import { transfer } from '../../../geo/partition/transfer.ts';
import { newId } from '../../domain/new-id.ts';
import { freeName, redrawn } from '../../domain/rules/boundary-step.ts';
import type { BoundaryEdit } from '../../state/boundary.ts';
import type { AppContext } from '../context.ts';
import { tryEdit } from './nodes.ts';
import { editOf, setEdit, takeStep } from './set-edit.ts';

/** What a part is called now. */
export const nameOf = ({ now, rows }: Pick<BoundaryEdit, 'now' | 'rows'>, id: string): string =>
  now.names.get(id) ?? rows.get(id)?.name ?? '';

/** Metres from which the ends of a stroke reach for the border. */
const END_REACH = 6;

/** Cuts the part in hand, or else the one that most of the stroke lies in. */
export function cutAlong(app: AppContext, stroke: readonly LonLat[]): boolean {
  const edit = editOf(app);
  if (!edit) return false;
  const { partition } = edit.now;
  const [picked] = edit.picked;
  const id = picked ?? mostUnder(edit, stroke);
  if (id === undefined) return refuse(app, { refusal: { code: 'does_not_cut', at: stroke[0] ?? null } });
  const made = newId(app.clock.now());
  const result = cut(partition, id, stroke, made, END_REACH);
  if (result.refusal) return refuse(app, result);
  const kind = app.store.getState().world.territory_level.get(edit.level)?.name_zh ?? '';
  const taken = partition.ids.map((each) => nameOf(edit, each));
  const work = redrawn(edit.now, result.partition, edit.homes);
  const names = new Map(work.names).set(made, freeName(taken, kind));
  const cutFrom = new Map(work.cutFrom).set(made, id);
  takeStep(app, edit.now, { ...work, names, cutFrom }, 'cut', { stroke: [], picked: [] });
  return true;
}

/** Merges two parts. One that stands already keeps its place, its code and its name, before one that was only just cut off. */
export function mergeParts(app: AppContext, first: string, second: string): boolean {
  const edit = editOf(app);
  if (!edit) return false;
  const [id, other] = !edit.rows.has(first) && edit.rows.has(second) ? [second, first] : [first, second];
  const result = merge(edit.now.partition, id, other);
  if (result.refusal) return refuse(app, result, { picked: [first] });
  const work = redrawn(edit.now, result.partition, edit.homes);
  const into = new Map(work.into).set(other, id);
  takeStep(app, edit.now, { ...work, into }, 'merged', { picked: [id] });
  return true;
}

/** Hands a shape, or what lies beyond a line, to a part: from the one given, or from all others that have something of it. */
export function handOver(
  app: AppContext,
  to: string,
  shape: Polygon | MultiPolygon | LineString,
  from: string | null = null,
): boolean {
  const edit = editOf(app);
  if (!edit) return false;
  const givers = from === null ? edit.now.partition.ids.filter((id) => id !== to) : [from];
  let made: Edit | null = null;
  let why: Edit | null = null;
  for (const giver of givers) {
    const next: Edit = transfer(made?.refusal === null ? made.partition : edit.now.partition, giver, to, shape);
    if (next.refusal === null) made = next;
    else if (next.refusal.code !== 'nothing_to_hand' || why === null) why = next;
  }
  const result = made ?? why;
  if (!result) return false;
  return tryEdit(app, edit, result, 'transferred', { stroke: [] });
}

/** As it is typed; letter by letter it is one step. */
export function renamePart(app: AppContext, id: string, name: string): void {
  const edit = editOf(app);
  if (!edit || name === nameOf(edit, id)) return;
  const { now, past, event } = edit;
  const last = past.at(-1);
  const isTyping =
    event?.kind === 'renamed' && last?.partition === now.partition && last.names.get(id) !== now.names.get(id);
  if (isTyping) setEdit(app, { past: past.slice(0, -1) });
  takeStep(app, isTyping ? last : now, { ...now, names: new Map(now.names).set(id, name) }, 'renamed');
}

/** New parts that have no name. */
export const unnamedParts = (edit: Pick<BoundaryEdit, 'now' | 'rows'>): readonly string[] =>
  edit.now.partition.ids.filter(
    (id) => edit.now.partition.area(id) && !edit.rows.has(id) && nameOf(edit, id).trim() === '',
  );

function refuse(app: AppContext, { refusal }: Pick<Edit, 'refusal'>, change: Partial<BoundaryEdit> = {}): false {
  setEdit(app, { refusal, stroke: [], ...change });
  return false;
}

/** The part that most of a stroke lies in, asked at places along it. */
export function mostUnder({ now: { partition } }: BoundaryEdit, stroke: readonly LonLat[]): string | undefined {
  const votes = new Map<string, number>();
  stroke.forEach((a, n) => {
    const b = stroke[n + 1];
    if (!b) return;
    const weight = Math.hypot(b[0] - a[0], b[1] - a[1]);
    for (const t of [0.2, 0.5, 0.8]) {
      const id = partition.areaAt([a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]);
      if (id !== undefined) votes.set(id, (votes.get(id) ?? 0) + weight);
    }
  });
  return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0];
}
