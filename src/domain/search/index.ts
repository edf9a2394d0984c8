/** Search over everything this person holds: names, codes, people, addresses, telephone endings, case numbers. */
import type { World } from '../world.ts';
import { entriesOf } from './entries.ts';
import { KIND_ORDER, type Entry, type SearchResult } from './entry.ts';
import { findDoors } from './find-doors.ts';
import { digitsOf, wordsOf } from './normalize.ts';
import { parseAddress } from './parse-address.ts';

export type { ResultKind, SearchResult } from './entry.ts';

/** Shorter endings of a telephone number match half the office. */
const PHONE_DIGITS = 4;

const EXACT = 0,
  PREFIX = 1,
  CONTAINS = 2,
  WORDS = 3;

/** How well an entry matches, lower is better; null when it does not. */
function rank(entry: Entry, whole: string, words: readonly string[], digits: string | null): number | null {
  let best: number | null = null;
  for (const key of entry.keys) {
    const at = key.indexOf(whole);
    if (at < 0) continue;
    const here = at > 0 ? CONTAINS : key.length === whole.length ? EXACT : PREFIX;
    if (best === null || here < best) best = here;
  }
  if (best !== null) return best;
  if (digits !== null && entry.phones.some((phone) => phone.endsWith(digits))) return CONTAINS;
  return words.length > 1 && words.every((word) => entry.haystack.includes(word)) ? WORDS : null;
}

/** At most `limit` results, best first: addresses typed as such, then exact, prefix, contained; places before people. */
export function searchWorld(world: World, query: string, limit = 20): SearchResult[] {
  const words = wordsOf(query);
  const whole = words.join('');
  if (whole === '') return [];
  const onlyDigits = digitsOf(query);
  const digits = onlyDigits.length >= PHONE_DIGITS && /^[\d\s()+-]+$/.test(query.normalize('NFKC')) ? onlyDigits : null;
  const typed = parseAddress(query);
  const doors = typed ? findDoors(world, typed, limit) : [];
  const hits = entriesOf(world).flatMap((entries) =>
    entries.flatMap((entry) => {
      const score = rank(entry, whole, words, digits);
      return score === null ? [] : [{ entry, score }];
    }),
  );
  // Thousands may match one character: shorter first puts 2号楼 before 10号楼 without a collator's cost.
  hits.sort(
    (a, b) =>
      a.score - b.score ||
      KIND_ORDER[a.entry.kind] - KIND_ORDER[b.entry.kind] ||
      a.entry.title.length - b.entry.title.length ||
      Number(a.entry.title > b.entry.title) - Number(a.entry.title < b.entry.title),
  );
  const shown = new Set<string>();
  return [...doors, ...hits.map(({ entry }) => entry)]
    .filter((result) => {
      const key = `${result.kind} ${result.selection.id} ${result.title}`;
      return !shown.has(key) && shown.add(key);
    })
    .slice(0, limit)
    .map(({ kind, selection, title, subtitle }) => ({ kind, selection, title, subtitle }));
}
