/**
 * The way from one place to another along lines that lie on the map: a street's or a river's centre-line. Lines come in pieces, cut at
 * the edges of tiles and at crossings, and overlapping there: pieces whose ends lie on another are joined to it.
 */
import type { LonLat } from '../../../geo/crs/offset.ts';
import { metresBetween } from '../../../geo/crs/metres.ts';
import { nearestOnCourse, rounded, samePlace } from './course.ts';

/** Metres between an end and a line that are one place: what tiles round. */
const JOIN = 4;
/** Metres from a line within which a tap is meant for it. */
export const ON_LINE = 40;

const keyOf = ([lon, lat]: LonLat): string => `${lon},${lat}`;

/** Null where one of the places is far from every line, or no line leads from one to the other. */
export function wayAlong(lines: readonly (readonly LonLat[])[], from: LonLat, to: LonLat): readonly LonLat[] | null {
  const courses = lines.filter((line) => line.length > 1).map((line) => line.map(rounded));
  const [start, end] = [putOn(courses, from), putOn(courses, to)];
  if (!start || !end) return null;
  for (const line of courses) {
    for (const tip of [line[0] as LonLat, line.at(-1) as LonLat]) joinTip(courses, line, tip);
  }
  return shortest(graphOf(courses), start, end);
}

/** Puts a place on the nearest line, as a point of it. */
export function putOn(courses: LonLat[][], place: LonLat, within = ON_LINE): LonLat | null {
  let best: { readonly line: LonLat[]; readonly at: LonLat; readonly leg: number; readonly metres: number } | null =
    null;
  for (const line of courses) {
    const found = nearestOnCourse(line, place);
    if (found && found.metres <= within && found.metres < (best?.metres ?? Infinity)) best = { line, ...found };
  }
  if (best) insert(best.line, best.leg, best.at);
  return best && best.at;
}

function insert(line: LonLat[], leg: number, at: LonLat): void {
  if (!samePlace(line[leg] as LonLat, at) && !samePlace(line[leg + 1] as LonLat, at)) line.splice(leg + 1, 0, at);
}

/** An end that lies on other lines becomes a point of them, by a step as short as it is off. */
function joinTip(courses: readonly LonLat[][], own: LonLat[], tip: LonLat): void {
  for (const line of courses) {
    if (line === own) continue;
    const found = nearestOnCourse(line, tip);
    if (!found || found.metres > JOIN) continue;
    insert(line, found.leg, found.at);
    if (samePlace(found.at, tip)) continue;
    if (samePlace(own[0] as LonLat, tip)) own.unshift(found.at);
    else own.push(found.at);
    return;
  }
}

type Graph = ReadonlyMap<string, { readonly at: LonLat; readonly next: Map<string, number> }>;

function graphOf(courses: readonly LonLat[][]): Graph {
  const nodes = new Map<string, { readonly at: LonLat; readonly next: Map<string, number> }>();
  const node = (at: LonLat) => {
    const key = keyOf(at);
    const known = nodes.get(key) ?? { at, next: new Map<string, number>() };
    nodes.set(key, known);
    return known;
  };
  for (const line of courses)
    for (let i = 1; i < line.length; i += 1) {
      const [a, b] = [line[i - 1] as LonLat, line[i] as LonLat];
      const metres = metresBetween(a, b);
      node(a).next.set(keyOf(b), metres);
      node(b).next.set(keyOf(a), metres);
    }
  return nodes;
}

/** Dijkstra's; a few thousand points of what is in view. */
function shortest(graph: Graph, from: LonLat, to: LonLat): readonly LonLat[] | null {
  const [start, goal] = [keyOf(from), keyOf(to)];
  const metres = new Map([[start, 0]]);
  const before = new Map<string, string>();
  const open = new Set([start]);
  while (open.size > 0) {
    let here = '';
    for (const key of open) if (here === '' || (metres.get(key) ?? 0) < (metres.get(here) ?? 0)) here = key;
    if (here === goal) break;
    open.delete(here);
    for (const [key, step] of graph.get(here)?.next ?? []) {
      const sum = (metres.get(here) ?? 0) + step;
      if (sum >= (metres.get(key) ?? Infinity)) continue;
      metres.set(key, sum);
      before.set(key, here);
      open.add(key);
    }
  }
  if (start !== goal && !before.has(goal)) return null;
  const way: LonLat[] = [];
  for (let key: string | undefined = goal; key !== undefined; key = before.get(key)) {
    const at = graph.get(key)?.at;
    if (at) way.unshift(at);
  }
  return way;
}
