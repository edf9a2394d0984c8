/**
 * The wire format of Protocol Buffers, read strictly: every length is checked against its message, so a truncated or
 * forged file ends in `pbf_malformed` and never in quietly wrong numbers (see decision 0005 for why no package does it).
 */
import { refuse } from '../problem.ts';

const VARINT = 0;
const FIXED64 = 1;
const BYTES = 2;
const FIXED32 = 5;

export class Message {
  readonly #bytes: Uint8Array;
  #at = 0;
  /** Wire type of the field `next()` announced. */
  #wire = VARINT;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Number of the next field, 0 at the end. Its value must then be read or skipped. */
  next(): number {
    if (this.#at >= this.#bytes.length) return 0;
    const key = this.#varint();
    this.#wire = key % 8;
    const field = Math.floor(key / 8);
    if (field === 0 || field > 0x1fffffff) throw malformed('field number');
    return field;
  }

  /** An unsigned varint. */
  uint(): number {
    this.#expect(VARINT);
    return safe(this.#varint());
  }

  /** A plain (not zigzag) signed varint: negative numbers fill ten bytes. */
  int(): number {
    this.#expect(VARINT);
    return safe(Number(BigInt.asIntN(64, this.#big())));
  }

  sint(): number {
    this.#expect(VARINT);
    return safe(this.#zigzag());
  }

  bytes(): Uint8Array {
    this.#expect(BYTES);
    const length = this.#varint();
    const from = this.#at;
    if (length > this.#bytes.length - from) throw malformed('length beyond the message');
    this.#at = from + length;
    return this.#bytes.subarray(from, this.#at);
  }

  message(): Message {
    return new Message(this.bytes());
  }

  packedUints(): number[] {
    return this.message().#all((packed) => safe(packed.#varint()));
  }

  packedSints(): number[] {
    return this.message().#all((packed) => safe(packed.#zigzag()));
  }

  skip(): void {
    if (this.#wire === VARINT) this.#big();
    else if (this.#wire === BYTES) this.bytes();
    else if (this.#wire === FIXED64) this.#advance(8);
    else if (this.#wire === FIXED32) this.#advance(4);
    else throw malformed(`wire type ${this.#wire}`);
  }

  #all(read: (packed: Message) => number): number[] {
    const values: number[] = [];
    while (this.#at < this.#bytes.length) values.push(read(this));
    return values;
  }

  #expect(wire: number): void {
    if (this.#wire !== wire) throw malformed(`wire type ${this.#wire} where ${wire} belongs`);
  }

  #advance(count: number): void {
    if (count > this.#bytes.length - this.#at) throw malformed('value beyond the message');
    this.#at += count;
  }

  /** Up to 2^56 exactly; what is larger comes out imprecise and is refused by `safe`. */
  #varint(): number {
    let value = 0;
    let scale = 1;
    for (let count = 0; count < 10; count++) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined) throw malformed('number beyond the message');
      this.#at++;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 128;
    }
    throw malformed('number of more than ten bytes');
  }

  #zigzag(): number {
    const raw = this.#varint();
    return raw % 2 === 0 ? raw / 2 : -(raw + 1) / 2;
  }

  #big(): bigint {
    let value = 0n;
    for (let count = 0n; count < 10n; count++) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined) throw malformed('number beyond the message');
      this.#at++;
      value |= BigInt(byte & 0x7f) << (7n * count);
      if (byte < 0x80) return value;
    }
    throw malformed('number of more than ten bytes');
  }
}

const malformed = (reason: string) => refuse('pbf_malformed', { reason });

function safe(value: number): number {
  if (!Number.isSafeInteger(value)) throw malformed('number too large');
  return value;
}
