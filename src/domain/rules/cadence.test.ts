import { describe, expect, test } from 'vitest';
import { freshnessOf, periodStart, renewsCare } from './cadence.ts';

/** Wednesday 2026-11-18, 10:00 in Shanghai. */
const NOW = Date.parse('2026-11-18T10:00:00+08:00');
const shanghai = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 16);

describe('periods are those of the calendar in Shanghai', () => {
  test.each([
    ['weekly', 0, '2026-11-16T00:00'],
    ['weekly', 1, '2026-11-09T00:00'],
    ['monthly', 0, '2026-11-01T00:00'],
    ['monthly', 2, '2026-09-01T00:00'],
    ['quarterly', 0, '2026-10-01T00:00'],
    ['quarterly', 1, '2026-07-01T00:00'],
  ] as const)('%s, %i back: from %s', (cadence, back, expected) => {
    expect(shanghai(periodStart(cadence, NOW, back))).toBe(expected);
  });

  test('they cross the year', () => {
    const january = Date.parse('2027-01-02T09:00:00+08:00'); // a Saturday
    expect(shanghai(periodStart('weekly', january))).toBe('2026-12-28T00:00');
    expect(shanghai(periodStart('monthly', january, 1))).toBe('2026-12-01T00:00');
    expect(shanghai(periodStart('quarterly', january, 1))).toBe('2026-10-01T00:00');
  });

  test('the first minute of a month in Shanghai is still the old one in Greenwich', () => {
    expect(shanghai(periodStart('monthly', Date.parse('2026-10-31T16:00:00Z')))).toBe('2026-11-01T00:00');
    expect(shanghai(periodStart('monthly', Date.parse('2026-10-31T15:59:59Z')))).toBe('2026-10-01T00:00');
  });
});

describe('freshness', () => {
  test.each([
    ['monthly', '2026-11-01T00:00:00+08:00', 'visited'],
    ['monthly', '2026-10-31T23:59:59+08:00', 'due'],
    ['monthly', '2026-10-01T00:00:00+08:00', 'due'],
    ['monthly', '2026-09-30T23:59:59+08:00', 'missed'],
    ['monthly', '2026-08-31T23:59:59+08:00', 'long_missed'],
    ['monthly', null, 'long_missed'],
    ['quarterly', '2026-10-01T00:00:00+08:00', 'visited'],
    ['quarterly', '2026-09-30T23:59:59+08:00', 'due'],
    ['weekly', '2026-11-15T23:59:59+08:00', 'due'],
  ] as const)('%s, last on %s: %s', (cadence, last, expected) => {
    expect(freshnessOf(cadence, last, NOW)).toBe(expected);
  });
});

test.each([
  ['care', 'head', true],
  ['visit', 'other', true],
  ['care', 'nobody', false],
  ['phone', 'head', false],
] as const)('%s, met %s: counts for a household under care: %s', (kind, met, counts) => {
  expect(renewsCare({ kind, met })).toBe(counts);
});
