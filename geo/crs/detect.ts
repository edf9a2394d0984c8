/**
 * The coordinate detective: in which systems could these numbers lie in the territory they are said to belong to? It ranks and
 * measures; `settleCrs` says whether the answer is plain. Neither ever moves a coordinate: a person sees the candidates first.
 */
import type { MultiPolygon } from 'geojson';
import type { Bounds } from '../bounds.ts';
import { inChina } from './china.ts';
import { EVERY_CRS, sameCrs, otherAxes } from './crs.ts';
import type { Crs } from './crs.ts';
import { metresBetween } from './metres.ts';
import type { LonLat } from './offset.ts';
import { Outline } from './outline.ts';
import { doubtRange, toWgs84 } from './transform.ts';

/** Two numbers as a file writes them. */
export type RawPosition = readonly [x: number, y: number];

export interface CrsCandidate {
  readonly crs: Crs;
  /** Share of the points that lie in the territory, 0…1. */
  readonly inside: number;
  /** Metres from the middle of the territory to the middle of the points. */
  readonly shift: number;
  /** How much of the box around both is in the boxes of both, 0…1: near 1 where the file fills its territory. */
  readonly overlap: number;
}

const MOST_POINTS = 400;
const MOST_CANDIDATES = 6;
const FITS = 0.98;

/** Candidates, the best first; none when no system makes places of China of most of the numbers. */
export function detectCrs(points: readonly RawPosition[], boundary: MultiPolygon): CrsCandidate[] {
  const outline = new Outline(boundary);
  const sample = sampleOf(points);
  return [...EVERY_CRS, ...EVERY_CRS.map(otherAxes)]
    .map((crs) => judge(crs, sample, outline))
    .filter((candidate) => candidate !== null)
    .sort((a, b) => b.inside - a.inside || percent(b.overlap) - percent(a.overlap) || a.shift - b.shift)
    .slice(0, MOST_CANDIDATES);
}

/** Less than a hundredth more of overlap is no better fit. */
const percent = (share: number): number => Math.round(share * 100);

/** Some hundred points from the whole file, and those at its rim, so that the box is the file's. */
function sampleOf(points: readonly RawPosition[]): RawPosition[] {
  const step = Math.max(1, Math.ceil(points.length / MOST_POINTS));
  const sample = points.filter((_, i) => i % step === 0);
  for (const axis of [0, 1] as const) {
    const ends = points.reduce<[RawPosition, RawPosition] | null>(
      (found, point) => [
        found && found[0][axis] <= point[axis] ? found[0] : point,
        found && found[1][axis] >= point[axis] ? found[1] : point,
      ],
      null,
    );
    sample.push(...(ends ?? []));
  }
  return sample;
}

function judge(crs: Crs, sample: readonly RawPosition[], outline: Outline): CrsCandidate | null {
  const project = toWgs84(crs);
  const places = sample
    .filter(([x, y]) => doubtRange(crs, x, y) === null)
    .map(([x, y]) => project(x, y))
    .filter(([lon, lat]) => inChina(lon, lat));
  if (places.length === 0 || places.length < sample.length / 2) return null;
  const box = boxOf(places);
  const [west, south, east, north] = outline.bounds;
  const reachable = overlapOf(box, [west - 0.001, south - 0.001, east + 0.001, north + 0.001]) > 0;
  const inside = reachable ? places.filter((place) => outline.holds(place)).length : 0;
  return {
    crs,
    inside: inside / sample.length,
    shift: metresBetween(outline.middle, [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]),
    overlap: overlapOf(box, outline.bounds),
  };
}

const boxOf = (places: readonly LonLat[]): Bounds =>
  places.reduce<Bounds>(
    ([west, south, east, north], [lon, lat]) => [
      Math.min(west, lon),
      Math.min(south, lat),
      Math.max(east, lon),
      Math.max(north, lat),
    ],
    [Infinity, Infinity, -Infinity, -Infinity],
  );

/** Intersection over union. A box without width still has the thickness of a metre, so that one point can be compared. */
function overlapOf(a: Bounds, b: Bounds): number {
  const area = ([west, south, east, north]: Bounds): number =>
    east < west || north < south ? 0 : (east - west + 1e-5) * (north - south + 1e-5);
  const common = area([Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])]);
  return common / (area(a) + area(b) - common);
}

/** The system a file claims, and how much that is worth. */
export interface CrsClaim {
  readonly crs: Crs;
  /** `file`: a person or the file itself names the system (.prj, `crs` member). `format`: its format knows no other, whatever the numbers are. */
  readonly by: 'file' | 'format';
}

export type Settlement =
  /** Read it so. `found` when nothing but the fit speaks for it, `claimed` when the file says so and nothing contradicts. */
  | { readonly answer: 'plain'; readonly crs: Crs; readonly because: 'claimed' | 'found' }
  /** The file claims one system, its points lie in the territory only in another. */
  | { readonly answer: 'contradiction'; readonly crs: Crs; readonly other: CrsCandidate }
  /** Somebody has to say. */
  | { readonly answer: 'unclear' };

/** Whether a file may be read without asking, given its candidates. */
export function settleCrs(claim: CrsClaim | null, candidates: readonly CrsCandidate[]): Settlement {
  const fitting = candidates.filter((candidate) => candidate.inside >= FITS);
  const [only, ...more] = fitting;
  if (!claim)
    return only && more.length === 0 ? { answer: 'plain', crs: only.crs, because: 'found' } : { answer: 'unclear' };
  const claimed: Settlement = { answer: 'plain', crs: claim.crs, because: 'claimed' };
  const possible = claim.by === 'file' || candidates.some(({ crs }) => sameCrs(crs, claim.crs));
  if (!only) return possible ? claimed : { answer: 'unclear' }; // then the database says what lies outside
  const agrees = fitting.some(({ crs }) => sameCrs(crs, claim.crs));
  if (more.length > 0) return agrees && claim.by === 'file' ? claimed : { answer: 'unclear' };
  if (agrees) return claimed;
  // metres in a format of degrees: nobody can have meant the claim
  const impossible = claim.by === 'format' && only.crs.kind === 'gauss_kruger';
  return impossible
    ? { answer: 'plain', crs: only.crs, because: 'found' }
    : { answer: 'contradiction', crs: claim.crs, other: only };
}
