import { expect, test } from 'vitest';
import { aWorld, type WorldBuilder } from '../../../tests/builders/a-world.ts';
import type { ResponsibilityZoneId } from '../ids.ts';
import { mayDraw } from '../rules/may-hold.ts';
import type { Role } from '../role.ts';
import { searchWorld } from '../search/index.ts';
import { courseName, zoneAnswer, zonesAnswer } from './zones.ts';

const zone = (
  builder: WorldBuilder,
  id: string,
  name: string,
  unit: string | null,
  [from, to]: [number, number],
  length_m: number,
): WorldBuilder =>
  builder.with('responsibility_zone', {
    id,
    territory_id: 'grid-1',
    kind: name.startsWith('清溪河') ? 'river' : 'street',
    name,
    resident_unit_id: unit,
    geom: {
      type: 'LineString',
      coordinates: [
        [from, 0.001],
        [to, 0.001],
      ],
    },
    length_m,
  });
const unit = (builder: WorldBuilder, id: string, name: string): WorldBuilder =>
  builder.with('resident_unit', { id, territory_id: 'grid-1', name, kind: 'organ', phone: null, geom: null });

function aTown(role: Role = 'street_staff'): WorldBuilder {
  const town = aWorld().as(role, 'street').withGrid('grid-1');
  unit(town, 'water', '水务局');
  unit(town, 'school', '第一小学');
  zone(town, 'r1', '清溪河（一段）', 'water', [0, 0.001], 400);
  zone(town, 'r2', '清溪河（二段）', null, [0.00101, 0.002], 300);
  zone(town, 'r3', '清溪河·三段', 'gone', [0.01, 0.011], 250);
  zone(town, 's1', '松影路', 'school', [0, 0.001], 900);
  zone(town, 's2', '松影路（东）', 'water', [0.005, 0.006], 100);
  return town;
}

test('sections of one river stand together, nobody’s first, and the course with most blind metres on top', () => {
  const { groups, metres, blindMetres } = zonesAnswer(aTown().build());
  expect(groups.map(({ name, kind, metres: all, blindMetres: blind }) => [kind, name, all, blind])).toEqual([
    ['river', '清溪河', 950, 550],
    ['street', '松影路', 1000, 0],
  ]);
  // a unit that is no more answers for nothing
  expect(groups[0]?.lines.map((line) => [line.zone.id, line.unit?.name ?? null])).toEqual([
    ['r2', null],
    ['r3', null],
    ['r1', '水务局'],
  ]);
  expect([metres, blindMetres]).toEqual([1950, 550]);
});

test('each unit has its metres, most first', () => {
  const { units } = zonesAnswer(aTown().build());
  expect(units.map((line) => [line.unit.name, line.metres, line.sections])).toEqual([
    ['第一小学', 900, 1],
    ['水务局', 500, 2],
  ]);
});

test('a section knows which others of its kind begin or end where it does', () => {
  const world = aTown().build();
  const answer = zoneAnswer(world, 'r1' as ResponsibilityZoneId);
  expect(answer?.neighbours.map((line) => line.zone.id)).toEqual(['r2']);
  expect(answer?.unitMetres).toBe(500);
  expect(zoneAnswer(world, 'r2' as ResponsibilityZoneId)).toMatchObject({ unit: null, unitMetres: null });
  expect(zoneAnswer(world, 'nothing' as ResponsibilityZoneId)).toBeNull();
});

test.each([
  ['清溪河（一段）', '清溪河'],
  ['清溪河(东)', '清溪河'],
  ['清溪河·三段', '清溪河'],
  ['松影路', '松影路'],
  ['（无名）', '（无名）'],
])('%s belongs to %s', (name, course) => {
  expect(courseName(name)).toBe(course);
});

test('a line is found by its name and by its unit', () => {
  const world = aTown().build();
  const found = (query: string) =>
    searchWorld(world, query)
      .filter(({ kind }) => kind === 'responsibility_zone')
      .map(({ selection }) => selection.id)
      .sort();
  expect(found('松影路')).toEqual(['s1', 's2']);
  expect(found('水务局')).toEqual(['r1', 's2']);
});

test.each<[Role, boolean]>([
  ['grid_worker', false],
  ['community_staff', true],
  ['street_staff', true],
  ['leader', false],
  ['administrator', false],
])('a %s draws: %s', (role, draws) => {
  const world = aTown(role).build();
  expect(mayDraw(world)).toBe(draws);
  expect(mayDraw(world, 'grid-1' as never)).toBe(draws);
  expect(mayDraw(world, 'elsewhere' as never)).toBe(false);
});
