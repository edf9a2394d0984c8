/** Compounds in no grid, in two, or registered in another than they lie in. */
import { boundsOfGeometry } from '../../../../geo/bounds.ts';
import { common, groundM2 } from '../../../../geo/clip.ts';
import type { Compound, Territory } from '../../entities.ts';
import { covers } from '../../rules/covers.ts';
import type { World } from '../../world.ts';
import { piecesOf } from '../../../../geo/clip.ts';
import { settling, type QualityFinding } from './finding.ts';
import type { GridIndex } from './grid-index.ts';

/** Of a compound's ground: below this it is a wall drawn a little beside the border. */
const LEAST_SHARE = 0.02;

export function compoundFindings(world: World, compound: Compound, index: GridIndex): QualityFinding[] {
  const shares = sharesOf(compound, index);
  const [most, next] = shares;
  const place = { kind: 'compound', id: compound.id } as const;
  const rest = { places: [place], at: null, weight: world.place_summary.get(compound.id)?.households ?? 0 };
  if (!most)
    return [
      {
        ...rest,
        id: `compound_nowhere ${compound.id}`,
        kind: 'compound_nowhere',
        params: { one: compound.name },
        remedy: null,
      },
    ];
  const own = world.territory.get(compound.territory_id);
  const findings: QualityFinding[] = [];
  if (next) {
    const isOneWhole = shares.every(({ grid }) => grid.parent_id === most.grid.parent_id);
    findings.push({
      ...rest,
      id: `compound_split ${compound.id}`,
      kind: 'compound_split',
      params: {
        one: compound.name,
        most: most.grid.name,
        other: next.grid.name,
        percent: Math.round(next.share * 100),
      },
      places: [place, ...shares.map(({ grid }) => ({ kind: 'territory', id: grid.id }) as const)],
      remedy:
        isOneWhole && most.grid.parent_id !== null
          ? {
              kind: 'keep_compound_whole',
              parent_id: most.grid.parent_id,
              compound_id: compound.id,
              into_id: most.grid.id,
            }
          : null,
    });
  }
  if (most.grid.id !== compound.territory_id && !isBelow(world, own, most.grid))
    findings.push({
      ...rest,
      id: `compound_elsewhere ${compound.id}`,
      kind: 'compound_elsewhere',
      params: { one: compound.name, own: own?.name ?? '–', most: most.grid.name },
      places: [place, { kind: 'territory', id: most.grid.id }],
      remedy: settling(own, most.grid),
    });
  return findings;
}

/** Registered below the grid it lies in (微网格): as good as in it. */
function isBelow(world: World, at: Territory | undefined, grid: Territory): boolean {
  const above = at && world.territory.get(at.parent_id ?? '');
  return above?.id === grid.id;
}

interface Share {
  readonly grid: Territory;
  readonly share: number;
}

/** Grids that have more than a little of a compound, the most first. Clipping is slow: it is spared where all corners lie in one. */
function sharesOf({ geom }: Compound, index: GridIndex): Share[] {
  const box = boundsOfGeometry(geom);
  if (!box) return [];
  const near = index.near(box);
  const corners = piecesOf(geom).flat(2);
  const [whole] = near.filter((grid) => corners.every((corner) => covers(grid.geom, corner)));
  if (whole && near.every((grid) => grid === whole || !corners.some((corner) => covers(grid.geom, corner))))
    return [{ grid: whole, share: 1 }];
  const total = groundM2(geom) || 1;
  return near
    .map((grid) => ({ grid, share: groundM2(common(geom, grid.geom)) / total }))
    .filter(({ share }) => share > LEAST_SHARE)
    .sort((a, b) => b.share - a.share);
}
