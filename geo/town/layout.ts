/** How houses stand: rows facing south, spaced for the winter sun, in the frame of their own block. */
import type { Random } from '../random.ts';
import { area, at, inset, stretchAt } from './polygon.ts';
import { distance, fromFrame, sub, toFrame, unit, type Vec } from './vec.ts';

interface UnitPlan {
  /** At the entrance, on the north side of the house. */
  point: Vec;
  doorsPerFloor: number;
}

export interface HousePlan {
  ring: Vec[];
  floors: number;
  units: UnitPlan[];
  use: 'residential' | 'commercial' | 'public' | 'other';
}

export interface RowStyle {
  depth: number;
  /** From one row's south front to the next one's, in metres. */
  pitch: number;
  unitWidth: number;
  units: readonly number[];
  floors: readonly number[];
  doors: number;
  gap: number;
  /** Share of houses with a wing to the south. */
  wings: number;
}

/** Ordered by how many households a hectare of them holds. */
export const STYLES: Record<'short' | 'walk_up' | 'lift' | 'mixed' | 'tower', RowStyle> = {
  short: { depth: 11, pitch: 30, unitWidth: 14, units: [1, 2], floors: [4, 5], doors: 2, gap: 8, wings: 0 },
  walk_up: {
    depth: 12,
    pitch: 33,
    unitWidth: 15,
    units: [3, 4, 4, 5],
    floors: [5, 6, 6, 6],
    doors: 2,
    gap: 11,
    wings: 0.07,
  },
  lift: { depth: 14, pitch: 43, unitWidth: 19, units: [2, 3, 3], floors: [9, 11, 11], doors: 2, gap: 14, wings: 0 },
  mixed: { depth: 15, pitch: 52, unitWidth: 22, units: [2, 2, 3], floors: [15, 17, 18], doors: 2, gap: 18, wings: 0 },
  tower: {
    depth: 21,
    pitch: 60,
    unitWidth: 25,
    units: [1, 1, 2],
    floors: [22, 24, 26, 27],
    doors: 4,
    gap: 24,
    wings: 0,
  },
};

/** The direction rows follow: the longest side of the ring, turned to within 20° of east–west. */
function rowAxis(ring: readonly Vec[]): Vec {
  let best: Vec = [1, 0];
  let longest = 0;
  for (let i = 0; i < ring.length; i++) {
    const edge = sub(at(ring, i + 1), at(ring, i));
    let axis = unit(edge);
    if (Math.abs(axis[0]) < Math.abs(axis[1])) axis = [axis[1], -axis[0]];
    if (axis[0] < 0) axis = [-axis[0], -axis[1]];
    const l = distance(at(ring, i), at(ring, i + 1));
    if (l > longest) {
      longest = l;
      best = axis;
    }
  }
  const limit = 0.3420201433;
  if (Math.abs(best[1]) <= limit) return best;
  return [0.9396926208, best[1] > 0 ? limit : -limit];
}

export interface Rows {
  axis: Vec;
  houses: HousePlan[];
  /** Paths along the north side of each row, from edge to edge of the inner ring, west end first. */
  paths: [Vec, Vec][];
  /** East–west place of the middle road, in the rows' frame; null when there is none. */
  spine: number | null;
}

export interface RowOptions {
  /** From south to north, each for an equal share of the depth: low houses stand in the sun before tall ones. */
  styles: readonly RowStyle[];
  /** From the wall to the first house. */
  margin: number;
  spine: boolean;
}

/** Fills a ring with rows of houses. */
export function layRows(ring: readonly Vec[], random: Random, { styles, margin, spine }: RowOptions): Rows {
  const axis = rowAxis(ring);
  const inner = inset(ring, () => margin);
  const result: Rows = { axis, houses: [], paths: [], spine: null };
  if (!inner || area(inner) < 300) return result;
  const frame = inner.map((p) => toFrame(p, axis));
  const wall = ring.map((p) => toFrame(p, axis));
  const ys = frame.map((p) => p[1]);
  const xs = frame.map((p) => p[0]);
  const [south, north] = [Math.min(...ys), Math.max(...ys)];
  const width = Math.max(...xs) - Math.min(...xs);
  if (spine && width > 120)
    result.spine = (Math.max(...xs) + Math.min(...xs)) / 2 + random.between(-0.08, 0.08) * width;
  const places = rowPlaces(south, north, styles);
  for (const [number, { y, style }] of places.entries()) {
    const stretches = [y, y + style.depth / 2, y + style.depth].map((v) => stretchAt(frame, v));
    if (stretches.some((s) => !s)) continue;
    const from = Math.max(...stretches.map((s) => s?.[0] ?? 0));
    const to = Math.min(...stretches.map((s) => s?.[1] ?? 0));
    const before = result.houses.length;
    const parts: [number, number][] =
      result.spine !== null && result.spine - from > 40 && to - result.spine > 40
        ? [
            [from, result.spine - 6],
            [result.spine + 6, to],
          ]
        : [[from, to]];
    for (const [a, b] of parts) layRow(result.houses, axis, a, b, y, number, random, style);
    if (result.houses.length === before) continue;
    const path = y + style.depth + 3.5;
    const s = stretchAt(wall, path);
    if (s)
      result.paths.push([
        [s[0], path],
        [s[1], path],
      ]);
  }
  return result;
}

/** South fronts of the rows; what is left of the depth is shared out between south edge and north edge. */
function rowPlaces(south: number, north: number, styles: readonly RowStyle[]): { y: number; style: RowStyle }[] {
  const rows: { y: number; style: RowStyle }[] = [];
  for (let y = south + 0.5; ;) {
    const share = (y - south) / (north - south);
    const style = styles[Math.min(styles.length - 1, Math.floor(share * styles.length))] as RowStyle;
    if (y + style.depth > north - 0.5) break;
    rows.push({ y, style });
    y += style.pitch;
  }
  const last = rows[rows.length - 1];
  const spare = last ? north - 0.5 - (last.y + last.style.depth) : 0;
  return rows.map(({ y, style }) => ({ y: y + spare * 0.4, style }));
}

function layRow(
  houses: HousePlan[],
  axis: Vec,
  from: number,
  to: number,
  y: number,
  row: number,
  random: Random,
  style: RowStyle,
): void {
  const sizes: number[] = [];
  let used = -style.gap;
  for (;;) {
    const options = style.units.filter((n) => used + style.gap + n * style.unitWidth <= to - from);
    if (options.length === 0) break;
    const n = random.pick(options);
    sizes.push(n);
    used += style.gap + n * style.unitWidth;
  }
  if (sizes.length === 0) return;
  // What is left over widens the gaps, so that rows reach from side to side; towers of odd rows stand in the gaps of even ones.
  const slack = to - from - used;
  const gap = style.gap + (sizes.length > 1 ? Math.min(slack / (sizes.length - 1), style.gap * 0.9) : 0);
  const total = sizes.reduce((s, n) => s + n * style.unitWidth, 0) + gap * (sizes.length - 1);
  let x = from + (to - from - total) * (style.doors > 2 ? (row % 2 === 0 ? 0.1 : 0.9) : 0.5);
  for (const [i, n] of sizes.entries()) {
    const w = n * style.unitWidth;
    const point = (px: number, py: number): Vec => fromFrame([px, py], axis);
    const wing = row > 0 && random.chance(style.wings) && (i === 0 || i === sizes.length - 1);
    const d = style.depth;
    const corners: [number, number][] = !wing
      ? [
          [x, y],
          [x + w, y],
          [x + w, y + d],
          [x, y + d],
        ]
      : i === 0
        ? [
            [x, y - 9],
            [x + 12, y - 9],
            [x + 12, y],
            [x + w, y],
            [x + w, y + d],
            [x, y + d],
          ]
        : [
            [x, y],
            [x + w - 12, y],
            [x + w - 12, y - 9],
            [x + w, y - 9],
            [x + w, y + d],
            [x, y + d],
          ];
    houses.push({
      ring: corners.map(([a, b]) => point(a, b)),
      floors: random.pick(style.floors),
      units: Array.from({ length: n }, (_, k) => ({
        point: point(x + (k + 0.5) * style.unitWidth, y + d + 0.8),
        doorsPerFloor: style.doors,
      })),
      use: 'residential',
    });
    x += w + gap;
  }
}

export const households = (house: HousePlan): number =>
  house.units.reduce((s, u) => s + u.doorsPerFloor * house.floors, 0);
