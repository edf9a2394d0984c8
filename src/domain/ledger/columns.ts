/** What a row says to the server, by kind. The same words as `private.import_column`; a test compares the two. */
import type { ImportKind } from './kinds.ts';

export type ColumnType = 'text' | 'int' | 'flag' | 'date' | 'id' | 'ids' | 'texts' | 'point' | 'area';

export interface ImportColumn {
  readonly type: ColumnType;
  readonly required: boolean;
  /** Of a text in characters, of a list in entries. */
  readonly longest?: number;
  readonly oneOf?: readonly string[];
}

const need = (type: ColumnType, longest?: number, oneOf?: readonly string[]): ImportColumn => ({
  type,
  required: true,
  ...(longest === undefined ? {} : { longest }),
  ...(oneOf === undefined ? {} : { oneOf }),
});
const may = (type: ColumnType, longest?: number, oneOf?: readonly string[]): ImportColumn => ({
  ...need(type, longest, oneOf),
  required: false,
});

export const IMPORT_COLUMNS: Readonly<Record<ImportKind, Readonly<Record<string, ImportColumn>>>> = {
  boundaries: { name: need('text', 80), code: may('text', 30), office_code: may('text', 30), geom: need('area') },
  household: {
    stairwell_unit_id: need('id'),
    door: need('text', 20),
    floor: may('int'),
    residents: may('int'),
    head_name: may('text', 50),
    phone: may('text', 30),
    care: may('texts', 4, ['elderly_alone', 'child_left_behind', 'hardship', 'disability']),
    elders: may('int'),
    children: may('int'),
  },
  party_household: {
    household_id: need('id'),
    is_center: may('flag'),
    plaque_status: may('text', 10, ['mounted', 'none', 'damaged']),
    plaque_no: may('text', 30),
    mounted_on: may('date'),
  },
  party_member: {
    name: need('text', 50),
    party_org_id: need('id'),
    category: need('text', 20, ['in_service', 'retired', 'resident', 'floating', 'without_post', 'managed']),
    standing: may('text', 20, ['formal', 'probationary']),
    household_id: may('id'),
    compound_id: may('id'),
    resident_unit_id: may('id'),
    checked_in_on: may('date'),
  },
  grid_worker: {
    name: need('text', 50),
    phone: need('text', 30),
    territory_ids: need('ids', 20),
    employment: may('text', 20, ['full_time', 'part_time']),
  },
  resident_unit: {
    name: need('text', 60),
    kind: need('text', 20, ['organ', 'institution', 'enterprise', 'school']),
    phone: may('text', 30),
    territory_id: may('id'),
    geom: may('point'),
  },
  service_station: {
    name: need('text', 60),
    tier: may('text', 20, ['service_center', 'service_station']),
    address: may('text', 200),
    phone: may('text', 30),
    rooms: may('texts', 30),
    geom: may('point'),
  },
};
