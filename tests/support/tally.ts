/** Adds up what the test runners report, from their JSON, so that the last line of `npm test` is theirs and nobody's guess. */

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const NOTHING: Tally = { passed: 0, failed: 0, skipped: 0 };

export const add = (a: Tally, b: Tally): Tally => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

/** The closing line: `12 passed, 0 failed`, and `, 1 skipped` when something was. */
export const closingLine = ({ passed, failed, skipped }: Tally): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

/** Reads a closing line back; null when the text does not end with one. */
export function readClosingLine(output: string): Tally | null {
  const last = output.trimEnd().split('\n').at(-1) ?? '';
  const match = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/.exec(last.trim());
  return match === null ? null : { passed: Number(match[1]), failed: Number(match[2]), skipped: Number(match[3] ?? 0) };
}

/** Whether a run may be called good: something ran and nothing failed. */
export const isGood = ({ passed, failed }: Tally): boolean => failed === 0 && passed > 0;

interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/** By test file: vitest's JSON report. A file that could not even be loaded counts as one failure. */
export function tallyVitest(report: VitestReport): Map<string, Tally> {
  return new Map(
    report.testResults.map(({ name, status, assertionResults }) => {
      const count = (wanted: readonly string[]) => assertionResults.filter((one) => wanted.includes(one.status)).length;
      const failed = count(['failed']);
      const unloaded = status === 'failed' && failed === 0 ? 1 : 0;
      return [
        name,
        {
          passed: count(['passed']),
          failed: failed + unloaded,
          skipped: count(['pending', 'skipped', 'todo', 'disabled']),
        },
      ];
    }),
  );
}

interface PlaywrightReport {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
  readonly errors: readonly unknown[];
}

/** Playwright's JSON report. A test that passed only when it was tried again has failed; so has a file that did not load. */
export const tallyPlaywright = ({ stats, errors }: PlaywrightReport): Tally => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky + errors.length,
  skipped: stats.skipped,
});
