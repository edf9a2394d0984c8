import { all, feature, type MapSource } from './source.ts';

export const serviceStation: MapSource = {
  inputs: ({ state: { world } }) => [world.service_station],
  features: ({ state: { world } }) =>
    all(world.service_station).map((row) => feature(row.id, row.geom, { tier: row.tier, name: row.name })),
};
