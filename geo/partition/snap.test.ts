import { describe, expect, it } from 'vitest';
import type { LonLat } from '../crs/offset.ts';
import { buildPartition } from './build.ts';
import { guidesFor, snapCandidates } from './snap.ts';
import { rectangle } from './testing.ts';

const built = buildPartition([
  { id: 'a', geometry: rectangle(0, 0, 1, 1) },
  { id: 'b', geometry: rectangle(1, 0, 2, 1) },
]);
if (built.findings) throw new Error('no partition');
const { partition } = built;
const river: LonLat[] = [
  [116.0005, 38.999],
  [116.0005, 39.0002],
  [116.0007, 39.0002],
  [200, 39],
  [116.0015, 39.0006],
  [116.0015, 39.0008],
];
const guides = guidesFor(partition, [{ id: 'river', coordinates: river }]);
const near = (place: LonLat, metres: number, options?: Parameters<typeof snapCandidates>[3]) =>
  snapCandidates(partition, place, metres, options).map(({ kind, at, guide }) => ({ kind, at, guide }));

describe('snapCandidates', () => {
  it('offers the nearest node and the nearest place of a border, within the reach alone', () => {
    const candidates = snapCandidates(partition, [116.00102, 39.00002], 5);
    expect(candidates.map(({ kind, at }) => ({ kind, at }))).toEqual([
      { kind: 'node', at: [116.001, 39] },
      { kind: 'edge', at: [116.001, 39.00002] },
    ]);
    expect(candidates[1]?.metres).toBeCloseTo(1.73, 1);
    expect(new Set(candidates[1]?.ends)).toEqual(
      new Set([
        [116.001, 39],
        [116.001, 39.001],
      ]),
    );
    expect(near([116.00102, 39.00002], 1)).toEqual([]);
    expect(near([0, 0], 50)).toEqual([]);
  });

  it('never offers what is being dragged', () => {
    expect(near([116.00102, 39.00002], 5, { dragged: [116.001, 39] })).toEqual([]);
  });

  it('offers corners of guides before their lines, and leaves out what is far away', () => {
    expect(near([116.00052, 39.00018], 5, { guides })).toEqual([
      { kind: 'corner', at: [116.0005, 39.0002], guide: 'river' },
      { kind: 'guide', at: [116.0005, 39.00018], guide: 'river' },
    ]);
    expect(near([116.0015, 39.00071], 5, { guides }).map(({ kind, guide }) => [kind, guide])).toEqual([
      ['guide', 'river'],
    ]);
    // between the two pieces of the river there is none
    expect(near([116.0012, 39.0004], 10, { guides })).toEqual([]);
  });
});
