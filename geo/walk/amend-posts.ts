/** Where gates stand while a network is amended: what opens a wall to a footpath. */
import type { GateNear } from './amend-footpath.ts';
import { wallsNear } from './amend-gate.ts';
import type { AmendGround, Point } from './amend-ground.ts';
import type { WalkGate } from './graph.ts';

/** A gate opens the ways within so many decimetres of it, as in `pieces.ts`. */
const NEAR_GATE = 80;

type Hours = Omit<WalkGate, 'edges'>;

/**
 * `gates` stand where their edges are; `waiting` are those that no way leads to yet, and stand in the nearest wall. `pass` is
 * called with an edge that was laid through a gate.
 */
export function gateFinder(
  ground: AmendGround,
  gates: readonly WalkGate[],
  waiting: readonly { readonly gate: Hours; readonly at: Point }[],
  pass: (gate: Hours, edge: number) => void,
): GateNear {
  const posts = [
    ...gates.flatMap((gate) =>
      gate.edges.map((edge) => {
        const [x, y] = ground.draft.points(edge) as [number, number];
        return { gate, zone: ground.draft.zone(edge), x, y };
      }),
    ),
    ...waiting.flatMap(({ gate, at: [x, y] }) => wallsNear(ground, x, y).map(({ zone }) => ({ gate, zone, x, y }))),
  ];
  return (zone, x, y) => {
    const [nearest] = posts
      .map((post) => ({ ...post, off: Math.hypot(post.x - x, post.y - y) }))
      .filter((post) => post.zone === zone && post.off <= NEAR_GATE)
      .sort((a, b) => a.off - b.off);
    return nearest ? (edge) => pass(nearest.gate, edge) : null;
  };
}
