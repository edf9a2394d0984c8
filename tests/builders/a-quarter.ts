/**
 * A community of four square grids that meet in its middle, [0.005, 0.005]: `grid-1` and `grid-2` in the south, `grid-3` and
 * `grid-4` in the north, each with a house near its middle, and one house more in `grid-1` close to the middle of all.
 */
import { aWorld, type WorldBuilder } from './a-world.ts';
import { squareAt } from './square.ts';
import { withHomes } from './with-homes.ts';

export const MIDDLE = [0.005, 0.005] as const;
/** Of a degree. */
const SIDE = 0.005;
const NAMES = ['第一网格', '第二网格', '第三网格', '第四网格'];

export function aQuarter(): WorldBuilder {
  const builder = aWorld()
    .as('street_staff', 'street')
    .withTerritory('community', {
      level: 'community',
      name: '清和社区',
      code: '990101001001',
      parent_id: 'street',
      geom: squareAt(0, 0, 1),
    });
  NAMES.forEach((name, n) => {
    const [west, south] = [(n % 2) * SIDE, Math.floor(n / 2) * SIDE];
    const id = `grid-${n + 1}`;
    builder.withGrid(id, { name, code: `99010100100100${n + 1}`, geom: squareAt(west, south, SIDE * 100) });
    withHomes(builder, `home ${n + 1}`, { grid: id, compound: null, at: [west + 0.002, south + 0.002] }, 10 * (n + 1));
  });
  return withHomes(builder, 'corner', { grid: 'grid-1', compound: null, at: [0.0038, 0.0038] }, 5);
}
