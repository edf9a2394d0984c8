/** What each candidate would add to what there is: the map of gains, and 「+N 户」 of a site. */
import type { SiteMatrix } from './matrix.ts';
import type { Need } from './need.ts';

/** Households each candidate reaches that `covered` (bits of the matrix) does not; 0 for one that is not connected. */
export function gains({ rowOf, candidateOf }: SiteMatrix, need: Need, covered: Int32Array): Float64Array {
  const ofRow = Float64Array.from(candidateOf, (_, row) => need.gain(row, covered));
  return Float64Array.from(rowOf, (row) => (row === -1 ? 0 : (ofRow[row] as number)));
}

/** The homes, by index, that a candidate reaches and `covered` does not; rising. */
export function newlyReached(matrix: SiteMatrix, candidate: number, covered: Int32Array): Uint32Array {
  const row = matrix.rowOf[candidate] ?? -1;
  if (row === -1) return new Uint32Array(0);
  return matrix.homeOf
    .filter((_, column) => {
      const word = column >> 5;
      const fresh = (matrix.bits[row * matrix.words + word] as number) & ~(covered[word] as number);
      return ((fresh >>> (column & 31)) & 1) === 1;
    })
    .sort();
}
