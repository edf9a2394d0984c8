import { expect, test } from 'vitest';
import { aChangedStreet } from '../../../tests/builders/a-changed-street.ts';
import type { TerritoryId } from '../ids.ts';
import { boundaryEvents, eventsAbout } from './boundary-changes.ts';
import { dayAfter, dayBefore, dayScale } from './day-scale.ts';

const world = aChangedStreet().build();
const named = (days: ReturnType<typeof boundaryEvents>) => days.map(({ day, kind }) => `${day} ${kind}`);

test('changes are told by day and whole, the latest first', () => {
  expect(boundaryEvents(world)).toEqual([
    {
      day: '2026-07-01',
      parentId: 'community',
      kind: 'merge',
      parts: [
        { id: 'far', name: '第三网格', before: { households: 180 }, after: { households: 333 } },
        { id: 'lost', name: '第四网格', before: { households: 151 }, after: null },
      ],
      by: ['欧阳竹影'],
      reasons: [],
    },
    {
      day: '2026-03-02',
      parentId: 'community',
      kind: 'split',
      parts: [
        { id: 'wide', name: '第一网格', before: { households: 812 }, after: { households: 420 } },
        { id: 'new', name: '第二网格', before: null, after: { households: 395 } },
      ],
      by: ['欧阳竹影'],
      reasons: ['户数超过 500 户'],
    },
  ]);
});

test('a territory has the changes of itself and of its parts', () => {
  expect(named(eventsAbout(world, 'lost' as TerritoryId))).toEqual(['2026-07-01 merge']);
  expect(named(eventsAbout(world, 'new' as TerritoryId))).toEqual(['2026-03-02 split']);
  expect(eventsAbout(world, 'community' as TerritoryId)).toHaveLength(2);
  expect(eventsAbout(world, 'street' as TerritoryId)).toEqual([]);
});

test('an outline that ended on the day it began was nobody’s', () => {
  const builder = aChangedStreet();
  const [row] = [...world.boundary_version.values()];
  builder.with('boundary_version', { ...row, id: 'v9', valid_from: '2026-03-02', valid_to: '2026-03-02' });
  expect(boundaryEvents(builder.build())).toEqual(boundaryEvents(world));
});

test('the scale runs from the day before the first change to today, and steps show before and after', () => {
  const scale = dayScale(world, '2026-11-20');
  if (!scale) throw new Error('boundaries have changed');
  expect(scale).toMatchObject({ first: '2026-03-01', changes: ['2026-03-02', '2026-07-01'], length: 264 });
  const back = ['2026-11-20', '2026-07-01', '2026-06-30', '2026-03-02', '2026-03-01'].map((day) =>
    dayBefore(scale, day),
  );
  expect(back).toEqual(['2026-06-30', '2026-06-30', '2026-03-01', '2026-03-01', null]);
  const on = ['2026-03-01', '2026-03-02', '2026-06-30', '2026-07-01', '2026-11-20'].map((day) => dayAfter(scale, day));
  expect(on).toEqual(['2026-03-02', '2026-07-01', '2026-07-01', '2026-11-20', null]);
  expect(dayScale(world, '2026-02-01')).toBeNull();
});
