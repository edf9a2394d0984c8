/** Points of ways, once for every zone they are met in. */
import type { Pieces } from './pieces.ts';
import { UnionFind } from './union-find.ts';

/** A point as it is met in one zone: where a wall passes through it, it is two, and only a gate joins them. */
export class Vertices {
  readonly x: number[] = [];
  readonly y: number[] = [];
  readonly #zone: number[] = [];
  readonly #known = new Map<number, number>();
  readonly #cut: Pieces;
  readonly #span: number;
  readonly #groups: UnionFind;
  readonly #numbers = new Map<number, number>();

  /** `groups`: zones of walls, and every way by itself: private ones are joined as they meet. */
  constructor(groups: number, cut: Pieces) {
    this.#cut = cut;
    this.#span = cut.points.x.length;
    this.#groups = new UnionFind(groups);
  }

  get count(): number {
    return this.x.length;
  }

  at(point: number, zone: number): number {
    const key = zone * this.#span + point;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#known.set(key, this.x.length);
    this.#zone.push(zone);
    this.y.push(this.#cut.points.y[point] as number);
    return this.x.push(this.#cut.points.x[point] as number) - 1;
  }

  has(point: number, zone: number): boolean {
    return this.#known.has(zone * this.#span + point);
  }

  /** Private ways that meet are one zone; so are a compound and the private drive to its gate. */
  merge(vertexA: number, vertexB: number): void {
    this.#groups.join(this.#zone[vertexA] as number, this.#zone[vertexB] as number);
  }

  /** Gives a vertex of private ways the zone of its way. */
  assign(vertex: number, zone: number): void {
    const known = this.#zone[vertex] as number;
    if (known === this.#cut.privateZone) this.#zone[vertex] = zone;
    else if (known !== 0) this.#groups.join(known, zone);
  }

  zoneOf(vertex: number): number {
    return this.zoneNumber(this.#zone[vertex] as number);
  }

  /** Zones numbered without gaps, as they are asked for; only when no more are joined. */
  zoneNumber(zone: number): number {
    if (zone === 0) return 0;
    const root = this.#groups.find(zone);
    const known = this.#numbers.get(root);
    if (known !== undefined) return known;
    this.#numbers.set(root, this.#numbers.size + 1);
    return this.#numbers.size;
  }
}
