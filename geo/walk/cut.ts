/**
 * Cuts ways where they pass from one zone into another. What lies between two cuts is told by its middle, so that a way
 * which merely touches a wall, or has its corner in it, is neither lost nor let through.
 */
import type { Walls } from './walls.ts';

/** A stretch of one way within one zone. */
export interface Piece {
  readonly zone: number;
  readonly points: number[];
  readonly way: number;
}

export interface Crossing {
  readonly point: number;
  readonly zones: readonly [number, number];
}

/** Points in metres; cutting adds to them. */
export interface Points {
  readonly x: number[];
  readonly y: number[];
}

/** Shorter stretches between two walls are the walls' own thickness, metres. */
const THIN = 0.1;

/** `outside`: what a stretch in no zone belongs to. */
export function cutWay(
  way: number,
  line: readonly number[],
  outside: number,
  points: Points,
  walls: Walls,
): { pieces: Piece[]; crossings: Crossing[] } {
  const pieces: Piece[] = [];
  const crossings: Crossing[] = [];
  let current: Piece | null = null;
  const enter = (zone: number, point: number): void => {
    if (current?.zone === zone) return;
    if (current) {
      if (current.points.at(-1) !== point) current.points.push(point);
      crossings.push({ point, zones: [current.zone, zone] });
    }
    current = { zone, points: [point], way };
    pieces.push(current);
  };
  for (let i = 0; i + 1 < line.length; i++) {
    const [a, b] = [line[i] as number, line[i + 1] as number];
    const [ax, ay, bx, by] = [points.x[a], points.y[a], points.x[b], points.y[b]] as [number, number, number, number];
    const least = THIN / Math.max(THIN, Math.sqrt((bx - ax) ** 2 + (by - ay) ** 2));
    const stops = walls.crossings(ax, ay, bx, by).filter((t) => t > least && t < 1 - least);
    let from = 0;
    let at = a;
    for (const t of [...stops, 1]) {
      if (t - from < least && t < 1) continue;
      const middle = (from + t) / 2;
      enter(walls.zoneAt(ax + (bx - ax) * middle, ay + (by - ay) * middle) || outside, at);
      from = t;
      if (t < 1) {
        at = points.x.push(ax + (bx - ax) * t) - 1;
        points.y.push(ay + (by - ay) * t);
      }
    }
    (current as Piece | null)?.points.push(b);
  }
  return { pieces: pieces.filter((piece) => piece.points.length > 1), crossings };
}
