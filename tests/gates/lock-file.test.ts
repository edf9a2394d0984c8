/**
 * `npm ci` refuses a lock file that lacks a package, also one for another system. A registry that does not hold such a
 * package makes npm leave it out without a word, so that the next fresh clone cannot be installed: this test says it first.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const root = resolve(import.meta.dirname, '../..');
const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Locked>;
};

/** Whether a package is locked where the one at `path` would look for it: inside it or further up. */
function isLocked(path: string, name: string): boolean {
  const parts = path === '' ? [] : path.split('/node_modules/');
  for (let depth = parts.length; depth >= 0; depth -= 1) {
    const holder = parts.slice(0, depth).join('/node_modules/');
    if (packages[`${holder === '' ? '' : `${holder}/`}node_modules/${name}`] !== undefined) return true;
  }
  return false;
}

test('every optional package of every package is locked', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isLocked(path, name)),
  );
  expect(missing).toEqual([]);
});

test('every locked package has a version and names no registry', () => {
  const entries = Object.entries(packages).filter(([path]) => path !== '');
  expect(entries.length).toBeGreaterThan(300);
  expect(entries.filter(([, { version }]) => version === undefined).map(([path]) => path)).toEqual([]);
  expect(entries.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
});
