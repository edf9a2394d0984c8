import { drawnInstead, territoriesShown } from './proposal.ts';
import { feature, type MapSource } from './source.ts';
import { tiers } from './tiers.ts';
import { rowsBy } from '../../domain/world.ts';

/** Areas of every level: `tier`, and for communities `hue`, their place among their siblings by code. */
export const territory: MapSource = {
  inputs(view) {
    const { world } = view.state;
    return [world.territory, world.territory_level, drawnInstead(view)];
  },
  features(view) {
    const { world } = view.state;
    const tierOf = tiers(world.territory_level);
    return territoriesShown(view).flatMap((row) => {
      const tier = tierOf(row.level);
      if (!tier) return [];
      const siblings = rowsBy(world.territory, 'parent_id', row.parent_id).filter((other) => other.level === row.level);
      const hue = tier === 'community' ? siblings.filter((other) => other.code < row.code).length : 0;
      return [feature(row.id, row.geom, { tier, hue })];
    });
  },
};
