import type { Position } from 'geojson';
import { expect, test } from 'vitest';
import type { ServiceOrder, VolunteerTeam } from '../entities.ts';
import { stepsFor } from './order-steps.ts';
import { suggestTeams, type MeasureDistance } from './suggest-teams.ts';

/** Metres east of the order, about. */
const at = (metres: number): Position => [101 + metres / 83_500, 41.3];
const team = (id: string, change: Partial<VolunteerTeam> & { readonly metres: number }): VolunteerTeam => {
  const { metres, ...row } = change;
  return {
    id: id as VolunteerTeam['id'],
    version: 1,
    territory_id: 'grid' as VolunteerTeam['territory_id'],
    name: id,
    skills: ['repair'],
    leader_name: null,
    phone: null,
    members: 8,
    capacity: 3,
    in_hand: 0,
    micro_services: 0,
    activities: 0,
    hard_problems: 0,
    ratings: 0,
    rating_average: null,
    geom: { type: 'Point', coordinates: at(metres) },
    ...row,
  };
};
const wanted = {
  skill: 'repair',
  geom: { type: 'Point' as const, coordinates: at(0) },
  declined_by: null as ServiceOrder['declined_by'],
  offered_by: null as string | null,
};
const order = (...teams: VolunteerTeam[]): string[] => suggestTeams(teams, wanted).map(({ team: { id } }) => id);

test('who can do it comes before who has room, and room before being near', () => {
  expect(
    order(
      team('near without the skill', { metres: 10, skills: ['haircut'] }),
      team('full and near', { metres: 50, in_hand: 3 }),
      team('free and far', { metres: 900 }),
      team('free and near', { metres: 300, in_hand: 2 }),
    ),
  ).toEqual(['free and near', 'free and far', 'full and near', 'near without the skill']);
});

test('how much room a team has does not send the volunteers across the town', () => {
  expect(
    order(team('empty, far', { metres: 2000 }), team('one place left, near', { metres: 200, in_hand: 2 }))[0],
  ).toBe('one place left, near');
});

test('a team that has declined this order is asked again last of those who can', () => {
  const declined = team('declined', { metres: 10 });
  const list = suggestTeams(
    [declined, team('full', { metres: 500, in_hand: 9 }), team('cannot', { metres: 5, skills: ['x'] })],
    {
      ...wanted,
      declined_by: declined.id,
    },
  );
  expect(list.map(({ team: { id }, declined: was }) => [id, was])).toEqual([
    ['full', false],
    ['declined', true],
    ['cannot', false],
  ]);
});

test('each says what speaks for it', () => {
  const [first, second] = suggestTeams([team('theirs', { metres: 640, in_hand: 5 }), team('other', { metres: 100 })], {
    ...wanted,
    offered_by: 'theirs',
  });
  expect(first).toMatchObject({ match: 'skilled', free: 3 });
  expect(second).toMatchObject({ match: 'offered', free: 0, distance: { kind: 'straight' } });
  if (second?.distance.kind === 'straight') expect(Math.round(second.distance.metres / 10)).toBe(64);
});

test('walking times can take the place of straight lines', () => {
  // a river between: near as the crow flies, far on foot
  const walking: MeasureDistance = ([lon = 0]) => ({ kind: 'walking', seconds: lon < 101.002 ? 1500 : 300 });
  const list = suggestTeams(
    [team('across the river', { metres: 100 }), team('this side', { metres: 400 })],
    wanted,
    walking,
  );
  expect(list.map(({ team: { id } }) => id)).toEqual(['this side', 'across the river']);
});

test('nobody to ask, nothing suggested', () => expect(suggestTeams([], wanted)).toEqual([]));

test.each([
  ['community_staff', 'placed', ['dispatch', 'cancel']],
  ['grid_worker', 'placed', ['cancel']],
  ['grid_worker', 'dispatched', ['accept', 'decline', 'cancel']],
  ['grid_worker', 'accepted', ['complete', 'decline', 'cancel']],
  ['grid_worker', 'completed', ['rate']],
  ['street_staff', 'rated', []],
  ['leader', 'placed', []],
  ['administrator', 'completed', []],
] as const)('%s may do with an order in stage %s: %j', (role, stage, verbs) =>
  expect(stepsFor(role, stage)).toEqual(verbs),
);
