import { describe, expect, test } from 'vitest';
import { closingLine, isGood, NOTHING, readClosingLine, tallyPlaywright, tallyVitest } from './tally.ts';

describe('vitest', () => {
  const file = (status: string, ...results: string[]) => ({
    name: '/a.test.ts',
    status,
    assertionResults: results.map((result) => ({ status: result })),
  });

  test('passed, failed and skipped tests are told apart', () => {
    const tally = tallyVitest({ testResults: [file('failed', 'passed', 'failed', 'pending', 'passed')] });
    expect(tally.get('/a.test.ts')).toEqual({ passed: 2, failed: 1, skipped: 1 });
  });

  test('a file that did not load is a failure', () => {
    expect(tallyVitest({ testResults: [file('failed')] }).get('/a.test.ts')).toEqual({
      passed: 0,
      failed: 1,
      skipped: 0,
    });
  });
});

test('playwright: flaky tests and files that did not load have failed', () => {
  expect(tallyPlaywright({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{}] })).toEqual({
    passed: 3,
    failed: 3,
    skipped: 2,
  });
});

describe('the closing line', () => {
  test('is written and read back', () => {
    const tally = { passed: 12, failed: 0, skipped: 0 };
    expect(closingLine(tally)).toBe('12 passed, 0 failed');
    expect(readClosingLine(`noise\n${closingLine(tally)}\n`)).toEqual(tally);
    expect(closingLine({ passed: 1, failed: 2, skipped: 3 })).toBe('1 passed, 2 failed, 3 skipped');
    expect(readClosingLine('1 passed, 2 failed, 3 skipped')).toEqual({ passed: 1, failed: 2, skipped: 3 });
  });

  test('of an output without one there is none', () => {
    expect(readClosingLine('3 passed, 0 failed\nand then it crashed')).toBeNull();
    expect(readClosingLine('')).toBeNull();
  });

  test('a run in which nothing ran is not good', () => {
    expect(isGood(NOTHING)).toBe(false);
    expect(isGood({ passed: 5, failed: 1, skipped: 0 })).toBe(false);
    expect(isGood({ passed: 5, failed: 0, skipped: 0 })).toBe(true);
  });
});
