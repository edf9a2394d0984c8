/** Which grids a place lies in, of many: boxes first, outlines only where a box has it. */
import type { Position } from 'geojson';
import { boundsOfGeometry, type Bounds } from '../../../../geo/bounds.ts';
import type { Territory } from '../../entities.ts';
import { covers } from '../../rules/covers.ts';
import type { World } from '../../world.ts';

const CELLS = 32;

export class GridIndex {
  readonly #cells = new Map<number, { readonly grid: Territory; readonly box: Bounds }[]>();
  readonly #origin: Position;
  readonly #step: Position;

  constructor(grids: readonly Territory[]) {
    const boxed = grids.flatMap((grid) => {
      const box = boundsOfGeometry(grid.geom);
      return box ? [{ grid, box }] : [];
    });
    const west = Math.min(...boxed.map(({ box }) => box[0]));
    const south = Math.min(...boxed.map(({ box }) => box[1]));
    const east = Math.max(...boxed.map(({ box }) => box[2]));
    const north = Math.max(...boxed.map(({ box }) => box[3]));
    this.#origin = [west, south];
    this.#step = [(east - west) / CELLS || 1, (north - south) / CELLS || 1];
    for (const entry of boxed)
      for (const cell of this.#cellsOf(entry.box)) {
        const there = this.#cells.get(cell);
        if (there) there.push(entry);
        else this.#cells.set(cell, [entry]);
      }
  }

  /** More than one where grids overlap. */
  at(place: Position): Territory[] {
    const [x = 0, y = 0] = place;
    const [cell = -1] = this.#cellsOf([x, y, x, y]);
    return (this.#cells.get(cell) ?? []).flatMap(({ grid, box: [west, south, east, north] }) =>
      x >= west && x <= east && y >= south && y <= north && covers(grid.geom, place) ? [grid] : [],
    );
  }

  /** Those whose box meets this one. */
  near(box: Bounds): Territory[] {
    const found = new Set<Territory>();
    for (const cell of this.#cellsOf(box))
      for (const { grid, box: own } of this.#cells.get(cell) ?? [])
        if (own[0] <= box[2] && own[2] >= box[0] && own[1] <= box[3] && own[3] >= box[1]) found.add(grid);
    return [...found];
  }

  *#cellsOf([west, south, east, north]: Bounds): Generator<number> {
    const [ox = 0, oy = 0] = this.#origin;
    const [sx = 1, sy = 1] = this.#step;
    const clamp = (value: number): number => Math.min(CELLS, Math.max(0, Math.floor(value)));
    for (let x = clamp((west - ox) / sx); x <= clamp((east - ox) / sx); x += 1)
      for (let y = clamp((south - oy) / sy); y <= clamp((north - oy) / sy); y += 1) yield x * (CELLS + 1) + y;
  }
}

export const gridsOf = (world: World): Territory[] =>
  [...world.territory.values()].filter(({ level }) => level === 'grid');
