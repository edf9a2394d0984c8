/** Serves files of one folder: ranges, entity tags, compression, and nothing that lies outside the folder. */
import { open, readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { chooseEncoding, compress, type Encoding } from './compression.ts';
import { parseRange } from './file-range.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.pmtiles': 'application/vnd.pmtiles',
  '.bin': 'application/vnd.lianxin.walk',
};

interface FoundFile {
  readonly path: string;
  readonly size: number;
  /** Changes when the file does. */
  readonly tag: string;
}

/** Compressed files by path, tag and encoding: the build does not change while it is served, so each is made once. */
type Kept = Map<string, Promise<Uint8Array<ArrayBuffer>>>;

export interface StaticFiles {
  /** The answer, or null when the folder has no such file. `path` is the URL's, still encoded. */
  answer(request: Request, path: string, cacheControl: string): Promise<Response | null>;
}

export function staticFiles(folder: string): StaticFiles {
  const kept: Kept = new Map();
  return {
    answer: async (request, path, cacheControl) => {
      const file = await find(folder, path);
      return file === null ? null : respond(request, file, cacheControl, kept);
    },
  };
}

/** The file behind a URL path; null for what is not there, is hidden or would lead out of the folder. */
async function find(folder: string, path: string): Promise<FoundFile | null> {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return null; // not a URL: no file has such a name
  }
  const segments = decoded.split('/').filter((segment) => segment !== '');
  if (/[\0\\]/.test(decoded) || segments.length === 0 || segments.some((segment) => segment.startsWith('.')))
    return null;
  try {
    const path = await realpath(join(folder, ...segments));
    if (!path.startsWith((await realpath(folder)) + sep)) return null; // a link that leads out
    const info = await stat(path);
    if (!info.isFile()) return null;
    return { path, size: info.size, tag: `${info.size.toString(16)}-${Math.round(info.mtimeMs).toString(16)}` };
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return null;
    throw error;
  }
}

async function respond(request: Request, file: FoundFile, cacheControl: string, kept: Kept): Promise<Response> {
  const type = TYPES[extname(file.path)] ?? 'application/octet-stream';
  const encoding = chooseEncoding(request.headers.get('accept-encoding') ?? undefined, type, file.size);
  const etag = `"${file.tag}${encoding === null ? '' : `-${encoding}`}"`;
  const headers = new Headers({ 'content-type': type, 'cache-control': cacheControl, etag, vary: 'accept-encoding' });
  const isHead = request.method === 'HEAD';

  if (
    request.headers
      .get('if-none-match')
      ?.split(/\s*,\s*/)
      .includes(etag)
  )
    return new Response(null, { status: 304, headers });

  if (encoding !== null) {
    headers.set('content-encoding', encoding);
    const body = await keep(kept, file, encoding);
    headers.set('content-length', String(body.byteLength));
    return new Response(isHead ? null : body, { headers });
  }

  headers.set('accept-ranges', 'bytes');
  const ifRange = request.headers.get('if-range');
  const range =
    ifRange !== null && ifRange !== etag ? 'whole' : parseRange(request.headers.get('range') ?? undefined, file.size);
  if (range === 'unsatisfiable') {
    headers.set('content-range', `bytes */${file.size}`);
    return new Response(null, { status: 416, headers });
  }
  const first = range === 'whole' ? 0 : range.first;
  const length = range === 'whole' ? file.size : range.last - range.first + 1;
  headers.set('content-length', String(length));
  if (range !== 'whole') headers.set('content-range', `bytes ${range.first}-${range.last}/${file.size}`);
  return new Response(isHead ? null : await readPart(file.path, first, length), {
    status: range === 'whole' ? 200 : 206,
    headers,
  });
}

const keep = (kept: Kept, file: FoundFile, encoding: Encoding): Promise<Uint8Array<ArrayBuffer>> => {
  const key = `${file.path}\0${file.tag}\0${encoding}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = readFile(file.path).then((body) => compress(body, encoding, 'once'));
  kept.set(key, made);
  return made;
};

async function readPart(path: string, first: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
  const handle = await open(path);
  try {
    const buffer = new Uint8Array(length);
    let done = 0;
    while (done < length) {
      const { bytesRead } = await handle.read(buffer, done, length - done, first + done);
      if (bytesRead === 0) return buffer.slice(0, done); // the file was cut while it was read
      done += bytesRead;
    }
    return buffer;
  } finally {
    await handle.close();
  }
}
