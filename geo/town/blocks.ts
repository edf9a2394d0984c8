/** What each block of the town is for: housing, school, park, shops, workshops, village, field. */
import type { Random } from '../random.ts';
import { COMMUNITIES, type Districts } from './districts.ts';
import type { Face, Line } from './planar-map.ts';
import { area, at, boundingBox, centroid, compactness, halve, inset } from './polygon.ts';
import { distance, left, type Vec } from './vec.ts';

export type Use =
  | 'estate'
  | 'small_estates'
  | 'school'
  | 'campus'
  | 'park'
  | 'lake_park'
  | 'commercial'
  | 'office'
  | 'industry'
  | 'village'
  | 'field';

export interface Block {
  face: Face;
  /** What is left of the face between the pavements. */
  ring: Vec[];
  area: number;
  /** Touches the edge of the town. */
  fringe: boolean;
  use: Use;
  /** How many compounds are to stand here. */
  compounds: number;
}

/** From the middle of a street to the edge of the blocks beside it, in metres. */
const SETBACK: Record<Line['streetClass'], number> = {
  primary: 21,
  secondary: 17,
  tertiary: 13,
  residential: 9.5,
  footway: 4,
};

function setback(line: Line): number {
  if (line.kind === 'railway') return 27;
  if (line.kind === 'street') return SETBACK[line.streetClass];
  return 7;
}

function blockOf(d: Districts, face: Face): Block | null {
  const lines = face.ring.map((a, i) => d.map.lineOf(a, at(face.ring, i + 1)));
  const ring = inset(d.map.ringOf(face), (i) => setback(at(lines, i)));
  if (!ring || area(ring) < 2500 || compactness(ring) < 0.3) return null;
  return { face, ring, area: area(ring), fringe: lines.some((l) => l.kind === 'border'), use: 'field', compounds: 0 };
}

/** Large compounds: two in most grids, one in the rest; small ones fill up to three or four. */
const LARGE = 54;
const SMALL = 42;

/** Gives every grid its housing, then shares out the other uses community by community. */
export function planBlocks(d: Districts, random: Random): Block[] {
  const blocks = d.map.faces.filter((f) => !f.bank).flatMap((f) => blockOf(d, f) ?? []);
  const free = new Set(blocks);
  const take = (block: Block | undefined, use: Use, compounds = 0): void => {
    if (!block) return;
    block.use = use;
    block.compounds = compounds;
    free.delete(block);
  };
  take(
    blocks.find((b) => b.face === d.campus),
    'campus',
  );
  take(
    blocks.find((b) => b.face === d.lake),
    'lake_park',
  );

  const grids = COMMUNITIES.flatMap((_, community) => {
    const numbers = [...new Set(d.map.faces.filter((f) => f.community === community).map((f) => f.grid))];
    return numbers.map((grid) => ({ grid, community }));
  });
  const inGrid = (grid: number): Block[] => [...free].filter((b) => b.face.grid === grid);
  const worth = (b: Block): number => Math.min(b.area, 42_000) * compactness(b.ring) * (b.fringe ? 0.6 : 1);
  const room = (grid: number): number =>
    inGrid(grid)
      .map(worth)
      .sort((a, b) => b - a)
      .slice(0, 3)
      .reduce((s, v) => s + v, 0);
  const byRoom = [...grids].sort((a, b) => room(b.grid) - room(a.grid));
  byRoom.forEach(({ grid }, i) => {
    const large = i < LARGE - grids.length ? 2 : 1;
    for (let k = 0; k < large; k++) take(inGrid(grid).sort((a, b) => worth(b) - worth(a))[0], 'estate', 1);
  });
  let small = SMALL;
  const reversed = [...byRoom].reverse();
  for (const [i, { grid }] of reversed.entries()) {
    const wanted = Math.min(3, Math.max(1, Math.round(small / (reversed.length - i))));
    const choice = inGrid(grid).sort((a, b) => Math.abs(a.area - wanted * 9000) - Math.abs(b.area - wanted * 9000))[0];
    if (!choice) continue;
    take(choice, 'small_estates', wanted);
    small -= wanted;
  }
  for (const block of blocks.filter((b) => b.use === 'small_estates').sort((a, b) => b.area - a.area)) {
    if (small <= 0) break;
    block.compounds++;
    small--;
  }
  for (let c = 0; c < COMMUNITIES.length; c++)
    shareOut(
      [...free].filter((b) => b.face.community === c),
      random,
      c === 0 || c === 2,
    );
  return blocks;
}

function shareOut(blocks: Block[], random: Random, central: boolean): void {
  const rest = new Set(blocks);
  const middle = centroid(blocks.map((b) => centroid(b.ring)));
  const give = (use: Use, count: number, rank: (b: Block) => number): void => {
    for (let i = 0; i < count; i++) {
      const block = [...rest].sort((a, b) => rank(a) - rank(b))[0];
      if (!block) return;
      block.use = use;
      rest.delete(block);
    }
  };
  const toMiddle = (b: Block): number => distance(centroid(b.ring), middle);
  give('office', 1, (b) => toMiddle(b) + (b.fringe ? 2000 : 0));
  give('school', 2, (b) => Math.abs(b.area - 26_000) + (b.fringe ? 30_000 : 0) - compactness(b.ring) * 8000);
  give('park', 2, (b) => Math.abs(b.area - 22_000) + random.between(0, 12_000) + (b.fringe ? 6000 : 0));
  give('village', 1, (b) => random.between(0, 9000) + Math.abs(b.area - 20_000) - (b.fringe ? 8000 : 0));
  for (const block of rest) {
    const roll = random.next();
    if (block.fringe) block.use = roll < 0.38 ? 'industry' : roll < 0.68 ? 'field' : 'commercial';
    else if (central) block.use = roll < 0.55 ? 'commercial' : roll < 0.8 ? 'office' : 'park';
    else block.use = roll < 0.45 ? 'commercial' : roll < 0.68 ? 'office' : roll < 0.86 ? 'industry' : 'park';
  }
}

/** Cuts a block into parcels of about the same size, each reaching from street to street; at least `count` of them. */
export function parcels(ring: Vec[], count: number): Vec[][] {
  const list = [ring];
  while (list.length < count) {
    const large = list.reduce((a, b) => (area(a) >= area(b) ? a : b));
    const box = boundingBox(large);
    const halves = halve(large, centroid(large), left(box.axis));
    if (!halves) break;
    list.splice(list.indexOf(large), 1, ...halves);
  }
  if (list.length === 1) return list;
  return list.flatMap((p) => {
    const parcel = inset(p, () => 2.5);
    return parcel ? [parcel] : [];
  });
}
