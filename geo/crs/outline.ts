/** A known boundary, asked whether it holds a place. Near its line the answer is yes: two surveys of one border never agree to the metre. */
import type { MultiPolygon } from 'geojson';
import { boundsOfGeometry } from '../bounds.ts';
import type { Bounds } from '../bounds.ts';
import type { LonLat } from './offset.ts';

const NEAR_METRES = 10;
const PER_DEGREE = 111_195;

/** From `(ax, ay)` to `(bx, by)`, metres east and north of the middle. */
type Side = readonly [ax: number, ay: number, bx: number, by: number];

export class Outline {
  readonly bounds: Bounds;
  readonly #lon: number;
  readonly #lat: number;
  readonly #metresPerDegreeEast: number;
  readonly #sides: readonly Side[];

  /** Throws a `RangeError` for a boundary without points. */
  constructor(boundary: MultiPolygon) {
    const bounds = boundsOfGeometry(boundary);
    if (!bounds) throw new RangeError('a boundary without points');
    this.bounds = bounds;
    this.#lon = (bounds[0] + bounds[2]) / 2;
    this.#lat = (bounds[1] + bounds[3]) / 2;
    this.#metresPerDegreeEast = PER_DEGREE * Math.cos((this.#lat * Math.PI) / 180);
    this.#sides = boundary.coordinates.flat().flatMap((ring) =>
      ring.slice(1).map(([lon = 0, lat = 0], i): Side => {
        const [fromLon = 0, fromLat = 0] = ring[i] ?? [];
        return [...this.#metres([fromLon, fromLat]), ...this.#metres([lon, lat])];
      }),
    );
  }

  get middle(): LonLat {
    return [this.#lon, this.#lat];
  }

  holds(place: LonLat): boolean {
    const [x, y] = this.#metres(place);
    let inside = false;
    for (const [ax, ay, bx, by] of this.#sides) {
      if (distance(x, y, ax, ay, bx, by) <= NEAR_METRES) return true;
      if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
    }
    return inside;
  }

  #metres([lon, lat]: LonLat): readonly [number, number] {
    return [(lon - this.#lon) * this.#metresPerDegreeEast, (lat - this.#lat) * PER_DEGREE];
  }
}

function distance(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const [dx, dy] = [bx - ax, by - ay];
  const square = dx * dx + dy * dy;
  const along = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / square));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}
