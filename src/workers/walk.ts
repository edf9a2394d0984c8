/** Walking answers for a place on the map: finds its network's file, fetches it once, asks the worker. */
import type { Bounds } from '../../geo/bounds.ts';
import type { Amendments, CircleAnswer, CircleQuestion } from '../../geo/walk/circle-answer.ts';
import type { LonLat } from '../../geo/walk/graph.ts';
import type { CoverProblem } from '../../geo/walk/plan/cover-problem.ts';
import type { Walked, WalkedPath } from '../../geo/walk/walker.ts';
import type { Obstacle } from '../domain/circle.ts';
import type { NetworkFacts } from '../domain/entities.ts';
import type { WalkFile } from '../domain/runtime-config.ts';
import type { AskOptions, WalkClient } from './walk-client.ts';
import type { PlanTurn } from './plan-desk.ts';
import type { Conditions, PlanQuestion } from './walk-protocol.ts';

/** Fetches a file, or takes the kept one. Throws a `Failure`. */
export type ReadWalkFile = (file: WalkFile, onProgress: (share: number) => void) => Promise<ArrayBuffer>;

export class Walk {
  readonly #files: readonly WalkFile[];
  readonly #read: ReadWalkFile;
  readonly #client: WalkClient;
  readonly #opened = new Map<string, Promise<NetworkFacts>>();
  #amendments: Amendments = { gates: [], footpaths: [] };
  /** What each open network has been told already. */
  readonly #amended = new Map<string, Amendments>();
  readonly #homes = new Map<string, Float64Array>();

  constructor(files: readonly WalkFile[], read: ReadWalkFile, client: WalkClient) {
    // the closest-fitting network knows a place best
    this.#files = [...files].sort((a, b) => size(a) - size(b));
    this.#read = read;
    this.#client = client;
    client.onEnd(() => {
      for (const told of [this.#opened, this.#amended, this.#homes]) told.clear();
    });
  }

  /** Opens the network around a place; false where there is none. Again it is open already. Throws a `Failure`. */
  async load(place: LonLat, onProgress: (share: number) => void = () => undefined): Promise<boolean> {
    const file = this.#fileAt(place);
    if (!file) return false;
    await this.#facts(file, onProgress);
    return true;
  }

  /** What the network around a place is made of; null where there is none. Throws a `Failure`. */
  async facts(place: LonLat): Promise<NetworkFacts | null> {
    const file = this.#fileAt(place);
    return file && this.#facts(file, () => undefined);
  }

  /** Gates and footpaths as staff know them; they count from the next question on. */
  amend(amendments: Amendments): void {
    this.#amendments = amendments;
  }

  /** Fetches the networks that touch an area, so that they lie on the device. Throws a `Failure`. */
  async keep([west, south, east, north]: Bounds): Promise<void> {
    for (const file of this.#files) {
      const [w, s, e, n] = file.bounds;
      if (w <= east && e >= west && s <= north && n >= south) await this.#read(file, () => undefined);
    }
  }

  /** Seconds and metres to each of many, null for each that cannot be walked to; null altogether without a network. */
  async distances(
    from: LonLat,
    to: readonly LonLat[],
    conditions: Conditions,
    options?: AskOptions,
  ): Promise<readonly (Walked | null)[] | null> {
    const network = await this.#ready(from);
    if (network === null) return null;
    return this.#client.ask('distances', { network, from, to, ...conditions }, options);
  }

  async path(from: LonLat, to: LonLat, conditions: Conditions, options?: AskOptions): Promise<WalkedPath | null> {
    const network = await this.#ready(from);
    if (network === null) return null;
    return this.#client.ask('path', { network, from, to, ...conditions }, options);
  }

  /** Seconds from each door to the nearest of some places; null where there is no network. Throws as `distances`. */
  async circle(
    place: LonLat,
    homes: Float64Array,
    question: CircleQuestion,
    options?: AskOptions,
  ): Promise<(CircleAnswer & { readonly connected: Uint8Array }) | null> {
    const network = await this.#readyFor(place, homes);
    if (network === null) return null;
    return this.#client.ask('circle', { network, question }, options);
  }

  /** What stands between each pair, as the crow flies. Throws as `distances`. */
  async obstacles(
    place: LonLat,
    pairs: readonly (readonly [LonLat, LonLat])[],
  ): Promise<readonly (readonly Obstacle[])[]> {
    const network = await this.#ready(place);
    return network === null ? [] : this.#client.ask('obstacles', { network, pairs });
  }

  /** A quick plan for these doors; null where there is no network. Throws as `distances`. */
  async plan(
    place: LonLat,
    homes: Float64Array,
    question: PlanQuestion,
    options?: AskOptions,
  ): Promise<PlanTurn | null> {
    const network = await this.#readyFor(place, homes);
    return network === null ? null : this.#client.ask('plan', { network, question }, options);
  }

  /** The next turn of looking for a better one. */
  async betterPlan(place: LonLat, options?: AskOptions): Promise<PlanTurn | null> {
    const network = this.#fileAt(place)?.url;
    return network === undefined ? null : this.#client.ask('plan_better', { network }, options);
  }

  /** What has to be proved of the best plan so far. */
  async planProblem(place: LonLat, options?: AskOptions): Promise<CoverProblem | null> {
    const network = this.#fileAt(place)?.url;
    return network === undefined ? null : this.#client.ask('plan_problem', { network }, options);
  }

  /** As `#ready`, and told of these doors. */
  async #readyFor(place: LonLat, homes: Float64Array): Promise<string | null> {
    const network = await this.#ready(place);
    if (network === null || this.#homes.get(network) === homes) return network;
    await this.#client.ask('homes', { network, places: homes });
    this.#homes.set(network, homes);
    return network;
  }

  /** The network around a place, open and told what staff know; null where there is none. */
  async #ready(place: LonLat): Promise<string | null> {
    const file = this.#fileAt(place);
    if (!file) return null;
    await this.#facts(file, () => undefined);
    const network = file.url;
    const amendments = this.#amendments;
    const told = this.#amended.get(network);
    if (told !== amendments && (told || amendments.gates.length > 0 || amendments.footpaths.length > 0)) {
      this.#amended.set(network, amendments);
      await this.#client.ask('amend', { network, amendments });
    }
    return network;
  }

  async #facts(file: WalkFile, onProgress: (share: number) => void): Promise<NetworkFacts> {
    const opening = this.#opened.get(file.url) ?? this.#open(file, onProgress);
    this.#opened.set(file.url, opening);
    try {
      return await opening;
    } catch (error) {
      if (this.#opened.get(file.url) === opening) this.#opened.delete(file.url); // the next question tries anew
      throw error;
    }
  }

  async #open(network: WalkFile, onProgress: (share: number) => void): Promise<NetworkFacts> {
    const file = await this.#read(network, onProgress);
    this.#amended.delete(network.url);
    this.#homes.delete(network.url);
    return this.#client.ask('open', { network: network.url, file });
  }

  #fileAt([lon, lat]: LonLat): WalkFile | null {
    return (
      this.#files.find(
        ({ bounds: [west, south, east, north] }) => lon >= west && lon <= east && lat >= south && lat <= north,
      ) ?? null
    );
  }
}

const size = ({ bounds: [west, south, east, north] }: WalkFile): number => (east - west) * (north - south);
