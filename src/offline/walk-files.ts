/**
 * Walking networks kept as they are used (SPEC.md, W1…): the server says whether its file has changed, and without a server
 * the kept one serves.
 */
import { Dexie, type EntityTable } from 'dexie';
import { networkFailure } from '../data/failures.ts';
import { Failure } from '../domain/failure.ts';
import type { WalkFile } from '../domain/runtime-config.ts';

const NAME = 'lianxin.walk';

/** How long a kept file waits for word from the server, milliseconds. */
const PATIENCE = 3000;

interface StoredFile {
  readonly url: string;
  readonly etag: string | null;
  readonly file: ArrayBuffer;
}

type WalkDatabase = Dexie & { file: EntityTable<StoredFile, 'url'> };

export class IndexedWalkFiles {
  readonly #fetch: typeof globalThis.fetch;

  constructor(fetch: typeof globalThis.fetch) {
    this.#fetch = fetch;
  }

  /** Throws `network` or `server` when neither server nor device has it. */
  async read(
    { url, bytes }: Pick<WalkFile, 'url' | 'bytes'>,
    onProgress: (share: number) => void,
  ): Promise<ArrayBuffer> {
    const kept = await find(url);
    try {
      const response = await this.#ask(url, kept);
      if (response.status === 304 && kept) return kept.file;
      if (!response.ok) throw new Failure('server', `${url}: ${response.status}`);
      const file = await whole(response, bytes, onProgress);
      await put({ url, etag: response.headers.get('etag'), file });
      return file;
    } catch (thrown) {
      if (kept) return kept.file;
      throw networkFailure(thrown);
    }
  }

  async #ask(url: string, kept: StoredFile | null): Promise<Response> {
    if (!kept) return this.#fetch(url, { cache: 'no-cache' });
    const impatient = new AbortController();
    const timer = setTimeout(() => impatient.abort(), PATIENCE);
    try {
      const headers: Record<string, string> = kept.etag === null ? {} : { 'if-none-match': kept.etag };
      return await this.#fetch(url, { cache: 'no-store', headers, signal: impatient.signal });
    } finally {
      clearTimeout(timer);
    }
  }
}

/** The body, with its progress. A connection that ends early fails here; half a file the reader would refuse besides. */
async function whole(response: Response, bytes: number, onProgress: (share: number) => void): Promise<ArrayBuffer> {
  let come = 0;
  const counted = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      come += chunk.byteLength;
      onProgress(Math.min(1, come / bytes));
      controller.enqueue(chunk);
    },
  });
  return new Response(response.body?.pipeThrough(counted) ?? null).arrayBuffer();
}

/** A device whose database fails walks on what the network brings. */
async function find(url: string): Promise<StoredFile | null> {
  return (await withDatabase((database) => database.file.get(url)).catch(() => undefined)) ?? null;
}

const put = (row: StoredFile): Promise<unknown> =>
  withDatabase((database) => database.file.put(row)).catch(() => undefined);

async function withDatabase<T>(use: (database: WalkDatabase) => Promise<T>): Promise<T> {
  const database = new Dexie(NAME) as WalkDatabase;
  database.version(1).stores({ file: 'url' });
  try {
    return await use(database);
  } finally {
    database.close();
  }
}
