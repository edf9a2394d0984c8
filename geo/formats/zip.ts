/**
 * A zip archive, read with distrust: the directory is checked before anything is unpacked, and unpacking stops where an
 * entry grows beyond what the directory promised or a file may hold. Nothing is ever written to a path.
 */
import { Inflate } from 'fflate';
import { LIMITS } from './limits.ts';
import { refuse } from './problem.ts';
import { decodeText, plainText } from './text.ts';

export interface ZipEntry {
  /** With `/` between folders. */
  readonly name: string;
  /** Bytes unpacked. */
  readonly size: number;
  /** Its bytes; unpacked anew at each call. */
  read(): Uint8Array;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const LONGEST_COMMENT = 65_535;
const ENCRYPTED = 1;
const UTF8_NAME = 0x800;
const IN_ZIP64 = 0xffff_ffff;
/** Below this a high ratio is a small file of spaces. */
const RATIO_MATTERS = 1e6;
const CHUNK = 1 << 16;

const bad = (reason: string) => refuse('zip_malformed', { reason });

/** Files of an archive, folders left out. Throws `ImportError`. */
export function openZip(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > LIMITS.zipEntries) throw bad(`${count} entries`);
  const entries: ZipEntry[] = [];
  let total = 0;
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    if (at + ENTRY_BYTES > end || view.getUint32(at, true) !== ENTRY) throw bad('directory');
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const packed = view.getUint32(at + 20, true);
    const size = view.getUint32(at + 24, true);
    const nameLength = view.getUint16(at + 28, true);
    const offset = view.getUint32(at + 42, true);
    const name = nameOf(bytes.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameLength), (flags & UTF8_NAME) !== 0);
    at += ENTRY_BYTES + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if ((flags & ENCRYPTED) !== 0) throw bad('password');
    if (method !== 0 && method !== 8) throw bad(`method ${method}`);
    if (packed === IN_ZIP64 || size === IN_ZIP64 || offset === IN_ZIP64) throw bad('zip64');
    total += size;
    if (total > LIMITS.zipBytes) throw refuse('zip_bomb', { size: total, limit: LIMITS.zipBytes });
    if (size > RATIO_MATTERS && size > packed * LIMITS.zipRatio)
      throw refuse('zip_bomb', { size, limit: packed * LIMITS.zipRatio });
    if (!name.endsWith('/'))
      entries.push({ name, size, read: () => unpack(view, bytes, { offset, packed, size, method }) });
  }
  return entries;
}

function findEnd(view: DataView): number {
  const least = Math.max(0, view.byteLength - END_BYTES - LONGEST_COMMENT);
  for (let at = view.byteLength - END_BYTES; at >= least; at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw bad('end');
}

/** Windows packs names in the system's encoding and sometimes with backslashes. A name that leads out of the archive is refused. */
function nameOf(bytes: Uint8Array, utf8: boolean): string {
  const text = utf8 ? new TextDecoder().decode(bytes) : decodeText(bytes).text;
  const name = text.replaceAll('\\', '/');
  if (/^\/|^[a-z]:|(?:^|\/)\.\.(?:\/|$)|\0/i.test(name))
    throw refuse('zip_path', { entry: plainText(name).slice(0, 80) });
  return name;
}

interface Place {
  readonly offset: number;
  readonly packed: number;
  readonly size: number;
  readonly method: number;
}

function unpack(view: DataView, bytes: Uint8Array, { offset, packed, size, method }: Place): Uint8Array {
  if (offset + LOCAL_BYTES > bytes.length || view.getUint32(offset, true) !== LOCAL) throw bad('entry');
  const from = offset + LOCAL_BYTES + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (from + packed > bytes.length) throw bad('cut off');
  const data = bytes.subarray(from, from + packed);
  if (method === 0) {
    if (packed !== size) throw bad('size');
    return data;
  }
  const out = new Uint8Array(size);
  let length = 0;
  const inflate = new Inflate((part) => {
    if (length + part.length > size) throw refuse('zip_bomb', { size: length + part.length, limit: size });
    out.set(part, length);
    length += part.length;
  });
  for (let i = 0; i < data.length; i += CHUNK) push(inflate, data.subarray(i, i + CHUNK), i + CHUNK >= data.length);
  if (length !== size) throw bad('size');
  return out;
}

function push(inflate: Inflate, part: Uint8Array, last: boolean): void {
  try {
    inflate.push(part, last);
  } catch (error) {
    // the library's own errors carry a number as code; ours pass
    if (error instanceof Error && 'code' in error) throw bad(error.message);
    throw error;
  }
}
