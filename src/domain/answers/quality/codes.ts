/** Codes against the rule (`rules/grid-number.ts`): digits, the code of the whole in front, no two alike; and their order. */
import type { Territory } from '../../entities.ts';
import { numberedByRule } from '../../rules/grid-number.ts';
import { rowsBy, type World } from '../../world.ts';
import type { QualityFinding } from './finding.ts';

/** Digits by level: county, street, community, unit grid. Other levels have no rule. */
const DIGITS: Readonly<Record<string, number>> = { county: 6, street: 9, community: 12, grid: 15 };

export function codeFindings(world: World, parent: Territory): QualityFinding[] {
  const parts = rowsBy(world.territory, 'parent_id', parent.id).filter(({ level }) => level in DIGITS);
  const isGrids = parts.length > 0 && parts.every(({ level }) => level === 'grid') && parent.level === 'community';
  const remedy = isGrids ? ({ kind: 'renumber', parent_id: parent.id } as const) : null;
  const codes = new Map<string, number>();
  for (const { code } of parts) codes.set(code, (codes.get(code) ?? 0) + 1);
  const wrong = parts.filter(
    ({ code, level }) =>
      !new RegExp(`^\\d{${DIGITS[level]}}$`).test(code) || !code.startsWith(parent.code) || (codes.get(code) ?? 0) > 1,
  );
  if (wrong.length > 0)
    return wrong.map((part) => ({
      id: `code_wrong ${part.id}`,
      kind: 'code_wrong',
      params: { one: `${parent.name}${part.name}`, code: part.code || '–', digits: DIGITS[part.level] ?? 0 },
      places: [{ kind: 'territory', id: part.id }],
      at: null,
      weight: 1,
      remedy,
    }));
  const moved = isGrids ? numberedByRule(world, parent.id) : [];
  if (moved.length === 0) return [];
  return [
    {
      id: `code_order ${parent.id}`,
      kind: 'code_order',
      params: { parent: parent.name, n: moved.length },
      places: moved.map(({ id }) => ({ kind: 'territory', id })),
      at: null,
      weight: moved.length,
      remedy,
    },
  ];
}
