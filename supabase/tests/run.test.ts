/** Every line of every pgTAP file in this folder as a test of its own, each file on the same migrated database. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../tests/support/fresh-database.ts';
import { runTapFile } from './pgtap.ts';

const files = (await readdir(import.meta.dirname)).filter((file) => file.endsWith('.sql')).sort();
const fresh = await freshDatabase('migrated');
const { connection, db } = fresh;
await db.exec('create extension if not exists pgtap with schema extensions');

for (const file of files) {
  const report = await runTapFile(connection, await readFile(join(import.meta.dirname, file), 'utf8'));
  describe(file, () => {
    for (const { description, ok, skipped, diagnostics } of report.tests) {
      test(description, (context) => {
        if (skipped !== null) context.skip(skipped);
        expect(ok, `${description}\n${diagnostics}`).toBe(true);
      });
    }
    test('runs to its end', () => {
      expect(report.trouble).toBeNull();
    });
  });
}

test('there are SQL tests', () => {
  expect(files.length).toBeGreaterThan(0);
});

afterAll(() => fresh.close());
