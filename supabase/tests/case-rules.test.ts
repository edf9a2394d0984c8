/** The loops and transitions that the tests of the app build their worlds with are those of the database. */
import { afterAll, expect, test } from 'vitest';
import { caseLoops, caseTransitions } from '../../tests/builders/case-rules.ts';
import { freshDatabase } from '../../tests/support/fresh-database.ts';

const fresh = await freshDatabase('migrated');
const LOOPS = caseLoops.map((loop) => loop.id);

const byId = <Row extends { readonly id: string }>(rows: readonly Row[]): Row[] =>
  [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));

const wireRows = async (entity: string, loop: string): Promise<{ readonly id: string }[]> =>
  (
    await fresh.db.query<{ body: { readonly id: string } }>(
      `select w.body from private.wire_${entity} w where w.body ->> '${loop}' = any ($1)`,
      [LOOPS],
    )
  ).map((row) => row.body);

test('the loops are the same', async () => {
  expect(byId(await wireRows('case_loop', 'id'))).toEqual(byId(caseLoops));
});

test('the transitions are the same', async () => {
  expect(byId(await wireRows('case_transition', 'loop'))).toEqual(byId(caseTransitions));
});

afterAll(() => fresh.close());
