import type { WalkGraph } from './graph.ts';
import { Walls } from './walls.ts';

/** The walls of a network's zones, in metres of its plane. */
export function wallsOf({ ringZone, ringStart, rings }: WalkGraph): Walls {
  return new Walls(
    Array.from(ringZone, (zone, i) => ({
      zone,
      points: Float64Array.from(
        rings.subarray(2 * (ringStart[i] as number), 2 * (ringStart[i + 1] as number)),
        (v) => v / 10,
      ),
    })).sort((a, b) => a.zone - b.zone),
  );
}
