/** Bytes of files for the tests: what old Chinese programs write and a browser cannot. */
import { strToU8, zipSync } from 'fflate';

export const utf8 = (text: string): Uint8Array => strToU8(text);

/** An archive of these files, in this order. */
export const zipOf = (files: Readonly<Record<string, Uint8Array | string>>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [name, typeof content === 'string' ? utf8(content) : content]),
    ),
  );

let codes: Map<string, readonly number[]> | null = null;

/** GBK, which `TextEncoder` does not write: its decoder turned round. */
export function gbk(text: string): Uint8Array {
  codes ??= gbkCodes();
  const known = codes;
  return Uint8Array.from(
    Array.from(text).flatMap((character) => {
      const code = character < '\u0080' ? [character.charCodeAt(0)] : known.get(character);
      if (!code) throw new RangeError(`not in GBK: ${character}`);
      return code;
    }),
  );
}

function gbkCodes(): Map<string, readonly number[]> {
  const decoder = new TextDecoder('gbk');
  const found = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) found.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  }
  return found;
}

/** Bytes written one field after the other. */
export class Bytes {
  readonly #parts: number[] = [];

  get length(): number {
    return this.#parts.length;
  }

  raw(bytes: Iterable<number>): this {
    for (const byte of bytes) this.#parts.push(byte);
    return this;
  }

  u8(...values: number[]): this {
    return this.raw(values);
  }

  u16(...values: number[]): this {
    for (const value of values) this.raw([value & 0xff, (value >> 8) & 0xff]);
    return this;
  }

  u32(...values: number[]): this {
    for (const value of values) this.u16(value & 0xffff, value >>> 16);
    return this;
  }

  /** Most significant byte first. */
  u32be(value: number): this {
    return this.raw([value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff]);
  }

  f64(...values: number[]): this {
    return this.raw(new Uint8Array(new Float64Array(values).buffer));
  }

  /** Filled up with a byte until it is `length` long. */
  padTo(length: number, byte = 0): this {
    while (this.length < length) this.u8(byte);
    return this;
  }

  done(): Uint8Array {
    return Uint8Array.from(this.#parts);
  }
}
