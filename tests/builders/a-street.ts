/**
 * A street as a circle sees it: a station at its west end, three doors. At a metre a second `near` is 111 s from the station, `far`
 * 1,668 s, and `alone` 1,724 s, in another grid and in no compound.
 */
import { aWorld, type WorldBuilder } from './a-world.ts';
import { withHomes } from './with-homes.ts';

export function aStreet(): WorldBuilder {
  const builder = aWorld()
    .as('street_staff', 'street')
    .withGrid('grid-1', { name: '第一网格' })
    .withGrid('grid-2', { name: '第二网格' })
    .withCompound('compound-1', { name: '苇台雅居' })
    .withCompound('compound-2', { name: '槐坞庭', territory_id: 'grid-2' })
    .withStation('station-1', { name: '清和中心', tier: 'service_center' });
  withHomes(builder, 'near', { grid: 'grid-1', compound: 'compound-1', at: [0.001, 0] }, 30, 10);
  withHomes(builder, 'far', { grid: 'grid-2', compound: 'compound-2', at: [0.015, 0] }, 40, 4);
  return withHomes(builder, 'alone', { grid: 'grid-2', compound: null, at: [0.0155, 0] }, 7);
}
