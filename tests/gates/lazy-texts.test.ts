/**
 * Texts that come with their screen are not here before it: whatever the first download holds must not say them, or the page
 * ends with an error nobody sees in a test that opens the screen itself.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { original } from '../../src/i18n/catalogue.ts';
import { english } from '../../src/i18n/english.ts';

const SOURCE = resolve(import.meta.dirname, '../../src');
const STATIC_IMPORT = /^(?:import|export)\s(?!type\b)(?:[^'";]*?\sfrom\s)?'(\.[^']+)'/gm;

/** Files that `entry` imports without `import()`, itself among them. */
function reachedFrom(entry: string): string[] {
  const seen = new Set<string>();
  const queue = [entry];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (seen.has(file) || !/\.tsx?$/.test(file) || !existsSync(file)) continue;
    seen.add(file);
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(STATIC_IMPORT))
      queue.push(join(dirname(file), path));
  }
  return [...seen];
}

const eager = reachedFrom(join(SOURCE, 'main.tsx')).filter((file) => !/[\\/]i18n[\\/]/.test(file));
/** Areas of which no text is in the first download; each lies in a file of its own. */
const areaOf = (key: string): string => key.slice(0, key.indexOf('.'));
const here = new Set(Object.keys(original).map(areaOf));
const later = new Set(
  Object.keys(english)
    .map(areaOf)
    .filter((area) => !here.has(area)),
);
const sayings = new RegExp(`['\`](?:${[...later].join('|')})\\.[a-z_.$\{]+`, 'g');

/** Names of operations look like keys of their area. */
const isText = (found: string): boolean =>
  Object.keys(english).some((key) => key.startsWith(found.slice(1).replace(/\$\{$/, '')));

describe('texts that come later', () => {
  test('are whole areas, and there are some', () => {
    expect([...later]).toContain('circle');
    expect(eager.length).toBeGreaterThan(200);
    const split = Object.keys(english).filter((key) => here.has(areaOf(key)) && !(key in original));
    expect(split).toEqual([]);
  });

  test('are said by nothing that is there from the start', () => {
    const said = eager
      .filter((file) => /[\\/](ui|map|app)[\\/]/.test(file))
      .flatMap((file) =>
        [...readFileSync(file, 'utf8').matchAll(sayings)]
          .map(([found]) => found)
          .filter(isText)
          .map((found) => `${file.slice(SOURCE.length + 1)}: ${found}`),
      );
    expect(said).toEqual([]);
  });
});
