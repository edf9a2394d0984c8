/**
 * Runs pgTAP files on an open connection and returns every line of their verdict. A file that stops with an error, or
 * tells another number of tests than it planned, has failed even if all its lines are good.
 */
import type { Connection } from '../local/connection.ts';

interface TapTest {
  readonly description: string;
  readonly ok: boolean;
  /** Reason of `# SKIP`, or null. */
  readonly skipped: string | null;
  /** What pgTAP says about a failure. */
  readonly diagnostics: string;
}

export interface TapReport {
  readonly tests: readonly TapTest[];
  /** What is wrong with the file as a whole, or null. */
  readonly trouble: string | null;
}

export async function runTapFile(connection: Connection, sql: string): Promise<TapReport> {
  try {
    return readTap(await runStatements(connection, sql));
  } catch (error) {
    const { message, where } = error as Error & { where?: string };
    return {
      tests: [],
      trouble: `the file stopped with an error: ${message}${where === undefined ? '' : `\n${where}`}`,
    };
  }
}

/** All text values of single-column results, in the order of the statements: that is where TAP lines are. */
async function runStatements({ lite }: Connection, sql: string): Promise<string[]> {
  // pgTAP calls its own functions by bare names, and so do its tests
  const prepare = `set search_path = public, extensions`;
  const finish = 'rollback; reset role; reset all';
  const results: (readonly object[])[] = [];
  if ('query' in lite.driver) {
    const session = lite.driver;
    await session.exec(prepare);
    try {
      for (const { rows } of await session.exec(sql)) results.push(rows);
    } finally {
      await session.exec(finish);
    }
  } else {
    const session = await lite.driver.reserve();
    try {
      await session.unsafe(prepare);
      const answer: unknown = await session.unsafe(sql).simple();
      // one result is an array of rows, several are an array of those
      const list = answer as readonly (readonly object[] | object)[];
      const several = list.length > 0 && Array.isArray(list[0]);
      for (const rows of several ? (list as readonly (readonly object[])[]) : [list as readonly object[]])
        results.push(rows);
    } finally {
      await session.unsafe(finish).simple();
      session.release();
    }
  }
  return results.flat().flatMap((row) => {
    const values = Object.values(row);
    return values.length === 1 && typeof values[0] === 'string' ? values[0].split('\n') : [];
  });
}

/** Reads TAP as pgTAP writes it: `1..n`, `ok 1 - text`, `not ok 2 - text`, and `#` lines that belong to the test above. */
export function readTap(lines: readonly string[]): TapReport {
  const tests: TapTest[] = [];
  let planned: number | null = null;
  for (const line of lines) {
    const plan = /^1\.\.(\d+)/.exec(line);
    const result = /^(not )?ok (\d+)(?: - (.*?))?(?: # (SKIP|TODO)\b ?(.*))?$/i.exec(line);
    if (plan !== null) planned = Number(plan[1]);
    else if (result !== null) {
      const [, not, number, description = '', directive, reason = ''] = result;
      const text = description.trim();
      tests.push({
        description: text === '' ? `test ${number}` : text,
        ok: not === undefined,
        skipped: directive?.toUpperCase() === 'SKIP' ? reason : null,
        diagnostics: '',
      });
    } else if (line.startsWith('#')) {
      const last = tests.at(-1);
      if (last !== undefined && !last.ok)
        tests[tests.length - 1] = { ...last, diagnostics: `${last.diagnostics}${line}\n` };
    }
  }
  return { tests, trouble: troubleOf(tests.length, planned) };
}

const troubleOf = (ran: number, planned: number | null): string | null => {
  if (planned === null) return 'the file told no plan: does it call plan() or finish()?';
  if (ran === 0) return 'the file ran no test';
  return ran === planned ? null : `the file planned ${planned} tests and ran ${ran}`;
};
