import { freshnessOfPlaces } from '../../domain/answers/assignments.ts';
import { periodStart } from '../../domain/rules/cadence.ts';
import { feature, type MapSource } from './source.ts';
import { tiers } from './tiers.ts';

/** Places that leaders answer for (包联) and have not visited in this period: `freshness`, and the `tier` that says at which zoom. */
export const assignment: MapSource = {
  inputs({ state: { world, layers }, now }) {
    if (!layers.assignment) return [];
    const { assignment: rows, territory, territory_level, compound } = world;
    // what was visited becomes due when a month begins, and a quarter begins with a month
    return [rows, territory, territory_level, compound, periodStart('monthly', now)];
  },
  features({ state: { world, layers }, now }) {
    if (!layers.assignment) return [];
    const tierOf = tiers(world.territory_level);
    return [...freshnessOfPlaces(world, now)].flatMap(([id, freshness]) => {
      const territory = world.territory.get(id);
      const geom = territory?.geom ?? world.compound.get(id)?.geom;
      const tier = territory ? tierOf(territory.level) : 'compound';
      return geom && tier && freshness !== 'visited' ? [feature(id, geom, { freshness, tier })] : [];
    });
  },
};
