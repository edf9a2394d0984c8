/**
 * Basemap archives kept on request (SPEC.md, B1…). One record each, the archive as a Blob: the browser keeps it as a file and
 * hands out slices of it, so that a map reads from 200 MB as from two.
 */
import { Dexie, type EntityTable } from 'dexie';
import { networkFailure } from '../data/failures.ts';
import { Failure } from '../domain/failure.ts';
import type { KeptBasemap } from '../domain/kept-basemap.ts';

const NAME = 'lianxin.basemaps';

interface StoredBasemap extends KeptBasemap {
  readonly archive: Blob;
}

type BasemapDatabase = Dexie & { basemap: EntityTable<StoredBasemap, 'url'> };

export interface KeptArchive {
  readonly archive: Blob;
  readonly etag: string | null;
}

export class IndexedBasemaps {
  readonly #fetch: typeof globalThis.fetch;
  readonly #clock: { now(): number };
  /** Archives as they were found, by address; asked for anew after a change. */
  readonly #found = new Map<string, Promise<KeptArchive | null>>();

  constructor(fetch: typeof globalThis.fetch, clock: { now(): number } = Date) {
    this.#fetch = fetch;
    this.#clock = clock;
  }

  async list(): Promise<readonly KeptBasemap[]> {
    const rows = await withDatabase('read', (database) => database.basemap.toArray());
    return (rows ?? []).map(({ archive: _archive, ...kept }) => kept);
  }

  /** The archive at an address, or null when it is not kept or cannot be read: then it comes over the network. */
  find(url: string): Promise<KeptArchive | null> {
    const address = absolute(url);
    const known = this.#found.get(address);
    if (known) return known;
    const found = withDatabase('read', (database) => database.basemap.get(address)).then(
      (row) => row ?? null,
      () => null,
    );
    this.#found.set(address, found);
    return found;
  }

  /** Bytes of the archive on the server, or null when it does not say. Throws `network`. */
  async size(url: string): Promise<number | null> {
    try {
      const response = await this.#fetch(url, { method: 'HEAD', cache: 'no-cache' });
      return response.ok ? lengthOf(response) : null;
    } catch (thrown) {
      throw networkFailure(thrown);
    }
  }

  /** Fetches an archive and keeps it when it is whole. Throws `network`, `server`, `storage`, or the signal's reason. */
  async keep(
    { url, name }: { readonly url: string; readonly name: string },
    onBytes: (bytes: number) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const { archive, etag } = await this.#download(url, onBytes, signal);
    const row = { url: absolute(url), name, bytes: archive.size, keptAt: this.#now(), etag, archive };
    await withDatabase('write', (database) => database.basemap.put(row));
    this.#found.clear();
  }

  async removeAll(): Promise<void> {
    await Dexie.delete(NAME).catch(refused);
    this.#found.clear();
  }

  async #download(url: string, onBytes: (bytes: number) => void, signal: AbortSignal): Promise<KeptArchive> {
    let bytes = 0;
    const counted = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        bytes += chunk.byteLength;
        onBytes(bytes);
        controller.enqueue(chunk);
      },
    });
    try {
      const response = await this.#fetch(url, { cache: 'no-store', signal });
      if (!response.ok || !response.body) throw new Failure('server', `${url}: ${response.status}`);
      const archive = await new Response(response.body.pipeThrough(counted)).blob();
      signal.throwIfAborted(); // cancelled at the last byte
      // a connection that ends early ends without an error where no length was promised
      if (archive.size !== (lengthOf(response) ?? archive.size)) throw new Failure('network', `${url} ended early`);
      return { archive, etag: response.headers.get('etag') };
    } catch (thrown) {
      signal.throwIfAborted();
      throw networkFailure(thrown);
    }
  }

  #now(): string {
    return new Date(this.#clock.now()).toISOString();
  }
}

const absolute = (url: string): string => (typeof document === 'undefined' ? url : new URL(url, document.baseURI).href);

const lengthOf = ({ headers }: Response): number | null => {
  const length = Number(headers.get('content-length') ?? Number.NaN);
  return Number.isInteger(length) ? length : null;
};

const refused = (thrown: unknown): never => {
  throw new Failure('storage', thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown), {
    cause: thrown,
  });
};

/** Reading never makes the database: a device that keeps no basemap has none. Throws `storage`. */
async function withDatabase<T>(
  purpose: 'read' | 'write',
  use: (database: BasemapDatabase) => Promise<T>,
): Promise<T | undefined> {
  try {
    if (purpose === 'read' && !(await Dexie.exists(NAME))) return undefined;
    const database = new Dexie(NAME) as BasemapDatabase;
    database.version(1).stores({ basemap: 'url' });
    try {
      return await use(database);
    } finally {
      database.close();
    }
  } catch (thrown) {
    return refused(thrown);
  }
}
