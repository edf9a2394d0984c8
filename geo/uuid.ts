/**
 * Identifiers with the layout of UUIDv7 (RFC 9562) made from a seeded generator: generated places keep their ids from one
 * run to the next, so a permalink into the demo town stays good, and rows still sort in the order they were made.
 */
import type { Random } from './random.ts';

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

/**
 * Returns a function that gives a new id at each call. `start` is the Unix time in milliseconds of the first one; every
 * further id is one millisecond younger.
 */
export function createUuids(random: Random, start: number): () => string {
  let time = start;
  return () => {
    const stamp = hex(time++, 12);
    const a = hex(0x7000 | Math.floor(random.next() * 0x1000), 4);
    const b = hex(0x8000 | Math.floor(random.next() * 0x4000), 4);
    const c = hex(Math.floor(random.next() * 0x1000000), 6) + hex(Math.floor(random.next() * 0x1000000), 6);
    return `${stamp.slice(0, 8)}-${stamp.slice(8)}-${a}-${b}-${c}`;
  };
}
