/** Every file goes out by the one path that writes it down (`commands/export-file.ts`); this holds it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const SOURCE = resolve(import.meta.dirname, '../../src');
const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(join(SOURCE, file), 'utf8') }));

const naming = (pattern: RegExp): string[] =>
  files.flatMap(({ file, text }) => (pattern.test(text) ? [file] : [])).sort();

describe('what leaves the app as a file', () => {
  test('is saved by nobody but the path that writes it down, and as what was the person’s own', () => {
    // The rescue file is the person's own record of what the server has not got; it must work when nothing can be written.
    // An import hands back the rows of the person's own file that are at fault, with the reason, and nothing of the database.
    expect(naming(/from '[^']*\/save-file\.ts'|import\('[^']*\/save-file\.ts'\)/)).toEqual([
      'ui/outbox/use-export.ts',
      'ui/parts/export-file.ts',
      'ui/plan/import/CheckStep.tsx',
    ]);
  });

  test('has no other way out: no download link, no file picker of the browser', () => {
    expect(naming(/\.download = |\bdownload=\{|showSaveFilePicker|navigator\.share\b.*files/)).toEqual([
      'ui/parts/save-file.ts',
    ]);
  });

  test('is printed by nobody but the printer that writes it down', () => {
    expect(naming(/window\.print\(\)/)).toEqual(['ui/print/use-printer.ts']);
  });
});
