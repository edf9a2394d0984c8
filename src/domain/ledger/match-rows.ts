/**
 * The rows of an office's table as rows for the server. What a cell says is read, names become ids; what cannot be read, or means
 * nothing known, is told with its line, and what may mean several things is asked once for all rows that say the same.
 */
import type { Table, TableRow, Cell } from '../../../geo/formats/table/table.ts';
import { normalize } from '../search/normalize.ts';
import {
  readDate,
  readFlag,
  readInt,
  readPhone,
  readWord,
  readWords,
  textOf,
  withoutIdentity,
  type Read,
} from './cell-values.ts';
import { IMPORT_COLUMNS } from './columns.ts';
import type { Field } from './fields.ts';
import { isIdentityColumn, type Mapping } from './guess-columns.ts';
import type { LedgerKind } from './kinds.ts';
import type { KnownPlaces } from './known-places.ts';
import { Doors, plainDoor, saidDoor, settle, type Decisions, type Doubt, type Step } from './match-door.ts';
import { NameIndex, type Named } from './match-name.ts';
import { CARE, CATEGORY, EMPLOYMENT, PLAQUE, STANDING, TIER, UNIT_KIND } from './words.ts';

export type Body = Record<string, unknown>;

/** Why a row is not sent. `unreadable`: the cell is not what the column holds. `unknown`: nobody has this name. */
export interface RowFault {
  readonly field: Field | 'geom';
  readonly code: 'required' | 'unreadable' | 'too_long' | 'unknown' | 'unknown_door';
}

export interface MatchedRow {
  /** In the file, from 1. */
  readonly line: number;
  /** Null where a fault or a doubt stands in the way. */
  readonly body: Body | null;
  readonly faults: readonly RowFault[];
  readonly doubts: readonly Doubt[];
  /** Identity numbers that were left out. */
  readonly dropped: number;
}

export interface MatchTask {
  readonly kind: LedgerKind;
  readonly mapping: Mapping;
  readonly decisions: Decisions;
  /** WGS 84, one for each row; null where there are no coordinates. */
  readonly positions: readonly (readonly [number, number] | null)[] | null;
}

export class RowMatcher {
  readonly #doors: Doors;
  readonly #orgs: NameIndex<Named>;
  readonly #units: NameIndex<Named>;
  readonly #places: KnownPlaces;
  readonly #communities: NameIndex<Named>;
  readonly #within = new Map<string, NameIndex<Named>>();

  constructor(places: KnownPlaces) {
    this.#places = places;
    this.#doors = new Doors(places);
    this.#orgs = new NameIndex(places.partyOrgs);
    this.#units = new NameIndex(places.residentUnits);
    this.#communities = new NameIndex(places.territories.filter(({ level }) => level === 'community'));
  }

  match(table: Table, row: TableRow, n: number, task: MatchTask): MatchedRow {
    const reader = new RowReader(row, task.mapping, table.columns);
    const at = task.positions?.[n] ?? null;
    this.#fill(task.kind, reader, task.decisions);
    if (at && (task.kind === 'resident_unit' || task.kind === 'service_station')) reader.body['geom'] = [...at];
    if (task.kind === 'service_station' && task.positions && !at) reader.fault('geom', 'required');
    const sound = reader.faults.length === 0 && reader.doubts.length === 0;
    return {
      line: row.line,
      body: sound ? reader.body : null,
      faults: reader.faults,
      doubts: reader.doubts,
      dropped: reader.dropped,
    };
  }

  #fill(kind: LedgerKind, row: RowReader, decisions: Decisions): void {
    switch (kind) {
      case 'household':
        this.#home(row, decisions, kind);
        row.put('floor', readInt);
        row.put('residents', readInt);
        row.text(kind, 'head_name');
        row.put('phone', readPhone);
        row.put('care', (cell) => readWords(cell, CARE));
        row.put('elders', readInt);
        row.put('children', readInt);
        return;
      case 'party_household':
        this.#home(row, decisions, kind);
        row.put('is_center', readFlag);
        row.put('plaque_status', (cell) => readWord(cell, PLAQUE));
        row.text(kind, 'plaque_no');
        row.put('mounted_on', readDate);
        return;
      case 'party_member':
        row.text(kind, 'name', true);
        row.refer('party_org', 'party_org_id', this.#orgs, decisions, true);
        row.put('category', (cell) => readWord(cell, CATEGORY), true);
        row.put('standing', (cell) => readWord(cell, STANDING));
        this.#home(row, decisions, kind);
        // the unit is a help, not a condition: one that nobody knows is left out
        row.refer('resident_unit', 'resident_unit_id', this.#units, decisions, false);
        row.put('checked_in_on', readDate);
        return;
      case 'grid_worker':
        row.text(kind, 'name', true);
        row.put('phone', readPhone, true);
        row.put('employment', (cell) => readWord(cell, EMPLOYMENT));
        this.#territories(row, 'territory_ids', decisions, true);
        return;
      case 'resident_unit':
        row.text(kind, 'name', true);
        row.put('kind', (cell) => readWord(cell, UNIT_KIND), true);
        row.put('phone', readPhone);
        this.#territories(row, 'territory_id', decisions, false);
        return;
      case 'service_station':
        row.text(kind, 'name', true);
        row.put('tier', (cell) => readWord(cell, TIER));
        row.text(kind, 'address');
        row.put('phone', readPhone);
        row.list('rooms');
    }
  }

  #home(row: RowReader, decisions: Decisions, kind: 'household' | 'party_household' | 'party_member'): void {
    const said = saidDoor({
      address: row.said('address'),
      compound: row.said('compound'),
      building: row.said('building'),
      unit: row.said('unit'),
      door: row.said('door'),
    });
    const optional = kind === 'party_member';
    const field: Field = row.said('compound') === '' ? 'address' : 'compound';
    if (said.compound === '') return optional ? undefined : row.fault(field, 'required');
    const compound = row.step(this.#doors.compound(said, decisions));
    if (compound === undefined) return;
    if (compound === null) return row.fault(field, 'unknown');
    if (optional) row.body['compound_id'] = compound;
    if (said.door === '') return optional ? undefined : row.fault('door', 'required');
    const unit = row.step(this.#doors.unit(said, compound, decisions));
    if (unit === undefined) return;
    if (unit === null) return optional ? undefined : row.fault('building', 'unknown');
    if (kind === 'household') {
      row.body['stairwell_unit_id'] = unit;
      row.body['door'] = plainDoor(said.door);
      return;
    }
    const [only, another] = this.#doors.household(unit, said.door);
    if (only === undefined || another !== undefined) return optional ? undefined : row.fault('door', 'unknown_door');
    row.body['household_id'] = only;
    delete row.body['compound_id'];
  }

  /** Grids by name or code, of the community that the row names, where it names one. */
  #territories(
    row: RowReader,
    column: 'territory_ids' | 'territory_id',
    decisions: Decisions,
    required: boolean,
  ): void {
    const community = row.said('community');
    let parent: string | null = null;
    if (community !== '') {
      const step = row.step(
        settle(this.#communities.find(community), decisions, {
          key: `community|${normalize(community)}`,
          refers: 'territory',
          text: community,
        }),
      );
      if (step === undefined) return;
      if (step === null) return row.fault('community', 'unknown');
      parent = step;
    }
    const names = row
      .said('grids')
      .split(/[、,，;；/\n]+/)
      .map((name) => name.trim())
      .filter((name) => name !== '');
    const ids: string[] = [];
    for (const name of names) {
      const coded = this.#places.territories.find(({ codes }) => codes.includes(name));
      const step = coded
        ? coded.id
        : row.step(
            settle(this.#partsOf(parent).find(name), decisions, {
              key: `territory|${parent ?? ''}|${normalize(name)}`,
              refers: 'territory',
              text: community === '' ? name : `${community} ${name}`,
            }),
          );
      if (step === undefined) return;
      if (step === null) return row.fault('grids', 'unknown');
      ids.push(step);
    }
    if (ids.length === 0 && parent !== null) ids.push(parent);
    if (ids.length === 0) return required ? row.fault('grids', 'required') : undefined;
    row.body[column] = column === 'territory_ids' ? [...new Set(ids)] : ids[0];
  }

  #partsOf(parent: string | null): NameIndex<Named> {
    const key = parent ?? '';
    const known = this.#within.get(key);
    if (known) return known;
    const index = new NameIndex(
      this.#places.territories.filter((row) => (parent === null ? row.parent !== null : row.parent === parent)),
    );
    this.#within.set(key, index);
    return index;
  }
}

/** One row while it is being read. */
class RowReader {
  readonly body: Body = {};
  readonly faults: RowFault[] = [];
  readonly doubts: Doubt[] = [];
  dropped = 0;
  readonly #cells = new Map<Field, Cell>();

  constructor(row: TableRow, mapping: Mapping, titles: readonly string[]) {
    for (const [field, column] of Object.entries(mapping) as [Field, number | undefined][]) {
      if (column === undefined || isIdentityColumn(titles[column] ?? '')) continue;
      const cell = row.cells[column] ?? null;
      if (typeof cell !== 'string') {
        this.#cells.set(field, cell);
        continue;
      }
      const { text, dropped } = withoutIdentity(cell);
      this.dropped += dropped;
      this.#cells.set(field, text === '' ? null : text);
    }
  }

  fault(field: RowFault['field'], code: RowFault['code']): void {
    this.faults.push({ field, code });
  }

  said(field: Field): string {
    return textOf(this.#cells.get(field) ?? null);
  }

  put(field: Field, read: (cell: Cell) => Read<unknown>, required = false): void {
    const value = read(this.#cells.get(field) ?? null);
    if (value === null) return this.fault(field, 'unreadable');
    if (value === undefined) return required ? this.fault(field, 'required') : undefined;
    this.body[field] = value;
  }

  text(kind: LedgerKind, field: Field, required = false): void {
    const text = this.said(field).replace(/\s+/g, ' ');
    if (text === '') return required ? this.fault(field, 'required') : undefined;
    if (text.length > (IMPORT_COLUMNS[kind][field]?.longest ?? 50)) return this.fault(field, 'too_long');
    this.body[field] = text;
  }

  list(field: Field): void {
    const parts = this.said(field)
      .split(/[、,，;；/\n]+/)
      .map((part) => part.trim())
      .filter((part) => part !== '');
    if (parts.some((part) => part.length > 50) || parts.length > 30) return this.fault(field, 'too_long');
    if (parts.length > 0) this.body[field] = [...new Set(parts)];
  }

  refer(field: Field, column: string, index: NameIndex<Named>, decisions: Decisions, required: boolean): void {
    const text = this.said(field);
    if (text === '') return required ? this.fault(field, 'required') : undefined;
    const id = this.step(
      settle(index.find(text), decisions, {
        key: `${field}|${normalize(text)}`,
        refers: field as Doubt['refers'],
        text,
      }),
    );
    if (id === undefined) return;
    if (id === null) return required ? this.fault(field, 'unknown') : undefined;
    this.body[column] = id;
  }

  /** The id; null: nobody; undefined: somebody has to say, and the doubt has been noted. */
  step(step: Step): string | null | undefined {
    if (step.kind === 'doubt') {
      this.doubts.push(step.doubt);
      return undefined;
    }
    return step.kind === 'sure' ? step.id : null;
  }
}
