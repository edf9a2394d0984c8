/** Whether the parts of a territory tile it: overlaps, gaps, what reaches out, strips too thin to be a piece of anybody's ground. */
import { piecesOf, rimOf, widthOf } from '../../../../geo/clip.ts';
import { buildPartition } from '../../../../geo/partition/build.ts';
import type { Finding } from '../../../../geo/partition/findings.ts';
import type { Territory } from '../../entities.ts';
import type { TerritoryId } from '../../ids.ts';
import type { Selection } from '../../selection.ts';
import { rowsBy, type World } from '../../world.ts';
import type { FindingKind, QualityFinding, Remedy } from './finding.ts';

/** m² below which it is rounding between two ways to write the same line. */
const LEAST_M2 = 1;
/** Metres: a strip along a border, left over from moving it. */
const SLIVER_WIDTH = 5;

const KINDS: Readonly<Record<Finding['code'], FindingKind>> = {
  overlap: 'overlap',
  gap: 'gap',
  outside: 'outside',
  unreadable: 'unreadable',
  same_id: 'unreadable',
  too_wide: 'unreadable',
};

export function tilingFindings(world: World, parent: Territory): QualityFinding[] {
  const parts = rowsBy(world.territory, 'parent_id', parent.id);
  if (parts.length === 0) return [];
  const inputs = parts.map(({ id, geom }) => ({ id, geometry: geom }));
  const built = buildPartition(inputs, parent.geom);
  const faults = (built.findings ?? []).filter(({ code, m2 }) => m2 >= LEAST_M2 || KINDS[code] === 'unreadable');
  return [...faults.map((fault) => told(world, parent, fault)), ...parts.flatMap((part) => slivers(parent, part))];
}

function told(world: World, parent: Territory, { code, areas, at, m2 }: Finding): QualityFinding {
  const kind = KINDS[code];
  const places = (areas.length > 0 ? areas : [parent.id]).map((id): Selection => ({ kind: 'territory', id }));
  const [one = parent.name, other = ''] = areas.map((id) => world.territory.get(id)?.name ?? '');
  const spot = at && [...at];
  return {
    id: `${kind} ${parent.id} ${areas.join()} ${spot?.map((degree) => degree.toFixed(5)).join() ?? ''}`,
    kind,
    params: { one, other, parent: parent.name, m2: Math.round(m2) },
    places,
    at: spot,
    weight: m2,
    remedy: remedyOf(kind, parent.id, areas as readonly TerritoryId[], spot),
  };
}

function remedyOf(
  kind: FindingKind,
  parent_id: TerritoryId,
  [one, other]: readonly TerritoryId[],
  at: number[] | null,
): Remedy | null {
  if (kind === 'gap' && at) return { kind: 'give_gap', parent_id, at };
  if (kind === 'overlap' && one && other) return { kind: 'settle_overlap', parent_id, ids: [one, other] };
  return null;
}

/** Pieces of a part, or all of it, that are a strip. */
function slivers(parent: Territory, { id, name, geom }: Territory): QualityFinding[] {
  return piecesOf(geom).flatMap((piece): QualityFinding[] => {
    const width = widthOf(piece);
    const [at] = piece[0] ?? [];
    if (!at || width >= SLIVER_WIDTH) return [];
    return [
      {
        id: `sliver ${id} ${at.join()}`,
        kind: 'sliver',
        params: {
          one: name,
          parent: parent.name,
          width: width.toFixed(1),
          metres: Math.round(rimOf(piece[0] ?? []) / 2),
        },
        places: [{ kind: 'territory', id }],
        at,
        weight: rimOf(piece[0] ?? []),
        remedy: { kind: 'join_sliver', parent_id: parent.id, id, at },
      },
    ];
  });
}
