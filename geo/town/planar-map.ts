/**
 * The town's plane as a partition: faces share corners and sides by identity, so neighbours can neither overlap nor leave
 * a gap, whatever is cut afterwards. Streets, river and railway are the cuts.
 */
import { area, at, contains } from './polygon.ts';
import { add, cross, distance, dot, lerp, meet, nearestOn, snap, sub, unit, type Vec } from './vec.ts';

export type LineKind = 'street' | 'river' | 'railway' | 'border' | 'division';
export type StreetClass = 'primary' | 'secondary' | 'tertiary' | 'residential' | 'footway';

/** One named line of the plan; its corners are kept in order, also those that later cuts add. */
export interface Line {
  kind: LineKind;
  streetClass: StreetClass;
  name: string;
  corners: number[];
  /** Where a line enters and leaves the town: its course outside, town end first. */
  outside: Vec[][];
}

export interface Face {
  /** Corner numbers, counter-clockwise. */
  ring: number[];
  community: number;
  grid: number;
  /** Between a bank road and the middle of the river. */
  bank: boolean;
}

const key = (a: number, b: number): string => (a < b ? `${a}-${b}` : `${b}-${a}`);

export class PlanarMap {
  readonly points: Vec[] = [];
  readonly faces: Face[] = [];
  readonly lines: Line[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #sides = new Map<string, Line>();

  constructor(outline: readonly Vec[]) {
    const ring = (area(outline) > 0 ? outline : [...outline].reverse()).map((p) => this.corner(p));
    this.faces.push({ ring, community: -1, grid: -1, bank: false });
    const line = this.addLine('border', 'residential', '');
    line.corners = [...ring, ring[0] as number];
    ring.forEach((a, i) => this.#sides.set(key(a, at(ring, i + 1)), line));
  }

  addLine(kind: LineKind, streetClass: StreetClass, name: string): Line {
    const line: Line = { kind, streetClass, name, corners: [], outside: [] };
    this.lines.push(line);
    return line;
  }

  point(corner: number): Vec {
    const p = this.points[corner];
    if (!p) throw new RangeError(`no corner ${corner}`);
    return p;
  }

  ringOf(face: Face): Vec[] {
    return face.ring.map((c) => this.point(c));
  }

  lineOf(a: number, b: number): Line {
    const line = this.#sides.get(key(a, b));
    if (!line) throw new RangeError(`corners ${a} and ${b} share no side`);
    return line;
  }

  corner(p: Vec): number {
    const s = snap(p);
    const k = `${s[0]},${s[1]}`;
    const known = this.#numbers.get(k);
    if (known !== undefined) return known;
    this.#numbers.set(k, this.points.length);
    return this.points.push(s) - 1;
  }

  /** All sides as pairs of corners. */
  sides(): { a: number; b: number; line: Line }[] {
    return [...this.#sides].map(([k, line]) => {
      const [a, b] = k.split('-').map(Number) as [number, number];
      return { a, b, line };
    });
  }

  facesAt(corner: number): Face[] {
    return this.faces.filter((f) => f.ring.includes(corner));
  }

  /** A corner on side a–b at p: an end when p is within `near` metres of it, else a new one, given to both neighbours. */
  splitSide(a: number, b: number, p: Vec, near = 2): number {
    for (const end of [a, b]) if (distance(this.point(end), p) < near) return end;
    const line = this.lineOf(a, b);
    const c = this.corner(p);
    this.#sides.delete(key(a, b));
    this.#sides.set(key(a, c), line);
    this.#sides.set(key(c, b), line);
    for (const { ring } of this.faces) insertBetween(ring, a, b, c, true);
    for (const l of this.lines) insertBetween(l.corners, a, b, c, false);
    return c;
  }

  /** A corner on the side of the face that is nearest to p; see `splitSide`. */
  splitNearest(face: Face, p: Vec, near: number): number {
    let best = { a: -1, b: -1, distance: Infinity };
    face.ring.forEach((a, i) => {
      const b = at(face.ring, i + 1);
      const n = nearestOn(p, this.point(a), this.point(b));
      if (n.distance < best.distance) best = { a, b, distance: n.distance };
    });
    return this.splitSide(best.a, best.b, p, near);
  }

  /** Cuts a face along a chain whose first and last corner lie on its ring. */
  splitFace(face: Face, chain: readonly number[], line: Line): [Face, Face] {
    const from = face.ring.indexOf(chain[0] as number);
    const to = face.ring.indexOf(chain[chain.length - 1] as number);
    if (from < 0 || to < 0 || from === to) throw new RangeError('a cut needs two corners of the face');
    const walk = (i: number, j: number): number[] => {
      const list: number[] = [];
      for (let k = i; ; k = (k + 1) % face.ring.length) {
        list.push(face.ring[k] as number);
        if (k === j) return list;
      }
    };
    const inner = chain.slice(1, -1);
    const other: Face = { ...face, ring: [...walk(to, from), ...inner] };
    face.ring = [...walk(from, to), ...[...inner].reverse()];
    this.faces.push(other);
    for (let i = 0; i + 1 < chain.length; i++) this.#sides.set(key(chain[i] as number, chain[i + 1] as number), line);
    return [face, other];
  }

  /**
   * Lays a line across the town: it splits every face it passes. What lies outside the outline, or ends inside a face, is
   * not part of the partition; ends outside are remembered on the line.
   */
  cut(course: readonly Vec[], kind: LineKind, streetClass: StreetClass, name: string): Line {
    const line = this.addLine(kind, streetClass, name);
    const hits: { position: number; corner: number }[] = [];
    for (let i = 0; i + 1 < course.length; i++) {
      const a = course[i] as Vec;
      const b = course[i + 1] as Vec;
      const found: { t: number; c: number; d: number }[] = [];
      for (const side of this.sides()) {
        const m = meet(a, b, this.point(side.a), this.point(side.b));
        if (m && m.t >= 0 && m.t < 1 && m.u >= 0 && m.u <= 1) found.push({ t: m.t, c: side.a, d: side.b });
      }
      for (const f of found) {
        const p = lerp(a, b, f.t);
        hits.push({ position: i + f.t, corner: this.#ensure(f.c, f.d, p) });
      }
    }
    hits.sort((x, y) => x.position - y.position);
    const crossings = hits.filter((h, i) => i === 0 || h.corner !== hits[i - 1]?.corner);
    for (let i = 0; i + 1 < crossings.length; i++) this.#piece(course, crossings[i], crossings[i + 1], line);
    const first = crossings[0];
    const last = crossings[crossings.length - 1];
    if (first && last) {
      const head = course.slice(0, Math.ceil(first.position)).reverse();
      const tail = course.slice(Math.floor(last.position) + 1);
      if (head.length) line.outside.push([this.point(line.corners[0] as number), ...head]);
      if (tail.length) line.outside.push([this.point(line.corners[line.corners.length - 1] as number), ...tail]);
    }
    return line;
  }

  /** The side may have been split since it was found: look for the piece that holds p. */
  #ensure(a: number, b: number, p: Vec): number {
    if (this.#sides.has(key(a, b))) return this.splitSide(a, b, p, 4);
    let best = { a, b, distance: Infinity };
    for (const side of this.sides()) {
      const n = nearestOn(p, this.point(side.a), this.point(side.b));
      if (n.distance < best.distance) best = { a: side.a, b: side.b, distance: n.distance };
    }
    return this.splitSide(best.a, best.b, p, 4);
  }

  #piece(
    course: readonly Vec[],
    from: { position: number; corner: number } | undefined,
    to: { position: number; corner: number } | undefined,
    line: Line,
  ): void {
    if (!from || !to) return;
    const start = this.point(from.corner);
    const end = this.point(to.corner);
    const between = course
      .slice(Math.floor(from.position) + 1, Math.ceil(to.position))
      .filter((p) => distance(p, start) > 12 && distance(p, end) > 12);
    const path = [start, ...between, end];
    const middle = between[Math.floor(between.length / 2)] ?? lerp(start, end, 0.5);
    const face = this.faces.find(
      (f) => f.ring.includes(from.corner) && f.ring.includes(to.corner) && contains(this.ringOf(f), middle),
    );
    if (!face) return;
    const chain = path.map((p, i) => (i === 0 ? from.corner : i === path.length - 1 ? to.corner : this.corner(p)));
    this.splitFace(face, chain, line);
    if (line.corners[line.corners.length - 1] === from.corner) line.corners.push(...chain.slice(1));
    else line.corners.push(...chain);
  }

  /** The outer rings of a set of faces: sides that two of them share fall away. Longest first, counter-clockwise. */
  outline(faces: readonly Face[]): number[][] {
    const next = new Map<number, number[]>();
    const inner = new Set<string>();
    for (const { ring } of faces) ring.forEach((a, i) => inner.add(`${a}>${at(ring, i + 1)}`));
    for (const pair of inner) {
      const [a, b] = pair.split('>').map(Number) as [number, number];
      if (inner.has(`${b}>${a}`)) continue;
      next.set(a, [...(next.get(a) ?? []), b]);
    }
    const rings: number[][] = [];
    while (next.size > 0) {
      const start = next.keys().next().value as number;
      const ring: number[] = [];
      for (let c = start, before = -1; ;) {
        ring.push(c);
        const options = next.get(c) as number[];
        const chosen = options.length === 1 ? (options[0] as number) : this.#rightmost(before, c, options);
        const rest = options.filter((o) => o !== chosen);
        if (rest.length) next.set(c, rest);
        else next.delete(c);
        before = c;
        c = chosen;
        if (c === start) break;
      }
      rings.push(ring);
    }
    return rings.sort(
      (x, y) => Math.abs(area(y.map((c) => this.point(c)))) - Math.abs(area(x.map((c) => this.point(c)))),
    );
  }

  /** Where rings touch in one corner, the sharpest right turn keeps them apart. */
  #rightmost(before: number, c: number, options: readonly number[]): number {
    if (before < 0) return options[0] as number;
    const heading = unit(sub(this.point(c), this.point(before)));
    const turn = (o: number): number => {
      const d = unit(sub(this.point(o), this.point(c)));
      const s = cross(heading, d);
      const forward = add(heading, d);
      return s >= 0 ? 2 - dot(forward, forward) / 2 : -2 + dot(forward, forward) / 2;
    };
    return [...options].sort((x, y) => turn(x) - turn(y))[0] as number;
  }
}

function insertBetween(list: number[], a: number, b: number, c: number, cyclic: boolean): void {
  for (let i = 0; i < list.length - (cyclic ? 0 : 1); i++) {
    const p = list[i];
    const q = at(list, i + 1);
    if ((p === a && q === b) || (p === b && q === a)) {
      list.splice(i + 1, 0, c);
      return;
    }
  }
}
