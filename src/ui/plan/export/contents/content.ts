/** What can be taken out, as a table with fixed columns: only what this person holds anyway, in words instead of codes. */
import type { Geometry } from 'geojson';
import type { Value } from '../../../../../geo/formats/write/feature-table.ts';
import type { TerritoryId } from '../../../../domain/ids.ts';
import type { World } from '../../../../domain/world.ts';
import type { Words } from '../../../cards/parts/use-words.ts';
import type { ExportTexts } from '../texts.ts';

export interface Column {
  readonly title: ExportTexts<'column'>;
  readonly kind: 'text' | 'number';
}

export interface ContentRow {
  /** What a map writes beside it. */
  readonly name: string;
  /** Null: it lies nowhere, or nobody has said where. */
  readonly geometry: Geometry | null;
  /** A value per column. */
  readonly values: readonly Value[];
}

export interface Scope {
  readonly world: World;
  readonly words: Words;
  /** The territory that was chosen and all below it. */
  readonly within: ReadonlySet<TerritoryId>;
  /** Unix ms. */
  readonly now: number;
}

export interface Content {
  /** Of the record: the name of the entity. */
  readonly entity: string;
  /** Unlike every other content's; of a level of territories, with it. */
  readonly id: string;
  readonly title: (words: Words) => string;
  /** Whether it lies on a map: only then there are map files of it. */
  readonly isPlace: boolean;
  readonly columns: readonly Column[];
  readonly rows: (scope: Scope) => ContentRow[];
}

export const text = (title: Column['title']): Column => ({ title, kind: 'text' });
export const number = (title: Column['title']): Column => ({ title, kind: 'number' });

/** The rows of a table that lie in the scope, in the order of their names. */
export function rowsWithin<Row extends { readonly territory_id: TerritoryId; readonly name: string }>(
  rows: Iterable<Row>,
  { within }: Scope,
): Row[] {
  return [...rows].filter((row) => within.has(row.territory_id)).sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'));
}

/** Grid and community of a row, by name: every community has a 第一网格. */
export function whereOf(world: World, id: TerritoryId): readonly [community: string, grid: string] {
  const own = world.territory.get(id);
  const above = world.territory.get(own?.parent_id ?? '');
  return own?.level === 'grid' ? [above?.name ?? '', own.name] : [own?.name ?? '', ''];
}
