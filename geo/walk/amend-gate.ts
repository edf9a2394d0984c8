/** A gate where the network has none: through the wall, and straight to the nearest way on either side of it. */
import type { AmendGround } from './amend-ground.ts';
import { FLAG } from './graph.ts';
import { nearestOn } from './nearest-on.ts';

/** A gate is in the wall that is as near as this, and joins ways as near as that; decimetres. */
export const NEAR_WALL = 150;
export const NEAR_WAY = 600;

/** Walls that stand back to back. */
const SAME_WALL = 5;

/** The wall a gate is in: a point of it, and the zone it shuts in. Where two stand back to back, it may be in either. */
export function wallsNear(ground: AmendGround, x: number, y: number): { x: number; y: number; zone: number }[] {
  const { ringZone, ringStart, rings } = ground.draft.graph;
  const found = Array.from(ringZone, (zone, ring) => {
    const points = Array.from(rings.subarray(2 * (ringStart[ring] as number), 2 * (ringStart[ring + 1] as number)));
    const on = nearestOn([...points, ...points.slice(0, 2)], x, y);
    return { zone, x: Math.round(on.x), y: Math.round(on.y), off: Math.sqrt(on.square) };
  })
    .filter(({ off }) => off <= NEAR_WALL)
    .sort((a, b) => a.off - b.off);
  return found.filter(({ off }) => off <= (found[0]?.off ?? 0) + SAME_WALL);
}

/** The entry edge of the gate that was made; null where there is no wall, or no way to be joined on one of its sides. */
export function addGate(ground: AmendGround, x: number, y: number): number | null {
  for (const wall of wallsNear(ground, x, y)) {
    const inside = ground.join(wall.x, wall.y, NEAR_WAY, wall.zone);
    const outside = inside && ground.join(wall.x, wall.y, NEAR_WAY, 0);
    if (!outside) continue;
    const { draft } = ground;
    const [outer, inner] = [draft.addNode(wall.x, wall.y, 0), draft.addNode(wall.x, wall.y, wall.zone)];
    ground.lay(outer, draft.nodeOn(outside.edge, outside.x, outside.y), 0);
    ground.lay(inner, draft.nodeOn(inside.edge, inside.x, inside.y), 0);
    return draft.addEdge(outer, inner, FLAG.entry);
  }
  return null;
}
