/**
 * How much any plan can gain at most, and which sites a better plan than the known one could open at all. Lagrangian relaxation:
 * a household is paid for by the sites that reach it, at a price below its weight; whatever the prices, no plan is worth more than
 * its best `p` sites earn and households keep (Galvão and ReVelle 1996). Prices are bettered by subgradient steps, until
 * the bound is near and most sites are out of the question (figures: decision 0009).
 */
import { columnsIn } from './matrix.ts';
import { rowsOf, type Plan, type PlanTask } from './plan.ts';
import { undominated } from './screen.ts';

export interface Bound {
  /** No plan of any candidates gains more households. */
  readonly total: number;
  /** Rows of the matrix of which a plan that gains more than the known one would consist. */
  readonly rows: readonly number[];
}

const MOST_STEPS = 300;
/** Steps are halved when so many have bettered nothing, and end when they are so short. */
const PATIENCE = 10;
const SHORTEST = 1 / 256;
/** What sums of doubles may be off by, and more, must not take a household from a bound. */
const ROUNDING = 1e-3;

/** One turn of the loop is one step and yields the bound so far, so that a worker can stop between two. */
export function* boundOf(task: PlanTask, known: Plan): Generator<number, Bound> {
  const { matrix, need, served, p } = task;
  const { weights } = need;
  const rows = undominated(task);
  const columns = rows.map((row) => columnsIn(matrix, row, served).filter((column) => weights[column] !== 0));
  const times = new Uint16Array(weights.length);
  for (const list of columns) for (const column of list) times[column] = 1;
  const reached = Uint32Array.from(times.keys()).filter((column) => times[column] === 1);
  // half of the weight to the sites, half kept
  const price = Float64Array.from(weights, (weight) => weight / 2);
  const earned = new Float64Array(rows.length);
  let left = [...rows.keys()];
  const households = sumAt(weights, reached);
  let bound = households;
  let [stride, idle] = [1, 0];
  for (let step = 0; step < MOST_STEPS && stride > SHORTEST && bound > known.total && left.length > 0; step++) {
    for (const i of left) earned[i] = sumAt(price, columns[i] as Uint32Array);
    left.sort((a, b) => (earned[b] as number) - (earned[a] as number) || a - b);
    const best = left.slice(0, p);
    const kept = households - sumAt(price, reached);
    const now = best.reduce((sum, i) => sum + (earned[i] as number), kept);
    const last = best.length < p ? 0 : (earned[best.at(-1) as number] as number);
    // with a site that earns too little even a plan at the bound would not gain more than the known one
    left = left.filter((i, rank) => rank < p || now - last + (earned[i] as number) > known.total + 1 - ROUNDING);
    idle = now < bound ? 0 : idle + 1;
    bound = Math.max(known.total, Math.min(bound, Math.floor(now + ROUNDING)));
    if (idle === PATIENCE) [stride, idle] = [stride / 2, 0];
    times.fill(0);
    for (const i of best) for (const column of columns[i] as Uint32Array) times[column] = (times[column] as number) + 1;
    adjust(price, weights, reached, times, stride * (now - known.total));
    yield bound;
  }
  return { total: bound, rows: bound === known.total ? rowsOf(matrix, known) : left.map((i) => rows[i] as number) };
}

function sumAt(values: Float64Array | Uint32Array, columns: Uint32Array): number {
  let sum = 0;
  for (let i = 0; i < columns.length; i++) sum += values[columns[i] as number] as number;
  return sum;
}

/** Prices rise where nobody comes and fall where several do: by `length` over the square of the direction. */
function adjust(
  price: Float64Array,
  weights: Uint32Array,
  reached: Uint32Array,
  times: Uint16Array,
  length: number,
): void {
  let square = 0;
  for (const column of reached) {
    const [paid, came] = [price[column] as number, times[column] as number];
    if (came === 0 ? paid < (weights[column] as number) : paid > 0) square += (1 - came) ** 2;
  }
  if (square === 0) return;
  for (const column of reached) {
    const moved = (price[column] as number) + ((1 - (times[column] as number)) * length) / square;
    price[column] = Math.min(weights[column] as number, Math.max(0, moved));
  }
}
