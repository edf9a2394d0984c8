/**
 * A frame of the boundary editor while a finger drags a node: what is near to snap to, the edit, and who lives where, all as
 * the app does it, among 300 grids with 30,000 households. Without React and GL, which follow.
 */
import { fields } from '../../../geo/partition/testing.ts';
import { createRandom } from '../../../geo/random.ts';
import { openBoundary } from '../../../src/commands/boundary/open-boundary.ts';
import { boundaryGestures } from '../../../src/commands/boundary/gestures.ts';
import type { TerritoryId } from '../../../src/domain/ids.ts';
import { countOf } from '../../../src/domain/rules/area-count.ts';
import { aWorld } from '../../builders/a-world.ts';
import { squareAt } from '../../builders/square.ts';
import { fakeApp } from '../../fakes/fake-app.ts';

const [COLUMNS, ROWS] = [20, 15];
const BUILDINGS = 3000;
const HOUSEHOLDS_EACH = 10;
const [DRAGS, FRAMES] = [60, 30];

/** ms of each frame. */
export function liveFrames(): number[] {
  const random = createRandom(7);
  const { areas, parent } = fields(COLUMNS, ROWS, random.fork('fields'), 6);
  const builder = aWorld()
    .as('street_staff', 'street')
    .withTerritory('community', { level: 'community', parent_id: 'street', geom: parent });
  areas.forEach(({ id, geometry }, n) => builder.withGrid(id, { geom: geometry, code: String(n) }));
  for (let b = 0; b < BUILDINGS; b++) {
    const at = [101.2 + random.between(0, COLUMNS / 1000), 41.3 + random.between(0, ROWS / 1000)] as const;
    builder.withBuilding(`b${b}`, { geom: squareAt(at[0], at[1], 0.01) }).withUnit(`u${b}`, { building_id: `b${b}` });
    for (let h = 0; h < HOUSEHOLDS_EACH; h++) builder.withHousehold(`h${b} ${h}`, { stairwell_unit_id: `u${b}` });
  }
  const app = fakeApp({ world: builder.build() });
  openBoundary(app, 'community' as TerritoryId);
  const edit = () => {
    const now = app.store.getState().boundary.edit;
    if (!now) throw new Error('the fields cannot be redrawn');
    return now;
  };
  const frames: number[] = [];
  for (let drag = 0; drag < DRAGS; drag++) {
    const { partition } = edit().now;
    const inner =
      partition
        .area(random.pick(partition.ids))
        ?.edges(0)
        .map(([node]) => node) ?? [];
    const from = partition.placeOf(random.pick(inner));
    boundaryGestures.grab(app, 'node', from);
    for (let frame = 0; frame < FRAMES; frame++) {
      const far = (0.0004 * frame) / FRAMES;
      const started = performance.now();
      boundaryGestures.drag(app, [from[0] + far * Math.sin(drag), from[1] + far * Math.cos(drag)], 5);
      for (const id of partition.ids) countOf(edit().now.count, id);
      frames.push(performance.now() - started);
    }
    boundaryGestures.cancel(app);
  }
  return frames;
}
