/**
 * What the import says: progress and problems to the error stream, results to the output. Chinese unless the environment
 * asks for English. On a terminal progress is one line that changes; in a log it is a line every few seconds.
 */
import type { Problem } from '../formats/problem.ts';
import { EN } from './texts-en.ts';
import type { Texts } from './texts-en.ts';
import { ZH } from './texts-zh.ts';

type Stage = keyof Texts['stage'];
type Line = keyof Texts['line'];
type Params = Readonly<Record<string, string | number>>;

export interface Reporter {
  /** A step that may take longer than a second; `total` 0 means that nobody knows how long. */
  progress(stage: Stage, done?: number, total?: number): void;
  line(line: Line, params?: Params): void;
  problems(problems: readonly Problem[], file: string): void;
  /** Text of another program part, passed on as it is. */
  raw(text: string): void;
}

export interface Outputs {
  out(text: string): void;
  err(text: string): void;
  readonly terminal: boolean;
}

const FIRST_AFTER_MS = 1000;
const EVERY_MS = 3000;
const MOST_PROBLEMS = 50;

export const textsFor = (env: Readonly<Record<string, string | undefined>>): Texts =>
  /^en/i.test(env['LC_ALL'] ?? env['LC_MESSAGES'] ?? env['LANG'] ?? '') ? EN : ZH;

/** Parameters come out of files: what would command the terminal, or turn its writing around, becomes a space. */
const fill = (template: string, params: Params): string =>
  template.replaceAll(/\{(\w+)\}/g, (_, key: string) =>
    String(params[key] ?? '?').replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' '),
  );

export function createReporter(texts: Texts, outputs: Outputs, now: () => number = () => performance.now()): Reporter {
  let stage: Stage | null = null;
  let began = 0;
  let last = 0;
  let open = false;
  const endLine = (): void => {
    if (open) outputs.err('\n');
    open = false;
  };
  return {
    progress(next, done = 0, total = 0) {
      const time = now();
      if (next !== stage) {
        endLine();
        stage = next;
        began = time;
        last = -Infinity;
        // a step of unknown length says so at once: it cannot know whether a second will pass
        if (total > 0) return;
      } else if (time - began < FIRST_AFTER_MS || time - last < (outputs.terminal ? 200 : EVERY_MS)) return;
      last = time;
      const share = total > 0 ? ` ${Math.floor((100 * done) / total)} %` : '';
      const text = `  ${texts.stage[next]}${share}`;
      if (outputs.terminal) outputs.err(`\r\u001b[K${text}`);
      else outputs.err(`${text}\n`);
      open = outputs.terminal;
    },
    line(line, params = {}) {
      endLine();
      outputs.out(`${fill(texts.line[line], readable(texts, params))}\n`);
    },
    problems(problems, file) {
      endLine();
      for (const problem of problems.slice(0, MOST_PROBLEMS)) outputs.err(`✗ ${describe(texts, problem, file)}\n`);
      if (problems.length > MOST_PROBLEMS)
        outputs.err(`  ${fill(texts.line.more_problems, { count: problems.length - MOST_PROBLEMS })}\n`);
      outputs.err(`${texts.line.nothing_written}\n`);
    },
    raw(text) {
      endLine();
      outputs.err(`  ${text}\n`);
    },
  };
}

/** One problem in one line: where, what, what to do, and the code for whoever looks it up. */
export function describe(texts: Texts, { code, index, name, params }: Problem, file: string): string {
  const reason = code === 'usage' ? (texts.usage[String(params['reason'])] ?? '') : texts.problem[code];
  const where =
    index === undefined
      ? file
      : fill(texts.feature, { number: index + 1, name: name === undefined ? '' : fill(texts.quoted, { name }) });
  return `${code === 'usage' ? '' : `${where}: `}${fill(reason, readable(texts, params))} [${code}]`;
}

const readable = (texts: Texts, params: Params): Params =>
  Object.fromEntries(Object.entries(params).map(([key, value]) => [key, readableParam(texts, key, value)]));

function readableParam(texts: Texts, key: string, value: string | number): string | number {
  if (key === 'other' && typeof value === 'number') return fill(texts.feature, { number: value + 1, name: '' });
  if (['level', 'has', 'needed'].includes(key)) return texts.level[String(value)] ?? value;
  if (key === 'suggest') return value === '' ? 'epsg:45xx' : value;
  if ((key === 'size' || key === 'limit') && typeof value === 'number' && value >= 1e6)
    return `${Math.round(value / 1e6)} MB`;
  return key === 'm2' && typeof value === 'number' ? value.toLocaleString('en') : value;
}
