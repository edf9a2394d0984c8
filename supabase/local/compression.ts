/**
 * Compresses answers: a full pull is several megabytes of JSON and travels over office networks. Files of the build are
 * compressed once and kept; answers of the data API each time, at the fast end.
 */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

export type Encoding = 'br' | 'gzip';

/** Below this a compressed answer saves no packet. Bytes. */
const WORTHWHILE = 1024;

const COMPRESSIBLE =
  /^(?:text\/|application\/(?:json|javascript|manifest\+json|xml|wasm|vnd\.lianxin\.walk)|image\/svg\+xml)/;

/** The encoding to answer with, or null: too small, already compressed by its nature, or not accepted. */
export function chooseEncoding(accept: string | undefined, contentType: string, bytes: number): Encoding | null {
  if (bytes < WORTHWHILE || !COMPRESSIBLE.test(contentType)) return null;
  const accepted = new Map(
    (accept ?? '').split(',').map((part) => {
      const [name = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters
        .map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1])
        .find((value) => value !== undefined);
      return [name, Number(quality ?? '1')] as const;
    }),
  );
  const takes = (name: Encoding) => (accepted.get(name) ?? accepted.get('*') ?? 0) > 0;
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : null;
}

/** `once` for what is kept (small), `each` for what is made anew every time (fast). */
export async function compress(
  body: Uint8Array,
  encoding: Encoding,
  effort: 'once' | 'each',
): Promise<Uint8Array<ArrayBuffer>> {
  if (encoding === 'gzip') return Uint8Array.from(await gzipped(body, { level: effort === 'once' ? 9 : 4 }));
  const quality = effort === 'once' ? 9 : 3;
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength };
  return Uint8Array.from(await brotli(body, { params }));
}
