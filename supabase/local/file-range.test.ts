import { expect, test } from 'vitest';
import { parseRange } from './file-range.ts';

test.each([
  ['bytes=0-99', { first: 0, last: 99 }],
  ['bytes=990-', { first: 990, last: 999 }],
  ['bytes=-10', { first: 990, last: 999 }],
  ['bytes=-5000', { first: 0, last: 999 }],
  ['bytes=0-5000', { first: 0, last: 999 }],
  ['bytes=999-999', { first: 999, last: 999 }],
])('%s of 1000 bytes', (header, range) => {
  expect(parseRange(header, 1000)).toEqual(range);
});

test.each(['bytes=1000-', 'bytes=5000-6000', 'bytes=-0'])('%s lies outside', (header) => {
  expect(parseRange(header, 1000)).toBe('unsatisfiable');
});

test.each([undefined, '', 'bytes=', 'bytes=-', 'bytes=5-4', 'items=0-1', 'bytes=0-1,5-6', 'bytes=a-b'])(
  '%s: the whole file',
  (header) => {
    expect(parseRange(header, 1000)).toBe('whole');
  },
);

test('an empty file has no bytes to give', () => {
  expect(parseRange('bytes=0-', 0)).toBe('unsatisfiable');
  expect(parseRange('bytes=-1', 0)).toBe('unsatisfiable');
});
