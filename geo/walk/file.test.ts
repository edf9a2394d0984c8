import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ImportError } from '../formats/problem.ts';
import { generateTown } from '../town/index.ts';
import { walkSourceOf } from '../town/walk.ts';
import { buildWalk } from './build.ts';
import { readWalkFile } from './read-file.ts';
import { writeWalkFile } from './write-file.ts';

const { graph } = buildWalk(walkSourceOf(generateTown(), '2026-11-20'));
const file = writeWalkFile(graph);

const codeOf = (read: () => unknown): string => {
  try {
    read();
  } catch (error) {
    if (error instanceof ImportError) return error.problems[0]?.code ?? '';
    throw error;
  }
  return 'read';
};

/** The file with another header; the arrays stay what they are. */
function withHeader(change: (header: Record<string, unknown>) => object): Uint8Array {
  const length = new DataView(file.buffer).getUint32(8, true);
  const header = JSON.parse(new TextDecoder().decode(file.subarray(12, 12 + length))) as Record<string, unknown>;
  const text = new TextEncoder().encode(JSON.stringify(change(header)));
  const head = Math.ceil((12 + text.length) / 4) * 4;
  const arrays = file.subarray(Math.ceil((12 + length) / 4) * 4);
  const changed = new Uint8Array(head + arrays.length);
  changed.set(file.subarray(0, 12));
  new DataView(changed.buffer).setUint32(8, text.length, true);
  changed.set(text, 12);
  changed.set(arrays, head);
  return changed;
}

test('what is written is read, byte for byte, wherever it lies in memory', () => {
  expect(readWalkFile(file)).toEqual(graph);
  expect(writeWalkFile(readWalkFile(file))).toEqual(file);
  const moved = new Uint8Array(file.length + 1);
  moved.set(file, 1);
  expect(readWalkFile(moved.subarray(1))).toEqual(graph);
});

test('the town gives the same file every time', () =>
  expect(writeWalkFile(buildWalk(walkSourceOf(generateTown(), '2026-11-20')).graph)).toEqual(file));

test('a file cut anywhere is refused', () => {
  for (const length of [0, 3, 11, 40, 5000, file.length - 4, file.length - 1])
    expect(codeOf(() => readWalkFile(file.subarray(0, length)))).toBe('walk_truncated');
});

test('other files, versions and headers are refused with their reason', () => {
  expect(codeOf(() => readWalkFile(new TextEncoder().encode('PMTiles and so on')))).toBe('walk_malformed');
  for (const version of [1, 3]) expect(codeOf(() => readWalkFile(file.with(4, version)))).toBe('walk_version');
  expect(codeOf(() => readWalkFile(new Uint8Array([...file, 0, 0, 0, 0])))).toBe('walk_malformed');
  const counts = { nodes: 1e9, edges: 0, shapePoints: 0, rings: 0, ringPoints: 0, barriers: 0, barrierPoints: 0 };
  expect(codeOf(() => readWalkFile(withHeader((header) => ({ ...header, counts }))))).toBe('walk_truncated');
  for (const wrong of [
    { counts: { ...counts, nodes: -1 } },
    { counts: { ...counts, nodes: 2 ** 40 } },
    { lon0: null },
    { ky: 0 },
    { source: 7 },
    { bounds: [1, 2] },
    { coverage: [[200, 0]] },
    { gates: [{ id: 'x', from: 0, to: 2000, edges: [] }] },
    { gates: [{ id: 'x', from: 0, to: 1440, edges: [0] }] },
    { gates: [{ id: 'x', from: 0, to: 1440, edges: [1e9] }] },
  ])
    expect(codeOf(() => readWalkFile(withHeader((header) => ({ ...header, ...wrong }))))).toBe('walk_malformed');
});

test('barriers that are none are refused', () => {
  const { barriers, barrierKind, barrierStart } = graph;
  expect(barrierKind.length).toBeGreaterThan(1);
  for (const wrong of [
    { barrierKind: barrierKind.with(0, 3) },
    { barrierStart: barrierStart.with(1, barriers.length) },
    { barriers: barriers.with(2, 200_001 + (barriers[0] ?? 0)) },
    { barriers: barriers.with(2, 2_500_001) },
  ])
    expect(codeOf(() => readWalkFile(writeWalkFile({ ...graph, ...wrong })))).toBe('walk_malformed');
});

test('a file with any byte turned is read or refused, never believed half', () => {
  fc.assert(
    fc.property(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), (at, turn) => {
      const code = codeOf(() => readWalkFile(file.with(at, (file[at] as number) ^ turn)));
      expect(['read', 'walk_malformed', 'walk_truncated', 'walk_version']).toContain(code);
    }),
    { numRuns: 300 },
  );
});
