/** What is written in two places must be the same words: the matrix (README and tests), the entities (types and database). */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ENTITY_NAMES } from '../../src/domain/entities.ts';

const supabase = join(import.meta.dirname, '..');
const read = (...path: string[]): Promise<string> => readFile(join(supabase, ...path), 'utf8');
const matrixOf = (text: string): string => /\| tables \| grid_worker .*(?:\n\|.*)+/.exec(text)?.[0] ?? '';

test('the matrix in the README is the one the tests walk', async () => {
  const told = matrixOf(await read('README.md'));
  expect(told.split('\n').length).toBeGreaterThan(10);
  expect(told).toBe(matrixOf(await read('tests', '000_cast.sql')));
});

test('a pull carries the entities of the wire types, in their order', async () => {
  const sql = await read('migrations', '20261121000600_create_wire_views.sql');
  const list = sql.slice(sql.indexOf('insert into private.sync_entity'));
  const named = [...list.matchAll(/\((\d+), '(\w+)'\)/g)].map(([, position, name]) => [Number(position), name]);
  expect(named).toEqual(ENTITY_NAMES.map((name, index) => [index + 1, name]));
});
