/**
 * Finds the row that a name means: sure when it is the name in one spelling and nobody else has it, doubtful when it is only like
 * one, none when it is like nothing.
 */
import { normalize } from '../search/normalize.ts';

export interface Named {
  readonly id: string;
  readonly name: string;
  /** What tells it from its namesakes, for the person who decides. */
  readonly where: string;
}

export interface Option extends Named {
  /** 0–1. */
  readonly score: number;
}

export type Match =
  | { readonly kind: 'sure'; readonly id: string }
  | { readonly kind: 'doubtful'; readonly options: readonly Option[] }
  | { readonly kind: 'none' };

const MOST_OPTIONS = 5;
/** Below this two names have nothing to do with each other. */
const ALIKE = 0.6;

const ENDINGS = /(?:小区|社区|党支部委员会|支部委员会|党支部|支部|委员会|网格|号院)$/;
const stem = (text: string): string => text.replace(ENDINGS, '') || text;

export class NameIndex<Row extends Named> {
  readonly #rows: readonly { readonly row: Row; readonly plain: string; readonly stem: string }[];
  readonly #exact = new Map<string, Row[]>();
  readonly #cache = new Map<string, Match>();

  constructor(rows: Iterable<Row>) {
    this.#rows = [...rows].map((row) => {
      const plain = normalize(row.name);
      return { row, plain, stem: stem(plain) };
    });
    for (const { row, plain } of this.#rows) {
      const same = this.#exact.get(plain);
      if (same) same.push(row);
      else this.#exact.set(plain, [row]);
    }
  }

  find(text: string): Match {
    const plain = normalize(text);
    const known = this.#cache.get(plain);
    if (known) return known;
    const match = this.#search(plain);
    this.#cache.set(plain, match);
    return match;
  }

  #search(plain: string): Match {
    if (plain === '') return { kind: 'none' };
    const exact = this.#exact.get(plain) ?? [];
    const [only, another] = exact;
    if (only && !another) return { kind: 'sure', id: only.id };
    if (another)
      return { kind: 'doubtful', options: exact.slice(0, MOST_OPTIONS).map((row) => ({ ...row, score: 1 })) };
    const options = this.#rows
      .map(({ row, plain: name, stem: bare }) => ({ ...row, score: likeness(plain, name, bare) }))
      .filter(({ score }) => score >= ALIKE)
      .sort((a, b) => b.score - a.score || a.name.length - b.name.length)
      .slice(0, MOST_OPTIONS);
    return options.length === 0 ? { kind: 'none' } : { kind: 'doubtful', options };
  }
}

/** 0–1: of one inside the other by how much is left over, else by the letters that would have to change. */
function likeness(text: string, name: string, bareName: string): number {
  const bareText = stem(text);
  if (bareText === bareName) return 0.95;
  const [short, long] = bareText.length < bareName.length ? [bareText, bareName] : [bareName, bareText];
  if (short.length >= 2 && long.includes(short)) return 0.6 + 0.3 * (short.length / long.length);
  const longest = Math.max(text.length, name.length);
  // names so unlike in length cannot be near enough: saves the long way round for most
  if (Math.abs(text.length - name.length) > longest / 2) return 0;
  return 1 - changes(text, name) / longest;
}

/** Letters to insert, delete or replace. */
function changes(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const step = a[i - 1] === b[j - 1] ? 0 : 1;
      row.push(Math.min((before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (before[j - 1] ?? 0) + step));
    }
    before = row;
  }
  return before[b.length] ?? 0;
}
