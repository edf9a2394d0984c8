/**
 * A community whose boundaries have changed, and where somebody wants to change them again. On 2026-03-02 `wide` (812
 * households) was cut into `wide` and `new`; on 2026-07-01 `lost` was merged into `far`. The proposal `proposal` gives the
 * eastern half of `wide` to `new`.
 */
import type { BoundaryProposal, BoundaryVersion, Territory } from '../../src/domain/entities.ts';
import type { BoundaryProposalId, TerritoryId } from '../../src/domain/ids.ts';
import { aWorld, type WorldBuilder } from './a-world.ts';

export const PROPOSAL = '01940000-0000-7000-8000-0000000000a1' as BoundaryProposalId;

/** A box in hundredths of a degree. */
export const box = (west: number, south: number, east: number, north: number): Territory['geom'] => ({
  type: 'Polygon',
  coordinates: [
    [
      [west / 100, south / 100],
      [east / 100, south / 100],
      [east / 100, north / 100],
      [west / 100, north / 100],
      [west / 100, south / 100],
    ],
  ],
});

const counted = (households: number): BoundaryVersion['counts'] => ({
  households,
  residents: households * 2,
  party_households: 0,
  center_households: 0,
  members: { in_service: 0, retired: 0, resident: 0, floating: 0, without_post: 0, managed: 0 },
  formal_members: 0,
  probationary_members: 0,
  open_cases: 0,
  compounds: 0,
  buildings: 0,
});

const version = (id: string, row: Partial<Record<keyof BoundaryVersion, unknown>>) => ({
  id,
  parent_id: 'community',
  level: 'grid',
  code: '990101001001001',
  office_code: null,
  kind: 'base_grid',
  area_m2: 1_000_000,
  valid_from: null,
  ended_by: '欧阳竹影',
  reason: null,
  ...row,
});

export const aProposal = (row: Partial<BoundaryProposal> = {}) => ({
  id: PROPOSAL,
  territory_id: 'community' as TerritoryId,
  name: '第一、二网格均衡方案',
  note: '第一网格户数偏多，把东半边划给第二网格。',
  change: {
    areas: [
      { territory_id: 'wide' as TerritoryId, geom: box(0, 0, 0.5, 1) },
      { territory_id: 'new' as TerritoryId, geom: box(0.5, 0, 2, 1) },
    ],
    removed: [],
  },
  bases: { wide: 1, new: 1 },
  effect: null,
  status: 'proposed' as const,
  effective_on: null,
  made_by: '司徒晚晴',
  is_own: false,
  made_at: '2026-11-18T02:00:00.000Z',
  reviewed_by: null,
  reviewed_at: null,
  review_note: null,
  ...row,
});

export function aChangedStreet(): WorldBuilder {
  const builder = aWorld()
    .withGrid('wide', { name: '第一网格', code: '990101001001001', geom: box(0, 0, 1, 1), valid_from: '2026-03-02' })
    .withGrid('new', { name: '第二网格', code: '990101001001002', geom: box(1, 0, 2, 1), valid_from: '2026-03-02' })
    .withGrid('far', { name: '第三网格', code: '990101001001003', geom: box(2, 0, 4, 1), valid_from: '2026-07-01' })
    .withSummary('wide', { place_kind: 'territory', households: 420 })
    .withSummary('new', { place_kind: 'territory', households: 395 })
    .withSummary('far', { place_kind: 'territory', households: 333 });
  const versions = [
    version('v1', {
      subject_id: 'wide',
      name: '第一网格',
      geom: box(0, 0, 2, 1),
      valid_to: '2026-03-02',
      counts: counted(812),
      reason: '户数超过 500 户',
    }),
    version('v2', {
      subject_id: 'far',
      code: '990101001001003',
      name: '第三网格',
      geom: box(2, 0, 3, 1),
      valid_to: '2026-07-01',
      counts: counted(180),
    }),
    version('v3', {
      subject_id: 'lost',
      code: '990101001001004',
      name: '第四网格',
      geom: box(3, 0, 4, 1),
      valid_to: '2026-07-01',
      counts: counted(151),
    }),
  ];
  for (const row of versions) builder.with('boundary_version', row as never);
  return builder;
}
