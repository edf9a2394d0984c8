/** The classes of cases as one chooses among them: events or components, by major class, or by what one types. */
import type { CaseClass } from '../entities.ts';
import { normalize } from '../search/normalize.ts';
import type { World } from '../world.ts';

export interface ClassGroup {
  /** The first two digits of its classes. */
  readonly code: string;
  readonly major_zh: string;
  readonly major_en: string;
  readonly classes: readonly CaseClass[];
}

/** In the order of the standard's codes. */
export function classGroups(world: World, kind: CaseClass['kind'], query = ''): ClassGroup[] {
  const wanted = normalize(query);
  const groups = new Map<string, CaseClass[]>();
  for (const one of [...world.case_class.values()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    if (one.kind !== kind || !matches(one, wanted)) continue;
    const code = one.id.slice(0, 2);
    const group = groups.get(code);
    if (group) group.push(one);
    else groups.set(code, [one]);
  }
  return [...groups].flatMap(([code, classes]) => {
    const [first] = classes;
    return first ? [{ code, major_zh: first.major_zh, major_en: first.major_en, classes }] : [];
  });
}

const matches = (one: CaseClass, wanted: string): boolean =>
  wanted === '' ||
  one.id.startsWith(wanted) ||
  [one.minor_zh, one.major_zh, one.minor_en, one.major_en].some((text) => normalize(text).includes(wanted));
