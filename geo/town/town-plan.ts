/** The whole town in metres, before anybody lives in it. */
import type { Random } from '../random.ts';
import { parcels, planBlocks, type Block } from './blocks.ts';
import { formDistricts, type Districts } from './districts.ts';
import { layEstate, type EstatePlan } from './estate.ts';
import { openGates, type Gate } from './gates.ts';
import { streetNamer } from './names-places.ts';
import { drawPlan, type Plan } from './plan.ts';
import { area, centroid } from './polygon.ts';
import { planSite, type SitePlan } from './sites.ts';
import type { Vec } from './vec.ts';

export interface CompoundPlan extends EstatePlan {
  ring: Vec[];
  grid: number;
  community: number;
  gates: Gate[];
  small: boolean;
}

export interface TownPlan {
  plan: Plan;
  districts: Districts;
  blocks: Block[];
  compounds: CompoundPlan[];
  sites: SitePlan[];
}

export function planTown(random: Random): TownPlan {
  const plan = drawPlan(random.fork('plan'));
  const districts = formDistricts(plan, random.fork('districts'), streetNamer(random.fork('streets')));
  const blocks = planBlocks(districts, random.fork('blocks'));
  const compounds: CompoundPlan[] = [];
  const sites: SitePlan[] = [];
  const { map } = districts;
  const draw = random.fork('compounds');
  const large = new Map<number, number>();
  for (const b of blocks) if (b.use === 'estate') large.set(b.face.grid, (large.get(b.face.grid) ?? 0) + 1);
  const addCompound = (block: Block, ring: Vec[], target: number, small: boolean): void => {
    const gates = openGates(map, block.face, ring, small ? draw.int(1, 2) : draw.int(1, 3), draw);
    const estate = layEstate({ ring, gates, target, small }, draw);
    compounds.push({ ...estate, ring, gates, small, grid: block.face.grid, community: block.face.community });
  };
  for (const block of blocks) {
    if (block.use === 'estate') {
      const alone = large.get(block.face.grid) === 1;
      addCompound(block, block.ring, alone ? draw.int(540, 690) : draw.int(370, 520), false);
    } else if (block.use === 'small_estates') {
      const cut = parcels(block.ring, Math.max(block.compounds, Math.round(area(block.ring) / 9000)));
      // Compounds take the middle-sized parcels; what remains becomes shops.
      const sorted = [...cut].sort((a, b) => Math.abs(area(a) - 8000) - Math.abs(area(b) - 8000));
      for (const [i, ring] of sorted.entries())
        if (i < block.compounds) addCompound(block, ring, draw.int(42, 112), true);
        else sites.push(planSite(map, { ...block, ring, area: area(ring), use: 'commercial' }, draw));
    } else sites.push(planSite(map, block, draw));
  }
  // West to east, north to south: the order in which a person would number them.
  const rank = (c: CompoundPlan): number => {
    const p = centroid(c.ring);
    return Math.round(-p[1] / 250) * 10_000 + p[0];
  };
  compounds.sort((a, b) => a.grid - b.grid || rank(a) - rank(b));
  return { plan, districts, blocks, compounds, sites };
}
