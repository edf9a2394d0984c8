/**
 * What is written in two places must be the same words: the matrix (README and tests), the entities (types and database), the operations
 * (README and database).
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ENTITY_NAMES } from '../../src/domain/entities.ts';
import { IMPORT_COLUMNS } from '../../src/domain/ledger/columns.ts';
import { ORDER_STEPS } from '../../src/domain/rules/order-steps.ts';

const supabase = join(import.meta.dirname, '..');
const read = (...path: string[]): Promise<string> => readFile(join(supabase, ...path), 'utf8');
const matrixOf = (text: string): string => /\| tables \| grid_worker .*(?:\n\|.*)+/.exec(text)?.[0] ?? '';

test('the matrix in the README is the one the tests walk', async () => {
  const told = matrixOf(await read('README.md'));
  expect(told.split('\n').length).toBeGreaterThan(10);
  expect(told).toBe(matrixOf(await read('tests', '000_cast.sql')));
});

test('a pull carries the entities of the wire types, in their order', async () => {
  const folder = join(supabase, 'migrations');
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort();
  const [first = '', ...later] = (await Promise.all(files.map((file) => read('migrations', file))))
    .join('\n')
    .split('insert into private.sync_entity')
    .slice(1);
  const order = [...(first.split(';')[0] ?? '').matchAll(/\(\d+, '(\w+)'\)/g)].map(([, name]) => name as string);
  for (const [, name, predecessor] of [first, ...later].join('\n').matchAll(/private\.pull_after\('(\w+)', '(\w+)'/g)) {
    expect(order).toContain(predecessor);
    order.splice(order.indexOf(predecessor as string) + 1, 0, name as string);
  }
  expect(order).toEqual(ENTITY_NAMES);
});

/** Operation → roles, stages it may start from, stages it leads to; as one line each. */
type Rules = Record<string, string>;

test('the README tells the operations on cases as the database has them', async () => {
  const sql = await read('migrations', '20261121001030_create_case_event.sql');
  const letters: Record<string, string> = { grid_worker: 'G', community_staff: 'C', street_staff: 'S' };
  const roles = [...sql.matchAll(/\('(case\.\w+)', 'op_\w+', '\{(.+?)\}'/g)].map(
    ([, name, list]) =>
      [
        name as string,
        (list as string)
          .split(',')
          .map((role) => letters[role])
          .join(' '),
      ] as const,
  );
  const steps = [...sql.matchAll(/\('(case\.\w+)', (?:'(\w+)'|null), '(\w+)', '\{/g)].map(
    ([, name, from = '–', to]) => ({ name, from, to }),
  );
  const inDatabase: Rules = Object.fromEntries(
    roles.map(([name, letters]) => {
      const own = steps.filter((step) => step.name === name);
      const to =
        own.every((step) => step.from === step.to) && own.length > 1
          ? 'the same'
          : [...new Set(own.map((step) => step.to))].join(', ');
      return [name, `${own.map((step) => step.from).join(', ')} | ${to} | ${letters}`];
    }),
  );
  const lines = [...(await read('README.md')).matchAll(/^\| `(case\.\w+)` \| [^|]+ \| (.+? \| .+? \| [GCS ]+?) \|/gm)];
  const told: Rules = Object.fromEntries(lines.map(([, name, rule]) => [name as string, rule as string]));
  expect(Object.keys(told).length).toBe(15);
  expect(told).toEqual(inDatabase);
});

test('the README tells the operations on the ground, on circles, on boundaries and on what is drawn as the database has them', async () => {
  const folder = join(supabase, 'migrations');
  const files = (await readdir(folder)).filter((file) =>
    /^20261128.*_(?:operations|edit_boundaries|number_by_rule|create_grid_size|settle_places)\.sql$/.test(file),
  );
  const sql = (await Promise.all(files.map((file) => read('migrations', file)))).join('\n');
  const letters: Record<string, string> = { grid_worker: 'G', community_staff: 'C', street_staff: 'S', leader: 'L' };
  const inDatabase: Rules = Object.fromEntries(
    [...sql.matchAll(/\('(\w+\.\w+)', 'op_\w+', '\{(.+?)\}'/g)].map(([, name = '', roles = '']) => [
      name,
      roles
        .split(',')
        .map((role) => letters[role])
        .join(' '),
    ]),
  );
  const lines = (await read('README.md')).matchAll(
    /^\| `((?:gate|footpath|facility|site|circle|scenario|zone|compound|station|boundary|proposal|territory)\.\w+)` \| [^|]+ \| ([GCSL ]+?) \|/gm,
  );
  expect(Object.keys(inDatabase).length).toBe(32);
  expect(Object.fromEntries([...lines].map(([, name, roles]) => [name, roles]))).toEqual(inDatabase);
});

test('the README tells the operations on exports and reported totals as the database has them', async () => {
  const sql = (
    await Promise.all(
      ['20261128001200_create_reported_figure.sql', '20261128001210_create_export_log.sql'].map((file) =>
        read('migrations', file),
      ),
    )
  ).join('\n');
  const letters: Record<string, string> = {
    grid_worker: 'G',
    community_staff: 'C',
    street_staff: 'S',
    leader: 'L',
    administrator: 'A',
  };
  const inDatabase: Rules = Object.fromEntries(
    [...sql.matchAll(/\('(\w+\.\w+)', 'op_\w+', '\{(.+?)\}'/g)].map(([, name = '', roles = '']) => [
      name,
      roles
        .split(',')
        .map((role) => letters[role])
        .join(' '),
    ]),
  );
  const lines = (await read('README.md')).matchAll(/^\| `((?:export|figure)\.\w+)` \| [^|]+ \| ([GCSLA ]+?) \|/gm);
  expect(Object.keys(inDatabase).length).toBe(2);
  expect(Object.fromEntries([...lines].map(([, name, roles]) => [name, roles]))).toEqual(inDatabase);
});

test('the README and the app tell the operations on orders as the database has them', async () => {
  const sql = await read('migrations', '20261121001265_service_order_operations.sql');
  const letters: Record<string, string> = { grid_worker: 'G', community_staff: 'C', street_staff: 'S' };
  const steps = [...sql.matchAll(/\('(order\.\w+)', (?:'(\w+)'|null), '(\w+)', '\{/g)];
  const inDatabase: Rules = Object.fromEntries(
    [...sql.matchAll(/\('(order\.\w+)', 'op_\w+', '\{(.+?)\}'/g)].map(([, name = '', roles = '']) => {
      const own = steps.filter(([, operation]) => operation === name);
      const from = own.map(([, , stage = '–']) => stage).join(', ');
      const to = [...new Set(own.map(([, , , stage]) => stage))].join(', ');
      return [
        name,
        `${from} | ${to} | ${roles
          .split(',')
          .map((role) => letters[role])
          .join(' ')}`,
      ];
    }),
  );
  const lines = [...(await read('README.md')).matchAll(/^\| `(order\.\w+)` \| [^|]+ \| (.+? \| .+? \| [GCS ]+?) \|/gm)];
  const told: Rules = Object.fromEntries(lines.map(([, name, rule]) => [name as string, rule as string]));
  expect(Object.keys(told).length).toBe(7);
  expect(told).toEqual(inDatabase);
  const inApp: Rules = Object.fromEntries(
    Object.entries(ORDER_STEPS).map(([verb, { from, to, roles }]) => [
      `order.${verb}`,
      `${from.join(', ')} | ${to} | ${roles.map((role) => letters[role]).join(' ')}`,
    ]),
  );
  expect({ 'order.place': inDatabase['order.place'], ...inApp }).toEqual(inDatabase);
});

test('the app and the database mean the same columns of an import', async () => {
  const sql = await read('migrations', '20261128001300_stage_imports.sql');
  const rows = sql.matchAll(
    /\('(\w+)', '(\w+)', '(\w+)', (true|false), (-?\d+), (\d+), (null|'\{([\w,]+)\}'), (?:null|'\w+'), (?:null|'\w+')\)/g,
  );
  const inDatabase: Record<string, Record<string, unknown>> = {};
  for (const [, kind = '', name = '', type = '', required, , highest, , words] of rows)
    (inDatabase[kind] ??= {})[name] = {
      type,
      required: required === 'true',
      ...(['text', 'ids', 'texts'].includes(type) ? { longest: Number(highest) } : {}),
      ...(words === undefined ? {} : { oneOf: words.split(',') }),
    };
  expect(Object.keys(inDatabase).length).toBe(7);
  expect(IMPORT_COLUMNS).toEqual(inDatabase);
});

test('the README tells the operations on imports as the database has them', async () => {
  const readme = await read('README.md');
  for (const [file, name] of [
    ['20261128001330_apply_imports.sql', 'import.apply'],
    ['20261128001340_undo_imports.sql', 'import.undo'],
  ] as const) {
    expect(await read('migrations', file)).toContain(
      `('${name}', 'op_${name.replace('.', '_')}', '{community_staff,street_staff}', '{}')`,
    );
    expect(readme).toMatch(new RegExp(`\\| \`${name}\` \\| [^|]+ \\| C S \\|`));
  }
});
