/**
 * Which homes each candidate site would reach, as bits: one search per site. Everything a planner asks is then counting bits.
 * Candidates that reach the same homes share a row.
 */

/** What a site reaches, once it has been run: columns of a matrix to be. `SiteReach` at one pace, `TwoPaces` at two. */
export interface Reached<Site> {
  /** Which home each column is. */
  readonly homeOf: Uint32Array;
  /** The first `count` of these are the columns the last site reached, in so many seconds. */
  readonly reached: Uint32Array;
  readonly seconds: Float64Array;
  readonly count: number;
  run(site: Site): void;
}

export interface SiteMatrix {
  /** The row of each candidate; -1 for one that is not connected, or reaches nobody. */
  readonly rowOf: Int32Array;
  /** The first candidate of each row. */
  readonly candidateOf: Uint32Array;
  /** Which home each column is; a home that is not connected has none. */
  readonly homeOf: Uint32Array;
  /** Of each row. */
  readonly words: number;
  /** Row `r` is `words` from `r * words`; column `c` is bit `c & 31` of word `c >> 5`. */
  readonly bits: Int32Array;
  /** Where each row has its bits: its first word with any, and the one after the last. */
  readonly begin: Uint32Array;
  readonly end: Uint32Array;
}

/** `null` for a candidate that is not connected. 2,400 sites and 30,000 homes take 9 MB. */
export function buildMatrix<Site>(reach: Reached<Site>, sites: readonly (Site | null)[]): SiteMatrix {
  const words = (reach.homeOf.length + 31) >> 5;
  const bits = new Int32Array(sites.length * words);
  const rowOf = new Int32Array(sites.length).fill(-1);
  const [candidates, begin, end]: [number[], number[], number[]] = [[], [], []];
  const sameHash = new Map<number, number[]>();
  sites.forEach((site, candidate) => {
    if (!site) return;
    reach.run(site);
    if (reach.count === 0) return;
    const row = candidates.length;
    const fresh = bits.subarray(row * words, (row + 1) * words);
    const [first, last] = setBits(fresh, reach);
    const hash = hashOf(fresh, first, last);
    const alike = sameHash.get(hash) ?? [];
    const twin = alike.find((other) => isSame(bits, other * words, row * words, words));
    rowOf[candidate] = twin ?? row;
    if (twin !== undefined) return void fresh.fill(0);
    sameHash.set(hash, [...alike, row]);
    candidates.push(candidate);
    begin.push(first);
    end.push(last);
  });
  return {
    rowOf,
    candidateOf: Uint32Array.from(candidates),
    homeOf: reach.homeOf,
    words,
    bits: bits.slice(0, candidates.length * words),
    begin: Uint32Array.from(begin),
    end: Uint32Array.from(end),
  };
}

/** The homes that `is` is not 0 for, as bits of the matrix: those, for example, that existing places serve already. */
export function bitsOf({ homeOf, words }: SiteMatrix, is: Uint8Array): Int32Array {
  const bits = new Int32Array(words);
  homeOf.forEach((home, column) => {
    if (is[home] !== 0) bits[column >> 5] = (bits[column >> 5] as number) | (1 << (column & 31));
  });
  return bits;
}

/** Adds the homes of a row to `covered`. */
export function cover({ words, bits, begin, end }: SiteMatrix, row: number, covered: Int32Array): void {
  for (let word = begin[row] as number; word < (end[row] as number); word++)
    covered[word] = (covered[word] as number) | (bits[row * words + word] as number);
}

/** The homes of a row that are not in `except`, as columns, rising. */
export function columnsIn({ words, bits, begin, end }: SiteMatrix, row: number, except: Int32Array): Uint32Array {
  const columns: number[] = [];
  for (let word = begin[row] as number; word < (end[row] as number); word++)
    for (let left = (bits[row * words + word] as number) & ~(except[word] as number); left !== 0; left &= left - 1)
      columns.push(word * 32 + 31 - Math.clz32(left & -left));
  return Uint32Array.from(columns);
}

/** The words that hold the bits: the first, and the one after the last. */
function setBits(row: Int32Array, { reached, count }: Reached<unknown>): [first: number, last: number] {
  let [first, last] = [row.length, 0];
  for (let i = 0; i < count; i++) {
    const column = reached[i] as number;
    const word = column >> 5;
    row[word] = (row[word] as number) | (1 << (column & 31));
    if (word < first) first = word;
    if (word >= last) last = word + 1;
  }
  return [first, last];
}

function hashOf(row: Int32Array, first: number, last: number): number {
  let hash = first;
  for (let word = first; word < last; word++) hash = Math.imul(hash ^ (row[word] as number), 0x01000193);
  return hash;
}

function isSame(bits: Int32Array, one: number, other: number, words: number): boolean {
  for (let word = 0; word < words; word++) if (bits[one + word] !== bits[other + word]) return false;
  return true;
}
