/** Straight steps on a plane: where two meet, and which cells of a grid one may touch. */

/** The share of the way from a to b at which it meets the step from c to d; null where it does not, or only at its own ends. */
export function meet(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  [cx, cy, dx, dy]: readonly [number, number, number, number],
): number | null {
  const [rx, ry, sx, sy] = [bx - ax, by - ay, dx - cx, dy - cy];
  const turn = rx * sy - ry * sx;
  if (turn === 0) return null; // one along the other: on which side it lies decides, not where it meets
  const t = ((cx - ax) * sy - (cy - ay) * sx) / turn;
  const u = ((cx - ax) * ry - (cy - ay) * rx) / turn;
  return t > 0 && t < 1 && u >= 0 && u <= 1 ? t : null;
}

/** A cell's number from its column and row: 2^15 of them to a side. */
export const cellNumber = (i: number, j: number): number => i * 32768 + j;

/** The cells of side `cell` in the box around the step from a to b. */
export function eachCell(
  cell: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
  use: (cell: number) => void,
): void {
  const [west, east] = [Math.floor(Math.min(ax, bx) / cell), Math.floor(Math.max(ax, bx) / cell)];
  const [south, north] = [Math.floor(Math.min(ay, by) / cell), Math.floor(Math.max(ay, by) / cell)];
  for (let i = west; i <= east; i++) for (let j = south; j <= north; j++) use(cellNumber(i, j));
}

/** The cells that the step from a to b touches: of a long one far fewer. */
export function eachCellAlong(
  cell: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
  use: (cell: number) => void,
): void {
  const [west, east] = [Math.min(ax, bx), Math.max(ax, bx)];
  // what touches a line between two cells is in both, however it was rounded
  const slack = cell * 1e-9;
  const rowOf = (x: number, away: number): number =>
    Math.floor(((ax === bx ? ay : ay + ((by - ay) * (x - ax)) / (bx - ax)) + away) / cell);
  const last = Math.floor((east + slack) / cell);
  for (let i = Math.floor((west - slack) / cell); i <= last; i++) {
    const [x0, x1] = ax === bx ? [ax, bx] : [Math.max(west, i * cell), Math.min(east, (i + 1) * cell)];
    const rows =
      ax === bx
        ? [Math.floor((Math.min(ay, by) - slack) / cell), Math.floor((Math.max(ay, by) + slack) / cell)]
        : [Math.min(rowOf(x0, -slack), rowOf(x1, -slack)), Math.max(rowOf(x0, slack), rowOf(x1, slack))];
    for (let j = rows[0] as number; j <= (rows[1] as number); j++) use(cellNumber(i, j));
  }
}

/** Adds to the list that a map has of a key. */
export function put<T>(map: Map<number, T[]>, key: number, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
