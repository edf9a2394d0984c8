/** Where a place meets the network, and the ways from it onto it: what every search starts from and arrives at. */
import { FLAG, type LonLat } from './graph.ts';
import type { Network } from './network.ts';
import { exactSeconds, secondsFor } from './paces.ts';
import type { Seed } from './search.ts';
import type { Snap, Snapper } from './snap.ts';

/** Who lives farther than this from anything to walk on is not connected (未接入路网), metres. */
export const MOST_OFF_NETWORK = 100;

export interface Mooring {
  readonly snap: Snap;
  /** Seconds to reach the edge, and along it to its first and its second end. */
  readonly off: number;
  readonly toFrom: number;
  readonly toTo: number;
}

/** Null for a place that is not connected, or stands at a gate that is shut. */
export function moor(snapper: Snapper, place: LonLat, network: Network): Mooring | null {
  const snap = snapper.snap(place, MOST_OFF_NETWORK * 10);
  return snap && moorAt(snap, network);
}

/** The same for a place that has been snapped: its seconds depend on pace and hour, where it stands does not. */
export function moorAt(snap: Snap, { graph, conditions, edgeSeconds, isOpen }: Network): Mooring | null {
  if (isOpen[snap.edge] === 0) return null;
  const whole = edgeSeconds[snap.edge] as number;
  const length = graph.length[snap.edge] as number;
  const toFrom = length === 0 ? 0 : exactSeconds((whole * snap.along) / length);
  return { snap, off: secondsFor(snap.off, conditions.pace, false), toFrom, toTo: whole - toFrom };
}

/** Who stands at a gate stands inside it; on a one-way stair one goes on as it does. */
export function seedsOf({ snap: { edge }, off, toFrom, toTo }: Mooring, { graph }: Network): Seed[] {
  const [u, v] = [graph.from[edge] as number, graph.to[edge] as number];
  const flags = graph.flags[edge] as number;
  if ((flags & FLAG.entry) !== 0) return [{ node: graph.zone[u] === 0 ? v : u, seconds: off }];
  const ahead = { node: v, seconds: off + toTo };
  return (flags & FLAG.oneWay) !== 0 ? [ahead] : [{ node: u, seconds: off + toFrom }, ahead];
}
