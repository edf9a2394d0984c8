/** Choosing the tool, and what is in hand. */
import type { LonLat } from '../../../geo/crs/offset.ts';
import { covers } from '../../domain/rules/covers.ts';
import type { BoundaryTool } from '../../state/boundary.ts';
import type { AppContext } from '../context.ts';
import { cutAlong, handOver, mergeParts, mostUnder } from './areas.ts';
import { editOf, HANDS_EMPTY, setEdit } from './set-edit.ts';

export const chooseTool = (app: AppContext, tool: BoundaryTool): void =>
  setEdit(app, {
    ...HANDS_EMPTY,
    tool,
    // A part in hand stays so where one is what the tool begins with.
    picked: editOf(app)?.picked.slice(0, 1) ?? [],
  });

/** Takes a part in hand, or lets it go; the second one of a merge is merged. */
export function pickPart(app: AppContext, id: string): void {
  const edit = editOf(app);
  if (!edit) return;
  const [first] = edit.picked;
  if (edit.tool === 'merge' && first !== undefined && first !== id) return void mergeParts(app, first, id);
  setEdit(app, { ...HANDS_EMPTY, stroke: edit.stroke, picked: edit.picked.includes(id) ? [] : [id] });
}

export const addStrokePoint = (app: AppContext, at: LonLat): void =>
  setEdit(app, { stroke: [...(editOf(app)?.stroke ?? []), at], refusal: null });

export const dropStrokePoint = (app: AppContext): void =>
  setEdit(app, { stroke: editOf(app)?.stroke.slice(0, -1) ?? [], refusal: null });

/** Does with the stroke what the tool is for. */
export function finishStroke(app: AppContext): boolean {
  const edit = editOf(app);
  if (!edit || edit.stroke.length < 2) return false;
  if (edit.tool === 'cut') return cutAlong(app, edit.stroke);
  const [to] = edit.picked;
  const from = mostUnder(edit, edit.stroke);
  if (edit.tool !== 'transfer' || to === undefined || from === undefined || from === to) return false;
  return handOver(app, to, { type: 'LineString', coordinates: edit.stroke.map(([lon, lat]) => [lon, lat]) }, from);
}

/** Hands the compound at a place to the part in hand, or the house where there is no compound. False where there is neither. */
export function handOverAt(app: AppContext, at: LonLat): boolean {
  const [to] = editOf(app)?.picked ?? [];
  const { world } = app.store.getState();
  const is = ({ geom }: { readonly geom: Parameters<typeof covers>[0] }): boolean => covers(geom, [...at]);
  const place = [...world.compound.values()].find(is) ?? [...world.building.values()].find(is);
  return to !== undefined && place !== undefined && handOver(app, to, place.geom);
}

/** Esc: lets go of what is in hand, the last thing taken first. False when nothing was. */
export function letGo(app: AppContext): boolean {
  const edit = editOf(app);
  if (!edit || edit.drag) return false;
  if (edit.stroke.length > 0 || edit.node || edit.edge || edit.refusal) setEdit(app, HANDS_EMPTY);
  else if (edit.picked.length > 0) setEdit(app, { picked: [] });
  else return false;
  return true;
}
