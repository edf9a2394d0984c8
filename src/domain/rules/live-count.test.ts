import { describe, expect, test } from 'vitest';
import { aQuarter } from '../../../tests/builders/a-quarter.ts';
import { buildPartition } from '../../../geo/partition/build.ts';
import type { Partition } from '../../../geo/partition/partition.ts';
import { EDIT_KINDS, editByLot, fields } from '../../../geo/partition/testing.ts';
import { createRandom } from '../../../geo/random.ts';
import { aWorld } from '../../../tests/builders/a-world.ts';
import { squareAt } from '../../../tests/builders/square.ts';
import { countOf, type AreaCount } from './area-count.ts';
import { countLive, homesOf, movedHouseholds, type CountedHomes } from './live-count.ts';

function partitionOf(
  areas: Parameters<typeof buildPartition>[0],
  parent: Parameters<typeof buildPartition>[1],
): Partition {
  const built = buildPartition(areas, parent);
  if (built.findings) throw new Error('no partition');
  return built.partition;
}

describe('who lives where', () => {
  const world = aQuarter().with('party_member', { id: 'm', household_id: 'home 2 1' }).build();
  const grids = [...world.territory.values()].filter(({ level }) => level === 'grid');
  const partition = partitionOf(
    grids.map(({ id, geom }) => ({ id, geometry: geom })),
    squareAt(0, 0, 1),
  );

  test('a building counts with all its doors and members where its middle lies', () => {
    const count = countLive(homesOf(world, partition), partition);
    expect(countOf(count, 'grid-1')).toMatchObject({ buildings: 2, households: 15, members: 0 });
    expect(countOf(count, 'grid-2')).toMatchObject({ buildings: 1, households: 20, members: 1 });
    expect(countOf(count, 'nobody')).toMatchObject({ buildings: 0, households: 0 });
  });

  test('residents are those of its households', () => {
    const { residents } = countOf(countLive(homesOf(world, partition), partition), 'grid-3');
    const own = [...world.household.values()].filter(({ id }) => id.startsWith('home 3'));
    expect(residents).toBe(own.reduce((sum, home) => sum + home.residents, 0));
    expect(residents).toBeGreaterThan(0);
  });
});

/** Houses by lot over fields of grids. */
function town(seed: number, isLoose: boolean): { partition: Partition; homes: CountedHomes } {
  const random = createRandom(seed);
  const { areas, parent } = fields(6, 5, random.fork('fields'), 2);
  const partition = partitionOf(areas, isLoose ? null : parent);
  const builder = aWorld();
  for (let n = 0; n < 300; n++) {
    const at = [101.2 + random.between(0, 0.006), 41.3 + random.between(0, 0.005)] as const;
    builder.withBuilding(`b${n}`, { geom: squareAt(at[0], at[1], 0.001) }).withUnit(`u${n}`, { building_id: `b${n}` });
    for (let h = random.int(0, 4); h > 0; h--) builder.withHousehold(`h${n} ${h}`, { stairwell_unit_id: `u${n}` });
  }
  return { partition, homes: homesOf(builder.build(), partition) };
}

const MEASURES = ['buildings', 'households', 'residents', 'members'] as const;
const total = (counts: readonly AreaCount[]): number[] =>
  MEASURES.map((measure) => counts.reduce((sum, count) => sum + count[measure], 0));

describe('edits by lot', () => {
  for (let seed = 1; seed <= 6; seed++) {
    // Without a parent the rim itself moves, over houses that were nobody's.
    const isLoose = seed > 4;
    test(`nobody is lost, nobody counted twice, and only counting what changed is as good as counting all (${seed})`, () => {
      const random = createRandom(seed);
      const { partition, homes } = town(seed, isLoose);
      let now = countLive(homes, partition);
      const first = total(partition.ids.map((id) => countOf(now, id)));
      expect(first[1]).toBeGreaterThan(100);
      let made = 0;
      for (let n = 0; n < 150; n++) {
        const edit = editByLot(now.partition, random.pick(EDIT_KINDS), random, `new ${n}`);
        if (!edit || edit.refusal) continue;
        made += 1;
        now = countLive(homes, edit.partition, now);
        const ids = edit.partition.ids.filter((id) => edit.partition.area(id));
        if (!isLoose) expect(total(ids.map((id) => countOf(now, id)))).toEqual(first);
        const anew = countLive(homes, edit.partition);
        for (const id of ids) expect(countOf(now, id)).toEqual(countOf(anew, id));
      }
      expect(made).toBeGreaterThan(30);
      // And back: undo counts like any other change.
      const back = countLive(homes, partition, now);
      expect(back.sums.subarray(0, partition.areas.length * MEASURES.length)).toEqual(countLive(homes, partition).sums);
      expect(movedHouseholds(homes, countLive(homes, partition), back)).toBe(0);
    });
  }
});
