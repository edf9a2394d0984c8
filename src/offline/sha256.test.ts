import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256 } from './sha256.ts';

test('is the SHA-256 of everybody else', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
    }),
  );
});

test('of a whole photo too', () => {
  const bytes = Uint8Array.from({ length: 400_000 }, (_, index) => (index * 31) % 251);
  expect(sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
});
