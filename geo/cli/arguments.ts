/** The command line of `npm run import`, read into a value or refused with what is wrong about it. */
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { parseCrs } from '../crs/crs.ts';
import type { Crs } from '../crs/crs.ts';
import { FIELDS } from '../../src/domain/ledger/fields.ts';
import { LEDGER_KINDS, type LedgerKind } from '../../src/domain/ledger/kinds.ts';
import { LIMITS } from '../formats/limits.ts';
import { refuse } from '../formats/problem.ts';
import type { Fields } from '../formats/geojson/boundaries.ts';

export interface OsmCommand {
  readonly what: 'osm';
  readonly file: string;
  /** Code of the territory to fill, or null: then a street of this name is made. */
  readonly parent: string | null;
  readonly name: string;
  /** Who gets the duty; null leaves it to the rule for demo databases. */
  readonly accounts: readonly string[] | null;
  readonly replace: boolean;
  readonly dryRun: boolean;
}

const LEVELS = ['community', 'grid', 'compound'] as const;

export interface BoundariesCommand {
  readonly what: 'boundaries';
  readonly file: string;
  readonly level: (typeof LEVELS)[number];
  readonly parent: string;
  /** Null: what the file says, else WGS 84. */
  readonly crs: Crs | null;
  readonly fields: Fields;
  readonly dryRun: boolean;
}

export interface WalkCommand {
  readonly what: 'walk';
  /** Null: the demo town. */
  readonly file: string | null;
  readonly name: string;
  /** The day the file shows, for one that does not say. */
  readonly date: string | null;
  readonly dryRun: boolean;
}

export interface LedgerCommand {
  readonly what: 'ledger';
  readonly kind: LedgerKind;
  readonly file: string;
  /** Code of the territory whose ledger it is; rows outside are faults. */
  readonly parent: string;
  /** Of the worksheet, from 1. */
  readonly sheet: number;
  readonly crs: Crs | null;
  /** What each column means where the guess would be wrong: field → its title. */
  readonly columns: ReadonlyMap<string, string>;
  /** Doubtful and faulty rows are left out; otherwise one of them stops the import. */
  readonly leaveOut: boolean;
  readonly dryRun: boolean;
}

export type Command = OsmCommand | BoundariesCommand | WalkCommand | LedgerCommand | { readonly what: 'help' };

const OPTIONS = {
  parent: { type: 'string' },
  name: { type: 'string' },
  account: { type: 'string', multiple: true },
  replace: { type: 'boolean' },
  level: { type: 'string' },
  crs: { type: 'string' },
  'name-field': { type: 'string' },
  'code-field': { type: 'string' },
  'office-code-field': { type: 'string' },
  date: { type: 'string' },
  town: { type: 'boolean' },
  sheet: { type: 'string' },
  column: { type: 'string', multiple: true },
  'leave-out': { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

type Option = keyof typeof OPTIONS;

const ALLOWED: Readonly<Record<'osm' | 'boundaries' | 'walk' | 'ledger', readonly Option[]>> = {
  walk: ['name', 'date', 'town', 'dry-run'],
  ledger: ['parent', 'sheet', 'crs', 'column', 'leave-out', 'dry-run'],
  osm: ['parent', 'name', 'account', 'replace', 'dry-run'],
  boundaries: ['level', 'parent', 'crs', 'name-field', 'code-field', 'office-code-field', 'dry-run'],
};

export function readArguments(argv: readonly string[]): Command {
  const { values, positionals } = parse(argv);
  const [what, ...given] = positionals;
  if (values.help === true || what === undefined) return { what: 'help' };
  if (what !== 'osm' && what !== 'boundaries' && what !== 'walk' && what !== 'ledger') throw wrong('what', what);
  const kind = what === 'ledger' ? (given.shift() ?? '') : '';
  const [file, ...more] = given;
  if (what === 'walk' && values.town === true) {
    if (file !== undefined) throw wrong('one_file', file);
    return readWalk(null, values);
  }
  if (file === undefined) throw wrong('no_file');
  if (more[0] !== undefined) throw wrong('one_file', more[0]);
  const stray = (Object.keys(values) as Option[]).find((option) => !ALLOWED[what].includes(option));
  if (stray !== undefined) throw wrong('stray', `--${stray}`);
  if (what === 'osm') return readOsm(file, values);
  if (what === 'ledger') return readLedger(kind, file, values);
  return what === 'walk' ? readWalk(file, values) : readBoundaries(file, values);
}

type Values = ReturnType<typeof parse>['values'];

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw wrong('unreadable', error instanceof Error ? error.message : String(error));
  }
}

function readOsm(file: string, values: Values): OsmCommand {
  const name = readName(file, values);
  if (values.name !== undefined && values.parent !== undefined) throw wrong('name_or_parent');
  return {
    what: 'osm',
    file,
    name,
    parent: values.parent ?? null,
    accounts: values.account ?? null,
    replace: values.replace ?? false,
    dryRun: values['dry-run'] ?? false,
  };
}

function readName(file: string, values: Values): string {
  const name = (values.name ?? basename(file).replace(/(\.osm)?(\.(pbf|xml|osm))?$/i, ''))
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  if (name === '' || name.length > LIMITS.nameLength) throw wrong('name', name.slice(0, LIMITS.nameLength));
  return name;
}

function readWalk(file: string | null, values: Values): WalkCommand {
  const date = values.date ?? null;
  if (date !== null && (!/^\d{4}-\d\d-\d\d$/.test(date) || Number.isNaN(Date.parse(date)))) throw wrong('date', date);
  return { what: 'walk', file, name: readName(file ?? '连心街道', values), date, dryRun: values['dry-run'] ?? false };
}

function readBoundaries(file: string, values: Values): BoundariesCommand {
  const level = LEVELS.find((known) => known === values.level);
  if (level === undefined) throw wrong('level', values.level ?? '');
  if (values.parent === undefined) throw wrong('parent');
  const crs = values.crs === undefined ? null : parseCrs(values.crs);
  if (values.crs !== undefined && !crs) throw refuse('crs_unknown', { crs: values.crs });
  const code = values['code-field'] ?? null;
  if (code !== null && level === 'compound') throw wrong('compound_code');
  return {
    what: 'boundaries',
    file,
    level,
    parent: values.parent,
    crs,
    dryRun: values['dry-run'] ?? false,
    fields: { name: values['name-field'] ?? null, code, officeCode: values['office-code-field'] ?? null },
  };
}

function readLedger(word: string, file: string, values: Values): LedgerCommand {
  const kind = LEDGER_KINDS.find((known) => known === word);
  if (kind === undefined) throw wrong('ledger_kind', word);
  if (values.parent === undefined) throw wrong('ledger_parent');
  const crs = values.crs === undefined ? null : parseCrs(values.crs);
  if (values.crs !== undefined && !crs) throw refuse('crs_unknown', { crs: values.crs });
  const sheet = Number(values.sheet ?? '1');
  if (!Number.isInteger(sheet) || sheet < 1) throw wrong('sheet', values.sheet);
  const columns = (values.column ?? []).map((text) => {
    const [field = '', ...title] = text.split('=');
    if (!(FIELDS[kind] as readonly string[]).includes(field) || title.length === 0) throw wrong('column', text);
    return [field, title.join('=')] as const;
  });
  return {
    what: 'ledger',
    kind,
    file,
    parent: values.parent,
    sheet,
    crs,
    columns: new Map(columns),
    leaveOut: values['leave-out'] ?? false,
    dryRun: values['dry-run'] ?? false,
  };
}

const wrong = (reason: string, given = '') => refuse('usage', { reason, given });
