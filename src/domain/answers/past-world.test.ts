import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { aWorld } from '../../../tests/builders/a-world.ts';
import { squareAt } from '../../../tests/builders/square.ts';
import type { BoundaryVersion, PlaceSummary, Territory } from '../entities.ts';
import type { BoundaryVersionId, TerritoryId } from '../ids.ts';
import { addDays, type Day } from '../rules/shanghai-time.ts';
import { applyChanges, rowsBy, type World } from '../world.ts';
import { boundaryDays, pastWorld, sameBoundaries } from './past-world.ts';

const START = '2026-01-01';
const counts = (households: number): Omit<PlaceSummary, 'id' | 'version' | 'place_kind'> => ({
  households,
  residents: 0,
  party_households: 0,
  center_households: 0,
  members: { in_service: 0, retired: 0, resident: 0, floating: 0, without_post: 0, managed: 0 },
  formal_members: 0,
  probationary_members: 0,
  open_cases: 0,
  compounds: 0,
  buildings: 0,
});

/** What anybody sees of a part: its outline, its name, how many live there. */
type Seen = Readonly<Record<string, { name: string; lon: number; households: number }>>;

/** A record of boundaries as the server keeps it, and beside it what was true at the end of every day. */
class Ledger {
  readonly territory = new Map<string, Territory>();
  readonly versions: BoundaryVersion[] = [];
  readonly seen = new Map<Day, Seen>();
  readonly households = new Map<string, number>();
  #made = 0;

  constructor() {
    this.draw('p0', null, 0, 100);
  }

  draw(id: string, valid_from: Day | null, lon: number, households: number): void {
    const row = { id, version: 1, parent_id: 'community', level: 'grid', code: '', office_code: null, kind: null };
    this.territory.set(id, {
      ...row,
      name: id,
      geom: squareAt(lon, 0, 1),
      area_m2: 1,
      valid_from,
    } as unknown as Territory);
    this.households.set(id, households);
  }

  /** What was drawn anew on the very day it came into force was in force on no day. */
  end(id: string, day: Day): void {
    const row = this.territory.get(id) as Territory;
    this.territory.delete(id);
    this.versions.push({
      ...row,
      id: `v${this.versions.length}` as BoundaryVersionId,
      subject_id: id as TerritoryId,
      parent_id: 'community' as TerritoryId,
      valid_to: day,
      counts: counts(this.households.get(id) ?? 0),
      reason: null,
      ended_by: null,
    });
  }

  change(what: 'split' | 'merge' | 'redraw', pick: number, day: Day): void {
    const ids = [...this.territory.keys()];
    const id = ids[pick % ids.length] as string;
    const other = ids[(pick + 1) % ids.length] as string;
    const lon = ++this.#made;
    this.end(id, day);
    if (what === 'merge' && other !== id) {
      this.end(other, day);
      this.draw(other, day, lon, lon * 7);
      return;
    }
    this.draw(id, day, lon, lon * 7);
    if (what === 'split') this.draw(`p${lon}`, day, lon + 0.5, lon * 3);
  }

  note(day: Day): void {
    this.seen.set(
      day,
      seenIn(this.territory, (id) => this.households.get(id)),
    );
  }

  world(): World {
    const place_summary = [...this.households]
      .filter(([id]) => this.territory.has(id))
      .map(([id, n]) => ({ ...counts(n), id: id as TerritoryId, version: 1, place_kind: 'territory' as const }));
    return applyChanges(aWorld().build(), {
      upserts: { territory: [...this.territory.values()], boundary_version: this.versions, place_summary },
      removes: {},
    });
  }
}

const seenIn = (rows: ReadonlyMap<string, Territory>, households: (id: string) => number | undefined): Seen =>
  Object.fromEntries(
    [...rows.values()]
      .filter(({ level }) => level === 'grid')
      .map(({ id, name, geom }) => [
        id,
        { name, lon: (geom.coordinates as number[][][])[0]?.[0]?.[0] ?? NaN, households: households(id) ?? NaN },
      ]),
  );

const changes = fc.array(
  fc.record({
    what: fc.constantFrom('split' as const, 'merge' as const, 'redraw' as const),
    pick: fc.nat(50),
    /** 0: on the same day as the one before. */
    days: fc.nat(3),
  }),
  { maxLength: 12 },
);

describe('the world on a past day', () => {
  it('is what it was then, whatever has become of the boundaries since', () => {
    fc.assert(
      fc.property(changes, (all) => {
        const ledger = new Ledger();
        let day = START;
        ledger.note(day);
        for (const { what, pick, days } of all) {
          for (let n = 0; n < days; n += 1) {
            day = addDays(day, 1);
            ledger.note(day);
          }
          ledger.change(what, pick, day);
          ledger.note(day);
        }
        const today = ledger.world();
        for (const [then, seen] of ledger.seen) {
          const past = pastWorld(today, then);
          expect(seenIn(past.territory, (id) => past.place_summary.get(id)?.households)).toEqual(seen);
          expect(past.territory.get('community')).toBe(today.territory.get('community'));
        }
        expect(pastWorld(today, day)).toBe(today);
      }),
    );
  });

  it('is the same on two days exactly where nothing changed between them', () => {
    fc.assert(
      fc.property(changes, fc.nat(30), fc.nat(30), (all, a, b) => {
        const ledger = new Ledger();
        let day = START;
        for (const { what, pick, days } of all) {
          day = addDays(day, days);
          ledger.change(what, pick, day);
        }
        const today = ledger.world();
        const [first, last] = [addDays(START, Math.min(a, b)), addDays(START, Math.max(a, b))];
        const between = boundaryDays(today).some((changed) => first < changed && changed <= last);
        expect(sameBoundaries(today, first, last)).toBe(!between);
        expect(sameBoundaries(today, last, null)).toBe(!boundaryDays(today).some((changed) => last < changed));
        if (!between) expect(pastWorld(today, first).territory).toEqual(pastWorld(today, last).territory);
      }),
    );
  });
});

describe('what stands on the ground', () => {
  // Until 2 March one grid lay where today there are two, and a third has since been merged into the first.
  const builder = aWorld()
    .as('grid_worker', 'new')
    .withGrid('old', { geom: squareAt(0, 0, 1), valid_from: '2026-03-02' })
    .withGrid('new', { geom: squareAt(0.01, 0, 1), valid_from: '2026-03-02' })
    .withGrid('far', { geom: squareAt(1, 1, 1) })
    .withTerritory('micro', { level: 'micro_grid', parent_id: 'new', geom: squareAt(0.012, 0, 0.2) })
    .withCompound('here', { territory_id: 'old', geom: squareAt(0.001, 0, 0.2) })
    .withCompound('there', { territory_id: 'new', geom: squareAt(0.012, 0, 0.2) })
    .withCompound('elsewhere', { territory_id: 'far', geom: squareAt(1, 1, 0.2) })
    .withWorker('worker', { grids: ['old', 'new'] });
  const wide = {
    ...squareAt(0, 0, 1),
    coordinates: [
      [
        [0, 0],
        [0.02, 0],
        [0.02, 0.01],
        [0, 0.01],
        [0, 0],
      ],
    ],
  };
  const version = {
    version: 1,
    parent_id: 'community' as TerritoryId,
    level: 'grid',
    code: '990101001001001',
    office_code: null,
    kind: 'base_grid',
    area_m2: 2,
    valid_from: null,
    valid_to: '2026-03-02',
    reason: '户数超标',
    ended_by: '欧阳竹影',
  };
  const today = applyChanges(builder.build(), {
    upserts: {
      boundary_version: [
        {
          ...version,
          id: 'v1' as BoundaryVersionId,
          subject_id: 'old' as TerritoryId,
          name: 'old',
          geom: wide,
          counts: counts(812),
        },
      ],
    },
    removes: {},
  });
  const past = pastWorld(today, '2026-03-01');

  test('is listed where it lay then', () => {
    expect(rowsBy(past.compound, 'territory_id', 'old' as TerritoryId).map(({ id }) => id)).toEqual(['here', 'there']);
    expect(past.territory.get('micro')?.parent_id).toBe('old');
  });

  test('a grid that was not there yet is gone, with its counts', () => {
    expect(past.territory.has('new')).toBe(false);
    expect(past.place_summary.has('new')).toBe(false);
    expect(past.place_summary.get('old')?.households).toBe(812);
  });

  test('a worker of both halves answers for the whole once, and their own duty is the whole', () => {
    expect(rowsBy(past.grid_worker_duty, 'territory_id', 'old' as TerritoryId)).toHaveLength(1);
    expect([...past.profile.values()][0]?.territory_ids).toEqual(['old']);
  });

  test('what did not change is the same object', () => {
    expect(past.compound.get('elsewhere')).toBe(today.compound.get('elsewhere'));
    expect(past.territory.get('far')).toBe(today.territory.get('far'));
    expect(past.building).toBe(today.building);
    expect(pastWorld(today, '2026-03-02')).toBe(today);
  });
});
