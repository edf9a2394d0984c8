/** Which column means what, guessed from the header alone; a person sees and corrects it before anything is read by it. */
import { normalize } from '../search/normalize.ts';
import { CALLED, FIELDS, NEEDED_FIELDS, type Field } from './fields.ts';
import { LEDGER_KINDS, type LedgerKind } from './kinds.ts';

/** Field → index of its column. */
export type Mapping = Readonly<Partial<Record<Field, number>>>;

/** Identity numbers have no place here: these columns are never read. */
export const isIdentityColumn = (title: string): boolean =>
  /身份证|证件号|公民身份|居民身份|idcard|id_?number/i.test(normalize(title));

const EQUAL = 100;

/** How well a header fits a field; 0: not at all. Of `联系方式 / 电话` what stands lowest counts, then the whole. */
function fit(title: string, field: Field): number {
  const parts = title.split(' / ').map(bare);
  const last = parts.at(-1) ?? '';
  let best = 0;
  CALLED[field].forEach((word, rank) => {
    const wanted = bare(word);
    if (last === wanted) best = Math.max(best, EQUAL - rank);
    else if (parts.includes(wanted)) best = Math.max(best, EQUAL / 2 - rank);
    else if (wanted.length > 1 && last.includes(wanted)) best = Math.max(best, EQUAL / 4 - rank);
  });
  return best;
}

const bare = (text: string): string => normalize(text).replace(/[（(].*?[)）]|[*:：]/g, '');

export function guessColumns(titles: readonly string[], kind: LedgerKind): Mapping {
  const fits = FIELDS[kind]
    .flatMap((field, order) =>
      titles.map((title, column) => ({ field, column, order, score: isIdentityColumn(title) ? 0 : fit(title, field) })),
    )
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.order - b.order || a.column - b.column);
  const mapping: Partial<Record<Field, number>> = {};
  const taken = new Set<number>();
  for (const { field, column } of fits) {
    if (mapping[field] !== undefined || taken.has(column)) continue;
    mapping[field] = column;
    taken.add(column);
  }
  return mapping;
}

/** What a needed field lacks, in the kind's own words; empty when a row can be read. */
export const missingFields = (kind: LedgerKind, mapping: Mapping): readonly (readonly Field[])[] =>
  NEEDED_FIELDS[kind].filter((any) => any.every((field) => mapping[field] === undefined));

const NAMED: readonly (readonly [LedgerKind, RegExp])[] = [
  ['party_household', /党员户|中心户|挂牌/],
  ['party_member', /党员/],
  ['grid_worker', /网格员/],
  ['service_station', /站点|阵地|服务站|服务中心/],
  ['resident_unit', /单位/],
  ['household', /住户|户籍|居民|房屋|人口/],
];

/** The kind whose columns the header has; its names (of the file, the sheet) decide between equals. Null: none fits. */
export function guessKind(titles: readonly string[], names: string): LedgerKind | null {
  const scored = LEDGER_KINDS.map((kind) => {
    const mapping = guessColumns(titles, kind);
    const found = Object.keys(mapping).length;
    const named = NAMED.find(([, pattern]) => pattern.test(names))?.[0] === kind ? 3 : 0;
    return { kind, score: missingFields(kind, mapping).length > 0 ? 0 : found + named };
  }).sort((a, b) => b.score - a.score);
  return scored[0] && scored[0].score > 0 ? scored[0].kind : null;
}
