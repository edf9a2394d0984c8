/**
 * The service circle over one network: seconds for every home from the nearest of many places, and pictures of them, so fast
 * that they follow a finger. One for each network; who has amended it makes a new one.
 */
import type { CircleAnswer, CircleQuestion, CircleRing, CircleStreets, HomeSeconds } from './circle-answer.ts';
import type { WalkGraph } from './graph.ts';
import { Homes } from './homes.ts';
import { atLeast, Leaks, type Leak } from './leaks.ts';
import { moorAt, MOST_OFF_NETWORK, type Mooring } from './mooring.ts';
import { Owners } from './owners.ts';
import { nearestOf, secondsOf, seedsOfAll, type Starts } from './reach.ts';
import type { Search } from './search.ts';
import { Searches } from './searches.ts';
import { Snapper, type Snap } from './snap.ts';

/** Two paces at the present hour and at any, and some to go back to. */
const KEPT_NETWORKS = 6;

/** Draws a search that has run; limits in seconds, rising, and a cell of the time field in metres. */
export interface Pictures {
  rings(search: Search, starts: readonly Mooring[], limits: readonly number[], cell: 10 | 20): readonly CircleRing[];
  streets(search: Search, starts: readonly Mooring[], limits: readonly number[]): readonly CircleStreets[];
}

export class Circle {
  readonly #graph: WalkGraph;
  readonly #snapper: Snapper;
  readonly #pictures: Pictures;
  readonly #leaks: Leaks;
  readonly #searches: Searches;
  #homes: Homes;

  /** `snapper`: one of this graph that has been made already. */
  constructor(graph: WalkGraph, picturesOf: (graph: WalkGraph) => Pictures, snapper = new Snapper(graph)) {
    this.#graph = graph;
    this.#snapper = snapper;
    this.#pictures = picturesOf(graph);
    this.#leaks = new Leaks(graph);
    this.#searches = new Searches(graph, KEPT_NETWORKS);
    this.#homes = Homes.at(graph, snapper, new Float64Array(0));
  }

  /**
   * The homes all later answers are about, longitude and latitude in turn, EPSG:4326. Says of each whether it is connected: 0 is
   * farther than 100 m from anything to walk on (未接入路网).
   */
  setHomes(lonLat: Float64Array): Uint8Array<ArrayBuffer> {
    this.#homes = Homes.at(this.#graph, this.#snapper, lonLat);
    return this.#homes.connected.slice();
  }

  /** No array of an answer is used again, so that all may be handed on to another thread. */
  ask(question: CircleQuestion): CircleAnswer {
    const { places, conditions, limit, rings, cell } = question;
    const snaps = places.map((place) => this.#snapper.snap(place, MOST_OFF_NETWORK * 10));
    const search = this.#searches.at(conditions);
    const starts = moored(snaps, search);
    const owners = new Owners(search, starts);
    search.run(seedsOfAll(starts, search.network), limit, () => owners.atGates());
    owners.settle();
    const leaks = this.#leaks.reached(search, starts, limit);
    const own = this.#arrive(search, starts, leaks, limit);
    const largest = rings.at(-1) ?? limit;
    const drawn = starts.filter((start) => start !== null);
    return {
      ...own,
      nearest: nearestOf(search, this.#homes, starts, own.seconds, owners),
      rings: this.#pictures.rings(search, drawn, rings, cell),
      streets: question.streets ? this.#pictures.streets(search, drawn, rings) : [],
      offNetwork: [...snaps.keys()].filter((place) => snaps[place] === null),
      atEdge: leaks.some(({ seconds }) => seconds <= largest),
      // last: at their pace it is the same search
      elderly: question.elderly ? this.#askElderly(snaps, question) : null,
    };
  }

  #askElderly(snaps: readonly (Snap | null)[], { conditions, limit }: CircleQuestion): HomeSeconds {
    const search = this.#searches.at({ ...conditions, pace: 'elderly' });
    const starts = moored(snaps, search);
    search.run(seedsOfAll(starts, search.network), limit);
    return this.#arrive(search, starts, this.#leaks.reached(search, starts, limit), limit);
  }

  #arrive(search: Search, starts: Starts, leaks: readonly Leak[], limit: number): HomeSeconds {
    const seconds = secondsOf(search, this.#homes, starts, limit);
    return { seconds, atLeast: atLeast(seconds, this.#homes, leaks, search, limit) };
  }
}

const moored = (snaps: readonly (Snap | null)[], { network }: Search): Starts =>
  snaps.map((snap) => snap && moorAt(snap, network));
