/**
 * Which homes a site would reach when not everybody in them walks alike: each home counts twice, once for those who walk at the
 * pace that is asked for and once for those who walk at that of the elderly. Columns of the latter follow those of the former.
 */
import type { Snap } from '../snap.ts';
import { moorAt } from '../mooring.ts';
import type { Network } from '../network.ts';
import type { HomesOnEdges } from './homes-on-edges.ts';
import type { Reached } from './matrix.ts';
import { SiteReach } from './site-reach.ts';

/** One network, and homes as they are moored to it. */
export interface Pace {
  readonly network: Network;
  readonly homes: HomesOnEdges;
}

export class TwoPaces implements Reached<Snap> {
  /** Of a home at the second pace: its number, and the number of homes added. */
  readonly homeOf: Uint32Array;
  readonly reached: Uint32Array;
  readonly seconds: Float64Array;
  count = 0;
  readonly #paces: readonly { readonly network: Network; readonly reach: SiteReach; readonly from: number }[];

  /** `limit` in seconds. */
  constructor(first: Pace, second: Pace, limit: number) {
    const one = new SiteReach(first.network, first.homes, limit);
    const two = new SiteReach(second.network, second.homes, limit);
    const homes = first.homes.edge.length;
    const from = one.homeOf.length;
    this.#paces = [
      { network: first.network, reach: one, from: 0 },
      { network: second.network, reach: two, from },
    ];
    this.homeOf = Uint32Array.from([...one.homeOf, ...two.homeOf.map((home) => home + homes)]);
    this.reached = new Uint32Array(this.homeOf.length);
    this.seconds = new Float64Array(this.homeOf.length);
  }

  run(site: Snap): void {
    this.count = 0;
    for (const { network, reach, from } of this.#paces) {
      const mooring = moorAt(site, network);
      if (!mooring) continue;
      reach.run(mooring);
      for (let i = 0; i < reach.count; i++) {
        this.reached[this.count] = (reach.reached[i] as number) + from;
        this.seconds[this.count++] = reach.seconds[i] as number;
      }
    }
  }
}
