/** Totals that are reported, and records of exports, as the device shows them before the server has heard. */
import { describe, expect, test } from 'vitest';
import { aWorld } from '../../../tests/builders/a-world.ts';
import { createUuids } from '../../../geo/uuid.ts';
import { createRandom } from '../../../geo/random.ts';
import { REPORTED_MEASURES } from '../entities/boundary.ts';
import type { ReportedFigureId, TerritoryId } from '../ids.ts';
import { isBinding } from '../operation.ts';
import { figureIdOf } from '../rules/figure-id.ts';
import { isId } from '../selection.ts';
import { applyChanges, type World } from '../world.ts';
import { kindOf } from './index.ts';
import { NO_CHANGES } from './kind.ts';

const world = aWorld().as('street_staff', 'street').build();
const made = { made_at: '2026-11-20T02:00:00Z' };
const report = (before: World, value: number | null): World =>
  applyChanges(
    before,
    kindOf('figure.report').effect(
      before,
      { figure_id: 'f' as ReportedFigureId, territory_id: 'street' as TerritoryId, measure: 'branches', value },
      made,
    ),
  );

describe('a total', () => {
  test('is there at once, with who said so; corrected it keeps its version until the server says another', () => {
    const told = report(world, 65);
    expect(told.reported_figure.get('f')).toEqual({
      id: 'f',
      version: 0,
      territory_id: 'street',
      measure: 'branches',
      value: 65,
      reported_by: '欧阳竹影',
      reported_at: made.made_at,
    });
    expect(report(told, 54).reported_figure.get('f')).toMatchObject({ value: 54, version: 0 });
  });

  test('goes when it is taken back; what is not there stays away', () => {
    expect(report(report(world, 65), null).reported_figure.size).toBe(0);
    expect(report(world, null)).toBe(world);
  });

  test('has the same id for everybody who reports it, and another for every other', () => {
    const next = createUuids(createRandom(7), Date.parse('2026-11-20T00:00:00Z'));
    const territories = Array.from({ length: 200 }, () => next() as TerritoryId);
    const ids = territories.flatMap((id) => REPORTED_MEASURES.map((measure) => figureIdOf(id, measure)));
    expect(new Set([...ids, ...territories]).size).toBe(200 * (REPORTED_MEASURES.length + 1));
    expect(ids.every(isId)).toBe(true);
    expect(figureIdOf(territories[0] as TerritoryId, 'grids')).toBe(ids[0]);
  });
});

test('the record of an export changes nothing that is shown, and binds its maker', () => {
  const args = { export_id: 'e', content: 'map', format: 'png', rows: 0, territory_id: 'street', file_name: '图.png' };
  expect(kindOf('export.record').effect(world, args as never, made)).toBe(NO_CHANGES);
  expect(isBinding({ name: 'export.record' })).toBe(true);
  expect(isBinding({ name: 'figure.report' })).toBe(false);
});
