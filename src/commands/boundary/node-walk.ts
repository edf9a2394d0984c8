/** Going from node to node of the part in hand, along its outline: for keys, and for who cannot hit a node. */
import type { LonLat } from '../../../geo/crs/offset.ts';
import type { BoundaryEdit } from '../../state/boundary.ts';
import type { AppContext } from '../context.ts';
import { insertOn, pickNode } from './nodes.ts';
import { editOf } from './set-edit.ts';
import { addStrokePoint } from './tools.ts';

/** Rings of the part in hand as places, each beginning at its westernmost node: an edit elsewhere leaves the order alone. */
export function ringsInHand({ now: { partition }, picked }: BoundaryEdit): readonly (readonly LonLat[])[] {
  const area = picked[0] === undefined ? undefined : partition.area(picked[0]);
  return (area?.polygons.flat() ?? []).map((ring) => {
    const start = ring.indexOf(Math.min(...ring));
    return [...ring.subarray(start), ...ring.subarray(0, start)].map((node) => partition.placeOf(node));
  });
}

const isAt = ([a, b]: LonLat, [c, d]: LonLat): boolean => a === c && b === d;

/** Where the node in hand stands in the outline, from 0; −1 where none is in hand, or one of another part. */
export const indexInHand = (edit: BoundaryEdit): number =>
  ringsInHand(edit)
    .flat()
    .findIndex((place) => edit.node && isAt(place, edit.node));

/** Takes the next node in hand, or the one before. Without `around` it ends at the ends: false, and nothing is done. */
export function stepNode(app: AppContext, by: 1 | -1, around: boolean): boolean {
  const edit = editOf(app);
  const nodes = edit ? ringsInHand(edit).flat() : [];
  if (!edit || nodes.length === 0) return false;
  const now = indexInHand(edit);
  const next = now < 0 ? (by > 0 ? 0 : nodes.length - 1) : now + by;
  const node = nodes[around ? (next + nodes.length) % nodes.length : next];
  if (!node) {
    pickNode(app, null);
    return false;
  }
  pickNode(app, node);
  bringIntoView(app, node);
  return true;
}

/** A new node between the one in hand and the next of the outline; on the border in hand where no node is. */
export function insertAfterNode(app: AppContext): boolean {
  const edit = editOf(app);
  if (edit?.edge) return insertOn(app, edit.edge);
  if (!edit?.node) return false;
  const { node } = edit;
  for (const ring of ringsInHand(edit)) {
    const n = ring.findIndex((place) => isAt(place, node));
    const next = ring[(n + 1) % ring.length];
    if (n >= 0 && next) {
      insertOn(app, [node, next]);
      return true;
    }
  }
  return false;
}

/** The stroke goes on through the node in hand. */
export function strokeThroughNode(app: AppContext): boolean {
  const node = editOf(app)?.node;
  if (node) addStrokePoint(app, node);
  return Boolean(node);
}

/** Degrees of the view around its middle, at least. */
const WIDE = 0.3;

function bringIntoView(app: AppContext, [lon, lat]: LonLat): void {
  const { camera } = app.store.getState();
  const degrees = camera ? (360 / 2 ** camera.zoom) * WIDE : 0;
  const isNear =
    camera && Math.abs(lon - (camera.center[0] ?? 0)) < degrees && Math.abs(lat - (camera.center[1] ?? 0)) < degrees;
  if (isNear || !camera) return;
  app.store.setState({ cameraWish: { kind: 'point', center: [lon, lat], zoom: Math.max(camera.zoom, 15) } });
}
