import { labelPoint } from './label-point.ts';
import { all, feature, point, type MapSource } from './source.ts';

export const compound: MapSource = {
  inputs: ({ state: { world } }) => [world.compound],
  features: ({ state: { world } }) =>
    all(world.compound).map((row) => feature(row.id, row.geom, { kind: row.kind ?? 'other' })),
};

/** `name`, and `households` by the office's count (0 where nobody has counted). */
export const compoundLabel: MapSource = {
  inputs: ({ state: { world } }) => [world.compound, world.place_summary],
  features: ({ state: { world } }) =>
    all(world.compound).map((row) =>
      feature(row.id, point(labelPoint(row.geom)), {
        name: row.name,
        households: world.place_summary.get(row.id)?.households ?? 0,
      }),
    ),
};

export const compoundGate: MapSource = {
  inputs: ({ state: { world } }) => [world.compound_gate],
  features: ({ state: { world } }) =>
    all(world.compound_gate).map((row) => feature(row.id, row.geom, { kind: row.kind, closed: row.is_closed })),
};
