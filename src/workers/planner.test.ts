import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { generateTown } from '../../geo/town/index.ts';
import { walkSourceOf } from '../../geo/town/walk.ts';
import { buildWalk } from '../../geo/walk/build.ts';
import type { LonLat } from '../../geo/walk/graph.ts';
import type { Pace } from '../../geo/walk/paces.ts';
import { writeWalkFile } from '../../geo/walk/write-file.ts';
import { aClient } from '../../tests/fakes/desk-worker.ts';
import type { PlanTurn } from './plan-desk.ts';
import { Planner } from './planner.ts';
import { Walk } from './walk.ts';
import { WalkGround } from './walk-ground.ts';
import type { PlanQuestion } from './walk-protocol.ts';

const town = generateTown();
const bytes = writeWalkFile(buildWalk(walkSourceOf(town, '2026-11-20')).graph);
const file = { id: 'town', name: '连心街道', url: '/walk/town.bin', bytes: bytes.length, bounds: town.bounds };
const at = ({ geom: { coordinates } }: { geom: { coordinates: readonly number[] } }): LonLat => [
  coordinates[0] ?? 0,
  coordinates[1] ?? 0,
];
const doors = town.rows.stairwell_unit.map(at);
const homes = Float64Array.from(doors.flat());
const stations = town.rows.service_station.map(at);
const candidates = town.rows.candidate_site.map(at);
const [here] = doors as [LonLat];
const ground = new WalkGround(bytes);
ground.setHomes(homes);

const aQuestion = (change: Partial<PlanQuestion> = {}): PlanQuestion => ({
  places: stations.slice(0, 1),
  sites: candidates,
  weights: new Uint32Array(doors.length).fill(3),
  slowWeights: new Uint32Array(doors.length).fill(1),
  conditions: { pace: 'standard', minute: null, closed: new Set() },
  limit: 600,
  count: 2,
  capacity: null,
  ...change,
});

/** Households that a circle around these places counts: those who walk at the pace asked for, and the elderly at theirs. */
function counted({ weights, slowWeights, conditions, limit }: PlanQuestion, places: readonly LonLat[]): number {
  const { seconds, elderly } = ground.circle({
    places,
    conditions,
    elderly: true,
    limit: 1800,
    rings: [],
    streets: false,
    cell: 20,
  });
  let sum = 0;
  for (let home = 0; home < doors.length; home++) {
    if ((seconds[home] ?? Infinity) <= limit) sum += weights[home] ?? 0;
    if ((elderly?.seconds[home] ?? Infinity) <= limit) sum += slowWeights[home] ?? 0;
  }
  return sum;
}

const whole = (most: number) => fc.array(fc.nat(most), { minLength: 16, maxLength: 16 });
/** A few numbers, given to all doors in turn. */
const dealt = (numbers: readonly number[]): Uint32Array => Uint32Array.from(doors, (_, n) => numbers[n % 16] ?? 0);

test('what a plan says it brings is what the circle counts when its sites are put on the map', () => {
  const questions = fc.record({
    places: fc.subarray(stations, { maxLength: 4 }),
    sites: fc.array(fc.constantFrom(...candidates, ...doors), { minLength: 1, maxLength: 12 }),
    weights: whole(9).map(dealt),
    slowWeights: whole(4).map(dealt),
    pace: fc.constantFrom<Pace>('standard', 'elderly', 'normal'),
    minute: fc.constantFrom(null, 0, 12 * 60),
    limit: fc.integer({ min: 1, max: 30 }).map((minutes) => minutes * 60),
    count: fc.integer({ min: 1, max: 4 }),
  });
  fc.assert(
    fc.property(questions, ({ pace, minute, ...words }) => {
      const question = aQuestion({ ...words, conditions: { pace, minute, closed: new Set() } });
      const before = counted(question, question.places);
      const checked = ({ plan: { picked, total } }: PlanTurn): void => {
        const sites = picked.map((index) => question.sites[index] ?? here);
        expect(picked.length).toBeLessThanOrEqual(question.count);
        expect(counted(question, [...question.places, ...sites]) - before).toBe(total);
      };
      let turn = ground.planner.begin(question);
      checked(turn);
      while (!turn.isLast) turn = ground.planner.better();
      checked(turn);
    }),
    { numRuns: 12 },
  );
}, 30_000);

describe('beside the page', () => {
  function aPlanner() {
    const { client, workers } = aClient();
    const walk = new Walk([file], () => Promise.resolve(bytes.slice().buffer), client);
    return { planner: new Planner(walk), workers };
  }
  const forever = new AbortController().signal;

  test('the quick plan comes first, then only better ones', async () => {
    const { planner } = aPlanner();
    const gains: number[] = [];
    expect(await planner.suggest(here, homes, aQuestion(), ({ gain }) => gains.push(gain), forever)).toBe(true);
    expect(gains[0]).toBeGreaterThan(0);
    expect(gains).toEqual([...new Set(gains)].sort((a, b) => a - b));
  });

  test('a plan that brings nobody is told too: somebody waits for it', async () => {
    const { planner } = aPlanner();
    const plans: unknown[] = [];
    const nobody = new Uint32Array(doors.length);
    const question = aQuestion({ weights: nobody, slowWeights: nobody });
    await planner.suggest(here, homes, question, (plan) => plans.push(plan), forever);
    expect(plans).toEqual([{ picked: [], gain: 0 }]);
  });

  test('no site serves more than it can', async () => {
    const { planner } = aPlanner();
    let last = 0;
    const question = aQuestion({ capacity: 50, count: 3, places: [] });
    await planner.suggest(here, homes, question, ({ gain }) => (last = gain), forever);
    expect(last).toBeGreaterThan(0);
    expect(last).toBeLessThanOrEqual(150);
  });

  test('nothing is planned where there is no network', async () => {
    const { planner, workers } = aPlanner();
    expect(await planner.suggest([10, 10], homes, aQuestion(), () => undefined, forever)).toBe(false);
    expect(workers).toHaveLength(0);
  });

  test('whoever stops it is told nothing more', async () => {
    const { planner, workers } = aPlanner();
    const abort = new AbortController();
    const plans: unknown[] = [];
    const onPlan = (plan: unknown): void => {
      plans.push(plan);
      abort.abort();
    };
    const done = planner.suggest(here, homes, aQuestion(), onPlan, abort.signal);
    await expect(done).rejects.toMatchObject({ name: 'AbortError' });
    expect(plans).toHaveLength(1);
    expect(workers[0]?.asked.filter(({ kind }) => kind === 'plan_better')).toHaveLength(0);
  });

  test('gates as staff know them count for plans too', async () => {
    const total = async (amend: boolean): Promise<number> => {
      const { planner } = aPlanner();
      const shut = town.rows.compound_gate.map((gate) => ({
        id: gate.id,
        at: at(gate),
        from: 0,
        to: 1440,
        isClosed: true,
      }));
      if (amend) planner.amend({ gates: shut, footpaths: [] });
      let gained = 0;
      await planner.suggest(here, homes, aQuestion({ places: [] }), ({ gain }) => (gained = gain), forever);
      return gained;
    };
    expect(await total(true)).toBeLessThan(await total(false));
  });

  test('what its own bound proves is proved at once: as many sites as there are', async () => {
    const { planner } = aPlanner();
    let plan: unknown = null;
    const question = aQuestion({ sites: candidates.slice(0, 2) });
    await planner.suggest(here, homes, question, (found) => (plan = found), forever);
    const { bound, ...proved } = await planner.prove(forever);
    expect(proved).toEqual(plan);
    expect(bound).toBe(proved.gain);
  });

  test('of nothing there is no proof', async () => {
    await expect(aPlanner().planner.prove(forever)).rejects.toMatchObject({ code: 'unexpected' });
  });
});
