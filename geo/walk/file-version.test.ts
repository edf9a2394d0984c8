import { expect, test } from 'vitest';
import { walkFileVersion } from './file-version.ts';

test('is FNV-1a, as the authors of FNV print it', () => {
  const versionOf = (text: string): string => walkFileVersion(new TextEncoder().encode(text));
  expect(versionOf('')).toBe('811c9dc5');
  expect(versionOf('a')).toBe('e40c292c');
  expect(versionOf('foobar')).toBe('bf9cf968');
});

test('has eight digits, also where the first are nothing', () => {
  // The first of the small numbers whose hash begins with 0.
  const bytes = Array.from({ length: 1000 }, (_, n) => walkFileVersion(Uint8Array.of(n & 255, n >> 8)));
  expect(bytes.some((version) => version.startsWith('0'))).toBe(true);
  expect(bytes.every((version) => /^[0-9a-f]{8}$/.test(version))).toBe(true);
});
