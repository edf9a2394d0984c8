/**
 * Douglas–Peucker between two points of a line: marks in `keep` the points in between without which it would lie farther than
 * `tolerance` from where it was. `points` are x and y in turn, `first` and `last` count points; both may be the same place.
 */
export function simplify(
  points: ArrayLike<number>,
  first: number,
  last: number,
  tolerance: number,
  keep: Uint8Array,
): void {
  const waiting: [number, number][] = [[first, last]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [from, to] = next;
    const [ax, ay] = [points[2 * from] as number, points[2 * from + 1] as number];
    const [dx, dy] = [(points[2 * to] as number) - ax, (points[2 * to + 1] as number) - ay];
    const square = dx * dx + dy * dy;
    let farthest = tolerance * tolerance;
    let at = -1;
    for (let i = from + 1; i < to; i++) {
      const [px, py] = [(points[2 * i] as number) - ax, (points[2 * i + 1] as number) - ay];
      const t = square === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / square));
      const away = (px - t * dx) ** 2 + (py - t * dy) ** 2;
      if (away > farthest) [at, farthest] = [i, away];
    }
    if (at !== -1) {
      keep[at] = 1;
      waiting.push([from, at], [at, to]);
    }
  }
}
