/**
 * The file of a walking network (`walk.bin`): `WLK1`, version, length of a JSON header, the header, then the arrays of
 * `WalkGraph` one after the other, each from a multiple of four bytes. Little-endian, as every machine in use.
 */
export const MAGIC = 0x57_4c_4b_31;
/** 2: with barriers. */
export const VERSION = 2;

/** Where the next array begins. */
export const align = (offset: number): number => Math.ceil(offset / 4) * 4;

/** How long the arrays are; stands in the header. */
export interface Counts {
  readonly nodes: number;
  readonly edges: number;
  readonly shapePoints: number;
  readonly rings: number;
  readonly ringPoints: number;
  readonly barriers: number;
  readonly barrierPoints: number;
}

type ArrayKind =
  | Int32ArrayConstructor
  | Uint32ArrayConstructor
  | Uint16ArrayConstructor
  | Int16ArrayConstructor
  | Uint8ArrayConstructor;

interface Section {
  readonly name: string;
  readonly array: ArrayKind;
  readonly length: (counts: Counts) => number;
}

export const SECTIONS = [
  { name: 'x', array: Int32Array, length: ({ nodes }) => nodes },
  { name: 'y', array: Int32Array, length: ({ nodes }) => nodes },
  { name: 'zone', array: Uint32Array, length: ({ nodes }) => nodes },
  { name: 'from', array: Uint32Array, length: ({ edges }) => edges },
  { name: 'to', array: Uint32Array, length: ({ edges }) => edges },
  { name: 'shapeStart', array: Uint32Array, length: ({ edges }) => edges + 1 },
  { name: 'ringZone', array: Uint32Array, length: ({ rings }) => rings },
  { name: 'ringStart', array: Uint32Array, length: ({ rings }) => rings + 1 },
  { name: 'rings', array: Int32Array, length: ({ ringPoints }) => 2 * ringPoints },
  { name: 'barrierStart', array: Uint32Array, length: ({ barriers }) => barriers + 1 },
  { name: 'barriers', array: Int32Array, length: ({ barrierPoints }) => 2 * barrierPoints },
  { name: 'length', array: Uint16Array, length: ({ edges }) => edges },
  { name: 'shape', array: Int16Array, length: ({ shapePoints }) => 2 * shapePoints },
  { name: 'flags', array: Uint8Array, length: ({ edges }) => edges },
  { name: 'barrierKind', array: Uint8Array, length: ({ barriers }) => barriers },
] as const satisfies readonly Section[];
