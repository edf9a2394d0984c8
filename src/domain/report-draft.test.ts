import { describe, expect, it } from 'vitest';
import { aWorld } from '../../tests/builders/a-world.ts';
import { classGroups } from './answers/class-choices.ts';
import { nearbyBuildings } from './answers/nearby-buildings.ts';
import type { CaseClass } from './entities.ts';
import type { BuildingId, CaseId, HouseholdId } from './ids.ts';
import {
  isBlank,
  lackingIn,
  newDraft,
  noAnswers,
  pointOf,
  rememberAnswers,
  reportArgs,
  type DraftPlace,
  type ReportDraft,
} from './report-draft.ts';
import { likelyDuplicates } from './rules/duplicates.ts';

const here: DraftPlace = { kind: 'point', at: [0.001, 0.001], accuracy_m: 12.4 };
const blank = newDraft('case-1' as CaseId, '2026-11-20T02:00:00Z', here, noAnswers);
const draft = (more: Partial<ReportDraft> = {}): ReportDraft => ({ ...blank, class_code: '0102', ...more });
const words = { title: '暴露垃圾', spot: '' };

describe('a draft', () => {
  it('needs a place and a class, and nothing else', () => {
    expect(lackingIn({ ...blank, place: null })).toEqual(['place', 'class']);
    expect(lackingIn(draft())).toEqual([]);
  });

  it('of something settled needs what was done, and how whoever told it was told', () => {
    const settled = draft({ resolved: { note: ' ', told_by: null }, reporter_phone: '0000-1' });
    expect(lackingIn(settled)).toEqual(['note', 'told_by']);
    expect(lackingIn({ ...settled, resolved: { note: '扫了', told_by: 'phone' } })).toEqual([]);
    expect(lackingIn({ ...settled, reporter_phone: '', resolved: { note: '扫了', told_by: null } })).toEqual([]);
  });

  it('is blank until somebody has answered something; a place alone is one tap', () => {
    expect(isBlank(blank)).toBe(true);
    expect(isBlank(draft())).toBe(false);
    expect(isBlank({ ...blank, description: '楼道' })).toBe(false);
    expect(isBlank({ ...blank, spot: { unit: '', floor: '3', door: '' } })).toBe(false);
  });

  it('becomes the arguments of case.report, with the class for a title and nothing empty', () => {
    expect(reportArgs(draft(), words)).toEqual({
      case_id: 'case-1',
      class_code: '0102',
      title: '暴露垃圾',
      severity: 'general',
      geom: { type: 'Point', coordinates: [0.001, 0.001] },
      accuracy_m: 12,
    });
    const said = draft({
      place: { kind: 'household', id: 'h' as HouseholdId },
      title: ' 门口垃圾 ',
      description: '两袋',
      reporter_name: '某某',
    });
    expect(reportArgs(said, { ...words, spot: '具体位置：3 层' })).toEqual({
      case_id: 'case-1',
      class_code: '0102',
      title: '门口垃圾',
      severity: 'general',
      household_id: 'h',
      description: '具体位置：3 层\n两袋',
      reporter_name: '某某',
    });
    expect(reportArgs({ ...blank, place: null }, words)).toBeNull();
  });

  it('remembers classes, newest first and each once, and not the severity of what was settled', () => {
    const last = rememberAnswers(
      { class_codes: ['0101', '0102'], severity: 'major' },
      draft({ severity: 'prominent' }),
    );
    expect(last).toEqual({ class_codes: ['0102', '0101'], severity: 'prominent' });
    const settled = draft({ severity: 'simple', resolved: { note: '扫了', told_by: null } });
    expect(rememberAnswers(last, settled).severity).toBe('prominent');
  });
});

describe('where it is', () => {
  const world = aWorld().withGrid('grid-1').withCompound('compound-1').withBuilding('b-1').build();

  it('is the middle of a building, for its doors too', () => {
    const at = pointOf(world, { kind: 'building', id: 'b-1' as BuildingId });
    expect(at?.[0]).toBeCloseTo(0.0005);
    expect(pointOf(world, here)).toEqual([0.001, 0.001]);
    expect(pointOf(world, { kind: 'building', id: 'gone' as BuildingId })).toBeNull();
  });

  it('can be a building near by', () => {
    expect(nearbyBuildings(world, [0, 0], 3).map(({ title }) => title)).toEqual(['compound-1 · 3号楼']);
  });
});

describe('likely duplicates', () => {
  const spot = (lon: number) => ({ type: 'Point' as const, coordinates: [lon, 0] });
  // 0.0003° of longitude at the equator are 33 m
  const world = aWorld()
    .withGrid('grid-1')
    .withCase('near', { class_code: '0102', geom: spot(0.0003) })
    .withCase('nearer', { class_code: '0102', geom: spot(0.0001) })
    .withCase('far', { class_code: '0102', geom: spot(0.001) })
    .withCase('closed', { class_code: '0102', geom: spot(0), stage: 'evaluate' })
    .withCase('other', { class_code: '2102', geom: spot(0) })
    .build();
  const at = (class_code: string, id = 'new') =>
    likelyDuplicates(world, { id, class_code, at: [0, 0] }).map(({ record }) => record.id);

  it('are open, of the same class and near, nearest first', () => {
    expect(at('0102')).toEqual(['nearer', 'near']);
    expect(at('2102')).toEqual(['other']);
    expect(at('9999')).toEqual([]);
  });

  it('are never the case itself, and the class may say how near', () => {
    expect(at('0102', 'nearer')).toEqual(['near']);
    const rubbish = world.case_class.get('0102');
    const closer = { ...world, case_class: new Map([['0102', { ...rubbish, duplicate_m: 20 } as CaseClass]]) };
    const strict = likelyDuplicates(closer, { id: 'new', class_code: '0102', at: [0, 0] });
    expect(strict.map(({ metres }) => Math.round(metres))).toEqual([11]);
  });
});

describe('the classes', () => {
  const world = aWorld().build();

  it('are told by kind and major class', () => {
    expect(classGroups(world, 'event').map(({ code, classes }) => [code, classes.length])).toEqual([
      ['01', 1],
      ['06', 1],
    ]);
  });

  it('are found by name in either language, by code, and not otherwise', () => {
    for (const query of ['垃圾', 'rubbish', '0102', '01']) expect(classGroups(world, 'event', query)).toHaveLength(1);
    expect(classGroups(world, 'event', '路灯')).toEqual([]);
  });
});
