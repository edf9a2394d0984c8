/** Partitions by lot, with holes, T-junctions and several pieces, edited by lot: what must hold of every edit. */
import { booleanPointInPolygon, featureCollection, polygon, union } from '@turf/turf';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, type Random } from '../random.ts';
import type { AreaGeometry } from './area.ts';
import { buildPartition } from './build.ts';
import { cut } from './cut.ts';
import { isNodeOn, steps, toNode } from './lattice.ts';
import { merge } from './merge.ts';
import type { Partition } from './partition.ts';
import { polygonsIn, type AreaInput } from './read.ts';
import { EDIT_KINDS, editByLot, fields } from './testing.ts';

const LATTICE = { west: steps(101), south: steps(41) };

/** Neighbours keep some nodes to themselves that lie on a straight border. */
function withTJunctions(areas: readonly AreaInput[], random: Random): AreaInput[] {
  const nodeOf = ([lon = 0, lat = 0]: readonly number[]): number => toNode(LATTICE, [lon, lat]) ?? -1;
  return areas.map(({ id, geometry }) => ({
    id,
    geometry: {
      type: 'MultiPolygon',
      coordinates: polygonsIn(geometry).map((rings) =>
        rings.map((ring) =>
          ring.filter((p, i) => {
            const [before, after] = [ring[i - 1], ring[i + 1]];
            const isStraight = before && after && isNodeOn(nodeOf(p), nodeOf(before), nodeOf(after));
            return !isStraight || random.chance(0.6);
          }),
        ),
      ),
    },
  }));
}

/** Fields joined by lot, which makes holes and areas of several pieces. */
function joined(areas: readonly AreaInput[], count: number, random: Random): AreaInput[] {
  const groups = new Map<string, AreaInput[]>();
  for (const area of areas) {
    const id = `g${random.int(1, count)}`;
    groups.set(id, [...(groups.get(id) ?? []), area]);
  }
  return [...groups].map(([id, members]) => {
    const shapes = members.map(({ geometry }) => polygon(polygonsIn(geometry)[0] ?? []));
    const geometry = shapes.length > 1 ? union(featureCollection(shapes))?.geometry : shapes[0]?.geometry;
    if (!geometry) throw new Error('nothing to join');
    return { id, geometry };
  });
}

interface Start {
  readonly partition: Partition;
  readonly parent: AreaGeometry | null;
  readonly random: Random;
}

function startOf(seed: number, size: number, hasParent: boolean): Start {
  const random = createRandom(seed);
  const { areas, parent } = fields(size, size, random, 2);
  const own = withTJunctions(joined(areas, Math.max(2, Math.floor(size * size * 0.6)), random), random);
  const built = buildPartition(own, hasParent ? parent : null);
  if (built.findings) throw new Error(JSON.stringify(built.findings));
  return { partition: built.partition, parent, random };
}

const inputsOf = (partition: Partition): AreaInput[] =>
  partition.ids.map((id) => ({ id, geometry: partition.geometryOf(id) ?? { type: 'MultiPolygon', coordinates: [] } }));

/** Judged by what does not know of edits: building anew looks at everything, and places by lot lie in one area each. */
function expectSound(partition: Partition, random: Random): void {
  const again = buildPartition(inputsOf(partition));
  expect(again.findings).toBeNull();
  if (again.findings === null) expect(again.touched).toEqual([]);
  const areas = inputsOf(partition);
  for (let i = 0; i < 20; i++) {
    const place = [101.2005 + random.between(0, 0.002), 41.3005 + random.between(0, 0.002)] as const;
    const around = areas.filter(({ geometry }) => booleanPointInPolygon([...place], geometry)).map(({ id }) => id);
    // without a parent, the outline may have been moved past the place
    if (partition.corners) expect(around.length).toBe(1);
    else expect(around).toEqual(partition.idsOf([partition.numbers.get(partition.areaAt(place) ?? '') ?? 0]));
  }
}

/** Milliseconds; a machine that others use, too, is slow. */
const PATIENCE = 60_000;

const starts = fc.tuple(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 3, max: 6 }), fc.boolean());

describe('edits by lot', () => {
  it(
    'leave no gap and no overlap, tell what they changed, and do nothing to the value they began with',
    () => {
      const kinds = new Set<string>();
      fc.assert(
        fc.property(starts, ([seed, size, hasParent]) => {
          const { partition, random } = startOf(seed, size, hasParent);
          let now = partition;
          for (let i = 0; i < 25; i++) {
            const kind = random.pick(EDIT_KINDS);
            const before = new Map(now.ids.map((id) => [id, now.geometryOf(id)]));
            const text = JSON.stringify(now.toGeoJSON());
            const edit = editByLot(now, kind, random, `n${i}`);
            expect(JSON.stringify(now.toGeoJSON())).toBe(text);
            if (edit?.refusal !== null) continue;
            kinds.add(kind);
            const { partition: after, changed, removed } = edit;
            const told = new Set([...changed, ...removed]);
            for (const id of new Set([...before.keys(), ...after.ids]))
              if (!told.has(id)) expect(after.geometryOf(id)).toBe(before.get(id));
            for (const id of removed) expect(after.ids).not.toContain(id);
            now = after;
          }
          expectSound(now, random);
          if (hasParent) {
            const m2 = (of: Partition): number => of.ids.reduce((sum, id) => sum + (of.m2Of(id) ?? 0), 0);
            // a node on the outline is at most a step beside it
            expect(Math.abs(m2(now) - m2(partition))).toBeLessThan(size * 400 * 0.02);
          }
        }),
        { numRuns: 25 },
      );
      expect(kinds).toEqual(new Set(EDIT_KINDS));
    },
    PATIENCE,
  );
});

describe('cutting and merging', () => {
  it(
    'gives the area and its neighbours back',
    () => {
      let cuts = 0;
      fc.assert(
        fc.property(starts, ([seed, size, hasParent]) => {
          const { partition, random } = startOf(seed, size, hasParent);
          const id = random.pick(partition.ids);
          const edges = partition.area(id)?.edges(0) ?? [];
          const line = [random.pick(edges), random.pick(edges)].map(([a, b]) => {
            const [p, q] = [partition.placeOf(a), partition.placeOf(b)];
            return [(p[0] + q[0]) / 2, (p[1] + q[1]) / 2] as const;
          });
          const halves = cut(partition, id, line, 'new');
          if (halves.refusal !== null) return;
          cuts++;
          const sum = (halves.partition.m2Of(id) ?? 0) + (halves.partition.m2Of('new') ?? 0);
          const whole = merge(halves.partition, id, 'new');
          if (whole.refusal !== null) throw new Error(whole.refusal.code);
          expect(whole.partition.ids).toEqual(partition.ids);
          // merging takes the bends of a centimetre with it that cutting made
          const rim = size * size * 400 * 0.01;
          expect(Math.abs(sum - (whole.partition.m2Of(id) ?? 0))).toBeLessThan(rim);
          for (const each of partition.ids)
            expect(Math.abs((whole.partition.m2Of(each) ?? 0) - (partition.m2Of(each) ?? 0))).toBeLessThan(rim);
          expectSound(whole.partition, random);
        }),
        { numRuns: 40 },
      );
      expect(cuts).toBeGreaterThan(0);
    },
    PATIENCE,
  );
});
