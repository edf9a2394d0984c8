/** The port to walking answers: declared here, fulfilled in `workers/`, faked in tests. */
import type { Bounds } from '../../geo/bounds.ts';
import type { Amendments, CircleAnswer, CircleQuestion } from '../../geo/walk/circle-answer.ts';
import type { LonLat } from '../../geo/walk/graph.ts';
import type { Pace } from '../../geo/walk/paces.ts';
import type { NetworkFacts } from '../domain/entities.ts';
import type { Obstacle } from '../domain/circle.ts';
import type { Walked, WalkedPath } from '../../geo/walk/walker.ts';

export interface WalkConditions {
  readonly pace: Pace;
  /** Minutes since midnight in Shanghai: gates closed then are closed. Null: whatever the hour. */
  readonly minute: number | null;
  /** Gates, by id, that are shut besides. */
  readonly closed: readonly string[];
}

export interface WalkAsk {
  /** Of the questions of one lane only the newest is answered; the others reject with an `AbortError`. */
  readonly lane?: string;
  readonly signal?: AbortSignal;
}

/**
 * Walks along the network. Every method throws a `Failure`. Where `load` says false there is no network: then distances are
 * straight lines and labelled so (直线估算), never mixed with these.
 */
export interface WalkPort {
  /** Makes ready the network around a place; quick the second time. */
  load(place: LonLat, onProgress?: (share: number) => void): Promise<boolean>;
  /** One answer for each of many, null for each that cannot be walked to; null altogether where there is no network. */
  distances(
    from: LonLat,
    to: readonly LonLat[],
    conditions: WalkConditions,
    ask?: WalkAsk,
  ): Promise<readonly (Walked | null)[] | null>;
  path(from: LonLat, to: LonLat, conditions: WalkConditions, ask?: WalkAsk): Promise<WalkedPath | null>;
  /** What the network around a place is made of; null where there is none. */
  facts(place: LonLat): Promise<NetworkFacts | null>;
  /** What staff know of the ground: counts from the next question on, whatever is asked. */
  amend(amendments: Amendments): void;
  /**
   * Seconds from the doors at `homes` (`lon, lat` in turn; the same array again costs nothing) to the nearest of some places.
   * Null where there is no network around `place`.
   */
  circle(
    place: LonLat,
    homes: Float64Array,
    question: CircleQuestion,
    ask?: WalkAsk,
  ): Promise<(CircleAnswer & { readonly connected: Uint8Array }) | null>;
  /** What stands between each pair, as the crow flies; empty where there is no network. */
  obstacles(place: LonLat, pairs: readonly (readonly [LonLat, LonLat])[]): Promise<readonly (readonly Obstacle[])[]>;
  /** Has the networks of an area lie on this device. */
  keep(area: Bounds): Promise<void>;
}
