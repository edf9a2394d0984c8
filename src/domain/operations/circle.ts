/** Publishing a service circle and saving what-ifs. The numbers of a published circle are the server's to count. */
import type { CircleScenario, CountedResult, ScenarioSite, ServiceCircle } from '../entities.ts';
import type { CircleScenarioId, ServiceCircleId, StairwellUnitId, TerritoryId } from '../ids.ts';
import { profileOf } from '../profile-of.ts';
import type { World } from '../world.ts';
import { NO_CHANGES, removing, type OperationKinds } from './kind.ts';

/**
 * How far one stairwell unit is from the nearest place: whole seconds **rounded up**, 0–1,800, null for farther. `atLeast` never
 * more than `seconds` (`geo/walk/circle-answer.ts`); the same at the pace of the elderly; and the index of the place, or null.
 */
export type CircleUnit = readonly [
  unit: StairwellUnitId,
  seconds: number | null,
  atLeast: number | null,
  elderlySeconds: number | null,
  elderlyAtLeast: number | null,
  place: number | null,
];

interface CirclePublishArgs extends Pick<ServiceCircle, 'name' | 'served' | 'pace' | 'places' | 'network'> {
  circle_id: ServiceCircleId;
  /** An office, or something in one. */
  territory_id: TerritoryId;
  /** With `unconnected`: every stairwell unit of the territory once, and no other. */
  units: readonly CircleUnit[];
  /** Farther than 100 m from anything to walk on (未接入路网). */
  unconnected: readonly StairwellUnitId[];
}

/** Makes a scenario, or changes a draft. */
interface ScenarioSaveArgs {
  scenario_id: CircleScenarioId;
  territory_id: TerritoryId;
  name: string;
  served: string[];
  pace: CircleScenario['pace'];
  /** 1–30 */
  minutes: number;
  /** At most 20. */
  sites: ScenarioSite[];
  result: CountedResult;
  note?: string;
}

export interface CircleOperations {
  'circle.publish': CirclePublishArgs;
  'circle.withdraw': { circle_id: ServiceCircleId };
  'scenario.save': ScenarioSaveArgs;
  'scenario.propose': { scenario_id: CircleScenarioId; note?: string };
  'scenario.remove': { scenario_id: CircleScenarioId };
}

const myName = (world: World): string => profileOf(world)?.display_name ?? '';

const sameKinds = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((kind) => b.includes(kind));

export const circleKinds: OperationKinds<CircleOperations> = {
  'circle.publish': {
    about: ({ circle_id }) => [{ entity: 'service_circle', id: circle_id }],
    title: (_world, { name }) => name,
    effect(world, { circle_id, territory_id, name, served, pace, places, network }, { made_at }) {
      const replaced = [...world.service_circle.values()].filter(
        (one) => one.territory_id === territory_id && one.pace === pace && sameKinds(one.served, served),
      );
      const circle: ServiceCircle = {
        id: circle_id,
        version: 0,
        territory_id,
        name,
        served,
        pace,
        places,
        network,
        published_by: myName(world),
        published_at: made_at,
        stale_since: null,
        stale_because: null,
      };
      return {
        upserts: { service_circle: [circle] },
        removes: withPlaces(
          world,
          replaced.map(({ id }) => id),
        ),
      };
    },
    // thousands of numbers that nobody asks this device for again
    remains: (args) => ({ ...args, units: [], unconnected: [] }),
  },
  'circle.withdraw': {
    about: ({ circle_id }) => [{ entity: 'service_circle', id: circle_id }],
    title: (world, { circle_id }) => world.service_circle.get(circle_id)?.name ?? '',
    effect: (world, { circle_id }) => ({ upserts: {}, removes: withPlaces(world, [circle_id]) }),
  },
  'scenario.save': {
    about: ({ scenario_id }) => [{ entity: 'circle_scenario', id: scenario_id }],
    title: (_world, { name }) => name,
    effect(world, { scenario_id, note = '', ...args }, { made_at }) {
      const scenario: CircleScenario = {
        id: scenario_id,
        version: world.circle_scenario.get(scenario_id)?.version ?? 0,
        ...args,
        note: note.trim() || null,
        status: 'draft',
        made_by: myName(world),
        made_at,
        proposed_at: null,
      };
      return { upserts: { circle_scenario: [scenario] }, removes: {} };
    },
  },
  'scenario.propose': {
    about: ({ scenario_id }) => [{ entity: 'circle_scenario', id: scenario_id }],
    title: (world, { scenario_id }) => world.circle_scenario.get(scenario_id)?.name ?? '',
    effect(world, { scenario_id, note }, { made_at }) {
      const scenario = world.circle_scenario.get(scenario_id);
      if (!scenario) return NO_CHANGES;
      const told = note === undefined ? scenario.note : note.trim() || null;
      return {
        upserts: { circle_scenario: [{ ...scenario, status: 'proposed', proposed_at: made_at, note: told }] },
        removes: {},
      };
    },
  },
  'scenario.remove': {
    about: ({ scenario_id }) => [{ entity: 'circle_scenario', id: scenario_id }],
    title: (world, { scenario_id }) => world.circle_scenario.get(scenario_id)?.name ?? '',
    effect: (world, { scenario_id }) => removing(world, 'circle_scenario', scenario_id),
  },
};

/** Circles go with what they say of places. */
function withPlaces(world: World, circles: readonly ServiceCircleId[]) {
  const places = [...world.service_circle_place.values()].filter((row) => circles.includes(row.service_circle_id));
  return { service_circle: circles, service_circle_place: places.map(({ id }) => id) };
}
