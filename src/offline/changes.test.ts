import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Compound, Hotline } from '../domain/entities.ts';
import { applyChanges, emptyWorld, type Changes } from '../domain/world.ts';
import { fold, isEmpty, slices, worldOf } from './changes.ts';

const ids = fc.constantFrom('a', 'b', 'c', 'd');
const rows = <Row>() =>
  fc.array(fc.record({ id: ids, version: fc.nat(99) }), { maxLength: 4 }) as unknown as fc.Arbitrary<Row[]>;
const pages: fc.Arbitrary<Changes[]> = fc.array(
  fc.record({
    upserts: fc.record({ compound: rows<Compound>(), hotline: rows<Hotline>() }, { requiredKeys: [] }),
    removes: fc.record(
      { compound: fc.array(ids, { maxLength: 3 }), hotline: fc.array(ids, { maxLength: 3 }) },
      { requiredKeys: [] },
    ),
  }),
  { maxLength: 8 },
);
const oneByOne = (changes: readonly Changes[]) => changes.reduce(applyChanges, emptyWorld());

describe('pages put together', () => {
  it('make the world that applying them one after the other makes', () => {
    fc.assert(
      fc.property(pages, (changes) => {
        expect(worldOf(changes)).toEqual(oneByOne(changes));
      }),
    );
  });

  it('fold into one page that does the same to any world (R8)', () => {
    fc.assert(
      fc.property(pages, pages, (before, deltas) => {
        expect(worldOf([...before, fold(deltas)])).toEqual(oneByOne([...before, ...deltas]));
      }),
    );
  });

  it('come apart into small ones that do the same', () => {
    fc.assert(
      fc.property(pages, fc.integer({ min: 1, max: 5 }), (changes, most) => {
        const pieces = changes.map((page) => slices(page, most));
        expect(worldOf(pieces.flat())).toEqual(worldOf(changes));
        for (const [n, some] of pieces.entries()) {
          const rows = some.map(({ upserts }) => Object.values(upserts).flat().length);
          expect(rows.every((count) => count <= most)).toBe(true);
          expect(some).toHaveLength(
            changes[n] && isEmpty(changes[n]) ? 0 : Math.max(1, Math.ceil(rows.reduce((a, b) => a + b, 0) / most)),
          );
        }
      }),
    );
  });

  it('are empty when no entity changed', () => {
    expect(isEmpty({ upserts: { compound: [] }, removes: {} })).toBe(true);
    expect(isEmpty({ upserts: {}, removes: { compound: ['a'] } })).toBe(false);
  });
});
