/**
 * How many households stand behind bits of a matrix. Weights are kept as their binary digits, one plane of bits for each, so
 * that weighing is counting bits: exact, and for weights of one as fast as if there were none.
 */
import type { SiteMatrix } from './matrix.ts';

export class Need {
  /** Households of each column. */
  readonly weights: Uint32Array;
  /** Columns with any, as bits. */
  readonly columns: Int32Array;
  readonly #matrix: SiteMatrix;
  /** `words` of each plane, one after the other, and what a bit of each is worth. */
  readonly #planes: Int32Array;
  readonly #worth: readonly number[];

  /** Whole numbers, one per home: all its households, or those with somebody old, or with children. */
  constructor(matrix: SiteMatrix, weights: Uint32Array) {
    const { words, homeOf } = matrix;
    this.#matrix = matrix;
    this.weights = homeOf.map((home) => weights[home] ?? 0);
    let digits = 0;
    for (const weight of this.weights) digits |= weight;
    const places = Array.from({ length: 32 }, (_, place) => place).filter((place) => (digits >>> place) & 1);
    this.#worth = places.map((place) => 2 ** place);
    this.#planes = new Int32Array(places.length * words);
    places.forEach((place, plane) =>
      this.weights.forEach((weight, column) => {
        const at = plane * words + (column >> 5);
        this.#planes[at] = (this.#planes[at] as number) | (((weight >>> place) & 1) << (column & 31));
      }),
    );
    this.columns = new Int32Array(words);
    this.#planes.forEach((word, at) => (this.columns[at % words] = (this.columns[at % words] as number) | word));
  }

  /** Households that a row reaches and `covered` does not. */
  gain(row: number, covered: Int32Array): number {
    const { words, bits, begin, end } = this.#matrix;
    return this.#sum(bits.subarray(row * words, (row + 1) * words), covered, begin[row] as number, end[row] as number);
  }

  /** Households behind these bits, and not behind those. */
  count(bits: Int32Array, except: Int32Array): number {
    return this.#sum(bits, except, 0, bits.length);
  }

  #sum(bits: Int32Array, except: Int32Array, begin: number, end: number): number {
    const { words } = this.#matrix;
    let sum = 0;
    for (let plane = 0; plane < this.#worth.length; plane++) {
      let ones = 0;
      for (let word = begin, at = plane * words + begin; word < end; word++, at++)
        ones += popcount((bits[word] as number) & ~(except[word] as number) & (this.#planes[at] as number));
      sum += ones * (this.#worth[plane] as number);
    }
    return sum;
  }
}

function popcount(word: number): number {
  let x = word - ((word >>> 1) & 0x5555_5555);
  x = (x & 0x3333_3333) + ((x >>> 2) & 0x3333_3333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}
