/** How somebody stands at a limit, from what the walking worker has answered for their door. */
import type { HomeSeconds, ReachState } from '../circle.ts';

/** `limit` in seconds; `connected` is what the door's own entry says, whatever the pace. */
export function reachState(
  { seconds, atLeast }: HomeSeconds,
  connected: Uint8Array,
  home: number,
  limit: number,
): ReachState {
  if (connected[home] !== 1) return 'unconnected';
  if ((seconds[home] ?? Infinity) <= limit) return 'within';
  return (atLeast[home] ?? Infinity) <= limit ? 'unknown' : 'outside';
}
