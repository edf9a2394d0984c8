/**
 * The attribute table of a Shapefile (dBase III). Nobody can rely on what it says of its encoding: .cpg files are copied along
 * wrongly, so the texts themselves decide.
 */
import { attributesOf } from '../feature-file.ts';
import type { Attributes } from '../feature-file.ts';
import { LIMITS } from '../limits.ts';
import { refuse } from '../problem.ts';

const HEADER = 32;
const FIELD = 32;
const END_OF_FIELDS = 0x0d;
const DELETED = 0x2a;
/** Records whose texts decide the encoding. */
const TELLING_RECORDS = 1000;
/** Digits up to which a number is one; longer ones are codes and stay text. */
const MOST_DIGITS = 15;

interface Field {
  readonly name: Uint8Array;
  readonly type: string;
  readonly at: number;
  readonly length: number;
}

const bad = (reason: string) => refuse('shapefile_malformed', { part: '.dbf', reason });

/** Attributes of each record, null for one that was deleted. `label` is the text of the .cpg. Throws `ImportError`. */
export function readDbf(bytes: Uint8Array, label: string | null): (Attributes | null)[] {
  if (bytes.length < HEADER) throw bad('header');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint32(4, true);
  const start = view.getUint16(8, true);
  const width = view.getUint16(10, true);
  if (count > LIMITS.features) throw refuse('too_many_features', { count, limit: LIMITS.features });
  if (width === 0 || start + count * width > bytes.length) throw bad('cut off');
  const fields = fieldsOf(bytes.subarray(0, start), width);
  const records = Array.from({ length: count }, (_, i) => bytes.subarray(start + i * width, start + (i + 1) * width));
  const first = records.slice(0, TELLING_RECORDS);
  const raw = (record: Uint8Array, { at, length }: Field): Uint8Array => trimmed(record.subarray(at, at + length));
  const texts = fields.filter(({ type }) => type === 'C');
  const decode = decoderFor(
    [...fields.map(({ name }) => name), ...first.flatMap((record) => texts.map((field) => raw(record, field)))],
    label,
  );
  const names = fields.map(({ name }) => decode(name));
  return records.map((record) =>
    record[0] === DELETED
      ? null
      : attributesOf(fields.map((field, i) => [names[i] ?? '', valueOf(field.type, decode(raw(record, field)))])),
  );
}

function fieldsOf(header: Uint8Array, width: number): Field[] {
  const fields: Field[] = [];
  let at = 1;
  for (let from = HEADER; from + FIELD <= header.length && header[from] !== END_OF_FIELDS; from += FIELD) {
    const length = header[from + 16] ?? 0;
    const name = header.subarray(from, from + 11);
    const end = name.indexOf(0);
    fields.push({
      name: trimmed(end < 0 ? name : name.subarray(0, end)),
      type: String.fromCharCode(header[from + 11] ?? 0),
      at,
      length,
    });
    at += length;
  }
  if (at > width) throw bad('fields');
  return fields.slice(0, LIMITS.attributes);
}

/** Without the blanks and zeros a field is filled up with. */
function trimmed(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === 0x20 || bytes[end - 1] === 0)) end--;
  return bytes.subarray(0, end);
}

function valueOf(type: string, text: string): string | number | null {
  const plain = text.trim();
  if (type === 'D') return /^\d{8}$/.test(plain) ? plain.replace(/(....)(..)(..)/, '$1-$2-$3') : null;
  if (type === 'M') return null; // a memo lies in a file of its own
  if (type !== 'N' && type !== 'F') return plain;
  if (plain === '' || !Number.isFinite(Number(plain))) return null; // asterisks: did not fit
  return plain.replaceAll(/\D/g, '').length > MOST_DIGITS ? plain : Number(plain);
}

/**
 * UTF-8 where nearly all texts can be that and it makes Chinese of them, else GB 18030, in which nearly everything can be read.
 * Two characters of GBK may by chance be UTF-8, but of some other script.
 */
function decoderFor(texts: readonly Uint8Array[], label: string | null): (bytes: Uint8Array) => string {
  const telling = texts.filter((text) => text.some((byte) => byte >= 0x80));
  const read = telling.map(asUtf8).filter((text) => text !== null);
  const named = label !== null && /utf-?8|65001/i.test(label);
  const utf8 = read.length >= telling.length * 0.9 && (named || read.some((text) => /\p{Script=Han}/u.test(text)));
  const decoder = new TextDecoder(utf8 ? 'utf-8' : 'gb18030');
  return (bytes) => decoder.decode(bytes).replace(/\uFFFD+$/, '');
}

/** Null where this is not the beginning of such a text: fields are cut at their width, also in the middle of a character. */
function asUtf8(text: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(text, { stream: true });
  } catch {
    return null;
  }
}
