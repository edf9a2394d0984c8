/** Edits on a small partition: two columns by two rows of a thousandth of a degree, `a b` below, `c d` above. */
import type { Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { LonLat } from '../crs/offset.ts';
import { buildPartition } from './build.ts';
import { cut } from './cut.ts';
import { deleteNode, insertNode, moveEdge, moveNode } from './edit-nodes.ts';
import { merge } from './merge.ts';
import type { Partition } from './partition.ts';
import type { Edit } from './refusal.ts';
import { rectangle } from './testing.ts';
import { transfer } from './transfer.ts';

const at = (x: number, y: number): LonLat => [
  Math.round((116 + x / 1000) * 1e7) / 1e7,
  Math.round((39 + y / 1000) * 1e7) / 1e7,
];

function four(hasParent = false): Partition {
  const shapes = {
    a: rectangle(0, 0, 1, 1),
    b: rectangle(1, 0, 2, 1),
    c: rectangle(0, 1, 1, 2),
    d: rectangle(1, 1, 2, 2),
  };
  const inputs = Object.entries(shapes).map(([id, geometry]) => ({ id, geometry }));
  const built = buildPartition(inputs, hasParent ? rectangle(0, 0, 2, 2) : null);
  if (built.findings) throw new Error(JSON.stringify(built.findings));
  return built.partition;
}

/** A square `in` in the middle of `out`. */
function island(): Partition {
  const inner = rectangle(1, 1, 2, 2);
  const outer: Polygon = { type: 'Polygon', coordinates: [...rectangle(0, 0, 3, 3).coordinates, ...inner.coordinates] };
  const built = buildPartition([
    { id: 'out', geometry: outer },
    { id: 'in', geometry: inner },
  ]);
  if (built.findings) throw new Error(JSON.stringify(built.findings));
  return built.partition;
}

function made(edit: Edit) {
  if (edit.refusal !== null) throw new Error(edit.refusal.code);
  return edit;
}
const code = (edit: Edit): string | null => edit.refusal?.code ?? null;
const m2 = (partition: Partition, ...ids: string[]): number =>
  ids.reduce((sum, id) => sum + (partition.m2Of(id) ?? 0), 0);
const rings = (partition: Partition, id: string): Position[][] =>
  partition.geometryOf(id)?.coordinates.flat(partition.geometryOf(id)?.type === 'Polygon' ? 0 : 1) as Position[][];
const shape = (...ring: LonLat[]): Polygon => ({
  type: 'Polygon',
  coordinates: [[...ring, ring[0] ?? at(0, 0)].map((p) => [...p])],
});

describe('nodes', () => {
  it('move for all who share them, and for nobody else', () => {
    const before = four();
    const { partition, changed } = made(moveNode(before, at(1, 1), at(1.2, 1.1)));
    expect([...changed].sort()).toEqual(['a', 'b', 'c', 'd']);
    for (const id of changed) expect(rings(partition, id)[0]).toContainEqual(at(1.2, 1.1));
    expect(m2(partition, 'a', 'b', 'c', 'd')).toBeCloseTo(m2(before, 'a', 'b', 'c', 'd'), 6);
    expect(rings(before, 'a')[0]).toContainEqual(at(1, 1));
    const rim = made(moveNode(before, at(2, 2), at(2.1, 2.1)));
    expect(rim.changed).toEqual(['d']);
    expect(rim.partition.geometryOf('a')).toBe(before.geometryOf('a'));
  });

  it('are put on a border for both sides, and taken out again', () => {
    const { partition, changed } = made(insertNode(four(), [at(1, 0), at(1, 1)], at(1.1, 0.5)));
    expect([...changed].sort()).toEqual(['a', 'b']);
    expect(partition.areasAt(at(1.1, 0.5)).sort()).toEqual(['a', 'b']);
    const back = made(deleteNode(partition, at(1.1, 0.5))).partition;
    expect(back.toGeoJSON()).toEqual(four().toGeoJSON());
  });

  it('move in pairs when an edge is dragged', () => {
    const start = made(insertNode(four(), [at(1, 0), at(1, 1)], at(1, 0.5))).partition;
    const { partition, changed } = made(moveEdge(start, [at(1, 0.5), at(1, 1)], [at(1.1, 0.5), at(1.1, 1)]));
    expect([...changed].sort()).toEqual(['a', 'b', 'c', 'd']);
    expect(rings(partition, 'c')[0]).toContainEqual(at(1.1, 1));
  });

  it('stay where a move would break something', () => {
    const p = four();
    expect(code(moveNode(p, at(1, 1), at(2.5, 1)))).toBe('crosses');
    expect(code(moveNode(p, at(1, 1), at(2, 1.2)))).toBe('too_close');
    expect(code(moveNode(p, at(1, 1), at(2, 1)))).toBe('too_close');
    expect(code(moveNode(p, at(5, 5), at(2, 1)))).toBe('unknown_node');
    expect(code(moveNode(p, at(1, 1), [200, 39]))).toBe('beyond_extent');
    expect(code(deleteNode(p, at(1, 1)))).toBe('is_junction');
    expect(code(insertNode(p, [at(0, 0), at(1, 1)], at(0.5, 0.5)))).toBe('unknown_edge');
    expect(code(moveEdge(p, [at(1, 0), at(1, 1)], [at(1.5, 0.5), at(1.5, 0.5)]))).toBe('collapses');
  });

  it('never turn an area inside out, nor pull a border over an island', () => {
    const p = island();
    expect(code(moveNode(p, at(1, 1), at(2.2, 2.2)))).toBe('collapses');
    const ring = [at(2.35, 1.45), at(2.45, 1.45), at(2.4, 1.55), at(2.35, 1.45)];
    const two = made(cut(p, 'out', ring, 'islet')).partition;
    expect(code(moveNode(two, at(2, 2), at(2.8, 2.5)))).toBeNull();
    // no edge crosses another: the islet would lie in the island
    expect(code(moveNode(two, at(2, 2), at(2.8, 1.5)))).toBe('crosses');
  });

  it('leave an area of a square metre at least', () => {
    const small = made(cut(four(), 'a', [at(0.5, 0.5), at(0.52, 0.5), at(0.5, 0.52), at(0.5, 0.5)], 'small')).partition;
    expect(code(moveNode(small, at(0.52, 0.5), at(0.5002, 0.5)))).toBe('too_small');
  });
});

describe('a parent', () => {
  it('keeps its corners, and lets the ends of borders slide along its outline', () => {
    const p = four(true);
    expect(code(moveNode(p, at(0, 0), at(0.1, 0.1)))).toBe('leaves_parent');
    const { partition, changed } = made(moveNode(p, at(1, 0), at(1.3, 0.4)));
    expect([...changed].sort()).toEqual(['a', 'b']);
    expect(partition.areasAt(at(1.3, 0)).sort()).toEqual(['a', 'b']);
    expect(code(moveNode(p, at(1, 0), at(3, 0)))).toBe('too_close');
    const inserted = made(insertNode(p, [at(0, 0), at(1, 0)], at(0.5, 0.3))).partition;
    expect(inserted.areasAt(at(0.5, 0))).toEqual(['a']);
    expect(code(deleteNode(p, at(0, 0)))).toBe('leaves_parent');
  });

  it('lets a border that ends in one of its corners leave it', () => {
    const halves = made(cut(four(true), 'a', [at(0, 0), at(1, 1)], 'new')).partition;
    const start = made(merge(halves, 'b', halves.areaAt(at(0.8, 0.2)) ?? '')).partition;
    expect(start.areasAt(at(0, 0))).toHaveLength(2);
    for (const [wish, end] of [
      [at(0.3, 0.1), at(0.3, 0)],
      [at(0.1, 0.3), at(0, 0.3)],
    ] as const) {
      const { partition, changed } = made(moveNode(start, at(0, 0), wish));
      expect(changed).toHaveLength(2);
      expect(partition.areasAt(end)).toHaveLength(2);
      expect(partition.areasAt(at(0, 0))).toHaveLength(1);
      // an edge along a parallel is a little south of it on the ellipsoid, and less so in two pieces
      expect(m2(partition, ...partition.ids)).toBeCloseTo(m2(start, ...start.ids), 1);
      const again = buildPartition(
        partition.toGeoJSON().features.map(({ id, geometry }) => ({ id: String(id), geometry })),
        rectangle(0, 0, 2, 2),
      );
      expect(again.findings).toBeNull();
    }
    expect(code(moveNode(start, at(0, 0), at(-1, -1)))).toBe('leaves_parent');
  });
});

describe('cutting', () => {
  it('reaches for the border, and leaves the larger part its id', () => {
    const before = four();
    const { partition, changed } = made(cut(before, 'a', [at(0.3, 0.01), at(0.3, 0.99)], 'new'));
    expect([...changed].sort()).toEqual(['a', 'c', 'new']);
    expect(m2(partition, 'new') / m2(before, 'a')).toBeCloseTo(0.3, 3);
    expect(m2(partition, 'a', 'new')).toBeCloseTo(m2(before, 'a'), 1);
    expect(partition.geometryOf('new')?.type).toBe('Polygon');
    expect(made(merge(partition, 'a', 'new')).partition.m2Of('c')).toBe(before.m2Of('c'));
  });

  it('goes across a hole, and around what becomes an island', () => {
    const { partition } = made(cut(island(), 'out', [at(-1, 1.5), at(4, 1.5)], 'new'));
    expect(rings(partition, 'out')).toHaveLength(1);
    expect(partition.neighboursOf('in').sort()).toEqual(['new', 'out']);
    const ring = [at(0.2, 0.2), at(0.8, 0.2), at(0.5, 0.8), at(0.2, 0.2)];
    const islet = made(cut(island(), 'out', ring, 'new')).partition;
    expect(rings(islet, 'out')).toHaveLength(3);
    expect(islet.neighboursOf('new')).toEqual(['out']);
  });

  it('is refused where a line makes no two parts', () => {
    const p = four();
    expect(code(cut(p, 'a', [at(0.3, -1), at(0.3, 0.5)], 'new'))).toBe('does_not_cut');
    expect(code(cut(p, 'a', [at(3, -1), at(3, 5)], 'new'))).toBe('does_not_cut');
    expect(code(cut(island(), 'out', [at(-1, 1.5), at(1.5, 1.5)], 'new'))).toBe('does_not_cut');
    expect(code(cut(p, 'a', [at(0.3, -1), at(0.3, 5)], 'b'))).toBe('id_taken');
    expect(code(cut(p, 'z', [at(0.3, -1), at(0.3, 5)], 'new'))).toBe('unknown_area');
    const twisted = [at(0.3, -1), at(0.3, 0.8), at(0.8, 0.8), at(0.8, 0.4), at(-1, 0.4)];
    expect(code(cut(p, 'a', twisted, 'new'))).toBe('ambiguous_cut');
  });
});

describe('merging', () => {
  it('takes away the border and its ends', () => {
    const { partition, changed, removed } = made(merge(four(true), 'a', 'b'));
    expect(removed).toEqual(['b']);
    expect(changed).toEqual(['a']);
    expect(rings(partition, 'a')[0]).toHaveLength(6);
    expect(partition.areasAt(at(1, 0))).toEqual([]);
    expect(rings(made(merge(island(), 'out', 'in')).partition, 'out')).toHaveLength(1);
  });

  it('needs a common border: a corner is none', () => {
    expect(code(merge(four(), 'a', 'd'))).toBe('not_touching');
    expect(code(merge(four(), 'a', 'a'))).toBe('unknown_area');
  });
});

describe('handing over', () => {
  it('gives what of a shape lies in the area, borders included', () => {
    const before = four();
    const compound = shape(at(0.6, 0.2), at(1.4, 0.2), at(1.4, 0.6), at(0.6, 0.6));
    const { partition, changed } = made(transfer(before, 'a', 'b', compound));
    expect([...changed].sort()).toEqual(['a', 'b']);
    expect((m2(partition, 'b') - m2(before, 'b')) / m2(before, 'a')).toBeCloseTo(0.16, 3);
    expect(m2(partition, 'a', 'b')).toBeCloseTo(m2(before, 'a', 'b'), 2);
    const flush = shape(at(0.6, 0), at(1, 0), at(1, 1), at(0.6, 1));
    const strip = made(transfer(before, 'a', 'b', flush)).partition;
    expect(rings(strip, 'b')[0]).toHaveLength(6);
    expect(strip.areasAt(at(1, 0))).toEqual([]);
  });

  it('gives the side of a line that borders on the other area', () => {
    const line = { type: 'LineString' as const, coordinates: [at(0.2, -1), at(0.2, 2)].map((p) => [...p]) };
    const { partition } = made(transfer(four(), 'a', 'b', line));
    expect(m2(partition, 'a') / m2(four(), 'a')).toBeCloseTo(0.2, 3);
  });

  it('makes an exclave only when asked to', () => {
    const apart = shape(at(0.2, 0.2), at(0.4, 0.2), at(0.4, 0.4));
    expect(code(transfer(four(), 'a', 'b', apart))).toBe('not_touching');
    const { partition } = made(transfer(four(), 'a', 'b', apart, true));
    expect(partition.geometryOf('b')?.type).toBe('MultiPolygon');
    expect(rings(partition, 'a')).toHaveLength(2);
    expect(partition.areaAt(at(0.38, 0.22))).toBe('b');
  });

  it('is refused when nothing, or all, would be handed, or the shape is none', () => {
    const p = four();
    expect(code(transfer(p, 'a', 'b', rectangle(5, 5, 6, 6)))).toBe('nothing_to_hand');
    expect(code(transfer(p, 'a', 'b', rectangle(-1, -1, 1.5, 1.5)))).toBe('collapses');
    expect(code(transfer(p, 'a', 'b', shape(at(0.5, 0.5), at(1.5, 0.9), at(1.5, 0.5), at(0.5, 0.9))))).toBe(
      'not_simple',
    );
    expect(code(transfer(p, 'a', 'z', rectangle(0, 0, 1, 1)))).toBe('unknown_area');
  });
});
