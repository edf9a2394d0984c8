/** Walking answers for a place on the map: finds its network's file, fetches it once, asks the worker. */
import type { Bounds } from '../../geo/bounds.ts';
import type { LonLat } from '../../geo/walk/graph.ts';
import type { Walked, WalkedPath } from '../../geo/walk/walker.ts';
import type { WalkFile } from '../domain/runtime-config.ts';
import type { AskOptions, WalkClient } from './walk-client.ts';
import type { Conditions } from './walk-protocol.ts';

/** Fetches a file, or takes the kept one. Throws a `Failure`. */
export type ReadWalkFile = (file: WalkFile, onProgress: (share: number) => void) => Promise<ArrayBuffer>;

export class Walk {
  readonly #files: readonly WalkFile[];
  readonly #read: ReadWalkFile;
  readonly #client: WalkClient;
  readonly #opened = new Map<string, Promise<void>>();

  constructor(files: readonly WalkFile[], read: ReadWalkFile, client: WalkClient) {
    // the closest-fitting network knows a place best
    this.#files = [...files].sort((a, b) => size(a) - size(b));
    this.#read = read;
    this.#client = client;
  }

  /** Opens the network around a place; false where there is none. Again it is open already. Throws a `Failure`. */
  async load(place: LonLat, onProgress: (share: number) => void = () => undefined): Promise<boolean> {
    const file = this.#fileAt(place);
    if (!file) return false;
    const opening = this.#opened.get(file.url) ?? this.#open(file, onProgress);
    this.#opened.set(file.url, opening);
    try {
      await opening;
      return true;
    } catch (error) {
      this.#opened.delete(file.url); // the next question tries anew
      throw error;
    }
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
    const network = this.#fileAt(from)?.url;
    if (network === undefined || !(await this.load(from))) return null;
    return this.#client.ask('distances', { network, from, to, ...conditions }, options);
  }

  async path(from: LonLat, to: LonLat, conditions: Conditions, options?: AskOptions): Promise<WalkedPath | null> {
    const network = this.#fileAt(from)?.url;
    if (network === undefined || !(await this.load(from))) return null;
    return this.#client.ask('path', { network, from, to, ...conditions }, options);
  }

  async #open(network: WalkFile, onProgress: (share: number) => void): Promise<void> {
    const file = await this.#read(network, onProgress);
    await this.#client.ask('open', { network: network.url, file });
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
