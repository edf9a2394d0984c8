/** Where a line comes nearest to a place. */
export interface NearestOn {
  readonly x: number;
  readonly y: number;
  /** How far it is, squared. */
  readonly square: number;
  /** The number of the point behind it, from 1. */
  readonly step: number;
  /** As far as to there, and the whole line. */
  readonly along: number;
  readonly drawn: number;
}

/** `points`: x and y in turn, at least two points. */
export function nearestOn(points: readonly number[], x: number, y: number): NearestOn {
  let best = { x: points[0] as number, y: points[1] as number, square: Infinity, step: 1, along: 0 };
  let drawn = 0;
  for (let i = 2; i < points.length; i += 2) {
    const [ax, ay] = [points[i - 2] as number, points[i - 1] as number];
    const [dx, dy] = [(points[i] as number) - ax, (points[i + 1] as number) - ay];
    const whole = dx * dx + dy * dy;
    const t = whole === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / whole));
    const [px, py] = [ax + dx * t, ay + dy * t];
    const square = (px - x) ** 2 + (py - y) ** 2;
    const step = Math.sqrt(whole);
    if (square < best.square) best = { x: px, y: py, square, step: i / 2, along: drawn + t * step };
    drawn += step;
  }
  return { ...best, drawn };
}
