/**
 * OSM PBF, streamed: one block (at most 32 MiB unpacked, as the format demands) is in memory at a time. The file is a
 * row of `length, BlobHeader, Blob`; anything that ends inside one of the three is a truncated file.
 */
import { ImportError, refuse } from '../problem.ts';
import type { Chunks, OsmSink } from './element.ts';
import { readHeaderBlock, readPrimitiveBlock } from './pbf-block.ts';
import { Message } from './protobuf.ts';

const MOST_HEADER = 64 * 1024;
const MOST_BLOB = 32 * 1024 * 1024;

export async function readOsmPbf(chunks: Chunks, sink: OsmSink): Promise<void> {
  const queue = new ByteQueue(chunks);
  let blocks = 0;
  for (;;) {
    const start = queue.offset;
    const prefix = await queue.take(4);
    if (prefix.length === 0) break;
    const headerLength = new DataView(prefix.buffer, prefix.byteOffset, prefix.length);
    const length = prefix.length === 4 ? headerLength.getUint32(0) : 0;
    if (prefix.length < 4) throw refuse('pbf_truncated', { offset: start });
    if (length === 0 || length > MOST_HEADER)
      throw refuse(blocks === 0 ? 'unknown_format' : 'pbf_malformed', { offset: start, reason: 'block length' });
    try {
      const { type, size } = blobHeader(await exactly(queue, length, start));
      const payload = await unpack(await exactly(queue, size, start));
      if (blocks === 0 && type !== 'OSMHeader') throw refuse('unknown_format', {});
      if (type === 'OSMHeader') readHeaderBlock(payload, sink);
      else if (type === 'OSMData') readPrimitiveBlock(payload, sink);
    } catch (error) {
      throw located(error, start);
    }
    blocks++;
  }
  if (blocks === 0) throw refuse('file_empty');
}

/** Adds where in the file it happened; the inner readers do not know. */
function located(error: unknown, offset: number): unknown {
  if (!(error instanceof ImportError)) return error;
  return new ImportError(
    error.problems.map((problem) => ({ ...problem, params: { offset, ...problem.params } })),
    { cause: error },
  );
}

async function exactly(queue: ByteQueue, length: number, start: number): Promise<Uint8Array> {
  const bytes = await queue.take(length);
  if (bytes.length < length) throw refuse('pbf_truncated', { offset: start });
  return bytes;
}

function blobHeader(bytes: Uint8Array): { type: string; size: number } {
  const header = new Message(bytes);
  let type = '';
  let size = -1;
  for (let field = header.next(); field !== 0; field = header.next()) {
    if (field === 1) type = new TextDecoder().decode(header.bytes());
    else if (field === 3) size = header.uint();
    else header.skip();
  }
  if (size < 0 || size > MOST_BLOB) throw refuse('pbf_malformed', { reason: 'block size' });
  return { type, size };
}

async function unpack(bytes: Uint8Array): Promise<Uint8Array> {
  const blob = new Message(bytes);
  let raw: Uint8Array | null = null;
  let deflated: Uint8Array | null = null;
  for (let field = blob.next(); field !== 0; field = blob.next()) {
    if (field === 1) raw = blob.bytes();
    else if (field === 3) deflated = blob.bytes();
    else if (field >= 4 && field <= 7)
      throw refuse('pbf_unsupported', { feature: ['lzma', 'bzip2', 'lz4', 'zstd'][field - 4] ?? '' });
    else blob.skip();
  }
  if (raw) return raw;
  if (!deflated) throw refuse('pbf_malformed', { reason: 'a block without data' });
  return inflate(deflated);
}

/** Unpacks zlib data and stops at the format's limit, whatever size the file claims: a bomb costs 32 MiB. */
async function inflate(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new DecompressionStream('deflate'));
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const part of stream) {
      parts.push(part);
      length += part.length;
      if (length > MOST_BLOB) throw refuse('pbf_malformed', { reason: 'a block larger than 32 MiB' });
    }
  } catch (error) {
    throw error instanceof ImportError
      ? error
      : refuse('pbf_malformed', { reason: 'damaged zlib data' }, { cause: error });
  }
  return join(parts, length);
}

function join(parts: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const joined = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** Chunks of any size in, pieces of the asked size out; the last piece is shorter when the file ends. */
class ByteQueue {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #rest: Uint8Array = new Uint8Array(0);
  /** Bytes taken so far. */
  offset = 0;

  constructor(chunks: Chunks) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  async take(length: number): Promise<Uint8Array> {
    const parts = [this.#rest];
    let have = this.#rest.length;
    while (have < length) {
      const next = await this.#chunks.next();
      if (next.done === true) break;
      parts.push(next.value);
      have += next.value.length;
    }
    const all = join(parts, have);
    this.#rest = all.subarray(length);
    const piece = all.subarray(0, length);
    this.offset += piece.length;
    return piece;
  }
}
