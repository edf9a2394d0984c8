/**
 * Where a pointer may have meant to be: nodes and borders of the partition, and corners and lines of guides (roads,
 * river, walls). The finger chooses by being near; places come before lines, because a corner is never hit by chance.
 */
import type { LonLat } from '../crs/offset.ts';
import { metresBetween } from '../crs/metres.ts';
import { EdgeIndex } from './edge-index.ts';
import { nearestOnEdge, toNode, xOf, yOf, type Node } from './lattice.ts';
import { flat } from './noding.ts';
import type { Partition } from './partition.ts';

/** Metres of a degree of latitude, rather few: a box made with it is rather large. */
const PER_DEGREE = 110_000;
const STEPS = 1e7;

export interface GuideLine {
  readonly id: string;
  readonly coordinates: readonly LonLat[];
}

/** Lines to draw along; made once for a partition and what is edited of it. */
export interface Guides {
  readonly ids: readonly string[];
  readonly index: EdgeIndex;
}

/** Parts of lines that lie degrees away are left out. */
export function guidesFor(partition: Partition, lines: readonly GuideLine[]): Guides {
  const ids: string[] = [];
  const chains = lines.flatMap(({ id, coordinates }) => {
    const pieces: Node[][] = [[]];
    for (const place of coordinates) {
      const node = toNode(partition.lattice, place);
      if (node === null) pieces.push([]);
      else pieces.at(-1)?.push(node);
    }
    for (const _ of pieces) ids.push(id);
    return pieces;
  });
  return { ids, index: EdgeIndex.of(flat(chains)) };
}

export type SnapKind = 'node' | 'corner' | 'edge' | 'guide';

export interface Candidate {
  /** `node` and `edge` are the partition's own; `corner` and `guide` those of a guide line. */
  readonly kind: SnapKind;
  readonly at: LonLat;
  readonly metres: number;
  /** The ends of the edge or the piece of line; null for nodes and corners. */
  readonly ends: readonly [LonLat, LonLat] | null;
  /** The guide's id; null for what is the partition's own. */
  readonly guide: string | null;
}

interface Options {
  readonly guides?: Guides | null;
  /** The node that is being dragged: neither it nor its edges attract. */
  readonly dragged?: LonLat | null;
}

const isPlace = ({ kind }: Candidate): boolean => kind === 'node' || kind === 'corner';

/** The nearest of each kind within `metres`: places first, the nearer before the farther. */
export function snapCandidates(
  partition: Partition,
  place: LonLat,
  metres: number,
  { guides = null, dragged = null }: Options = {},
): Candidate[] {
  const node = toNode(partition.lattice, place);
  if (node === null) return [];
  const except = dragged && toNode(partition.lattice, dragged);
  const nearest = new Map<SnapKind, Candidate>();
  const offer = (kind: SnapKind, candidate: Node, ends: Candidate['ends'], guide: string | null): void => {
    const at = partition.placeOf(candidate);
    const distance = metresBetween(place, at);
    if (distance <= metres && distance < (nearest.get(kind)?.metres ?? Infinity))
      nearest.set(kind, { kind, at, metres: distance, ends, guide });
  };
  const reach = (metres / PER_DEGREE) * STEPS;
  const wide = reach / Math.max(0.01, Math.cos((place[1] * Math.PI) / 180));
  const search = (index: EdgeIndex, kinds: readonly [SnapKind, SnapKind], guideOf: (line: number) => string | null) => {
    const [x, y] = [xOf(node), yOf(node)];
    index.near(x - wide, y - reach, x + wide, y + reach, (a, b, number) => {
      if (a !== except) offer(kinds[0], a, null, guideOf(number));
      if (b !== except) offer(kinds[0], b, null, guideOf(number));
      if (a === except || b === except) return;
      const on = nearestOnEdge(node, a, b);
      if (on !== a && on !== b) offer(kinds[1], on, [partition.placeOf(a), partition.placeOf(b)], guideOf(number));
    });
  };
  search(partition.index, ['node', 'edge'], () => null);
  if (guides) search(guides.index, ['corner', 'guide'], (line) => guides.ids[line] ?? null);
  return [...nearest.values()].sort((p, q) => Number(isPlace(q)) - Number(isPlace(p)) || p.metres - q.metres);
}
