/**
 * What one tap would change, worked out before it is offered: new outlines of the parts that are touched, tried as a whole. A
 * remedy that would leave more wrong than before is none.
 */
import type { Position } from 'geojson';
import { common, groundM2, piecesOf, rimOf, together, without, type Ground } from '../../../../geo/clip.ts';
import { buildPartition } from '../../../../geo/partition/build.ts';
import type { BoundaryChange, Territory } from '../../entities.ts';
import type { TerritoryId } from '../../ids.ts';
import { numberedByRule } from '../../rules/grid-number.ts';
import { settledByGround } from '../../rules/settled.ts';
import { straightMetres } from '../../rules/distance.ts';
import { rowsBy, type World } from '../../world.ts';
import type { Fix, Remedy } from './finding.ts';
import { handedWhole } from './hand-compound.ts';

/** Null: it cannot be mended by a tap. */
export function planFix(world: World, remedy: Remedy): Fix | null {
  const parent = world.territory.get(remedy.parent_id);
  if (!parent) return null;
  const parts = rowsBy(world.territory, 'parent_id', parent.id);
  switch (remedy.kind) {
    case 'give_gap':
      return giveGap(parent, parts, remedy.at);
    case 'settle_overlap':
      return settleOverlap(world, parent, parts, remedy.ids);
    case 'join_sliver':
      return joinSliver(parent, parts, remedy.id, remedy.at);
    case 'keep_compound_whole':
      return handedWhole(world, parent, parts, remedy);
    case 'renumber': {
      const n = numberedByRule(world, parent.id).length;
      return n === 0
        ? null
        : { kind: 'renumber', parent_id: parent.id, params: { parent: parent.name, n }, change: null };
    }
    case 'settle_places': {
      const { compound, building } = settledByGround(world, parent.id);
      const params = { parent: parent.name, compounds: compound.length, buildings: building.length };
      return compound.length + building.length === 0
        ? null
        : { kind: 'settle_places', parent_id: parent.id, params, change: null };
    }
  }
}

function giveGap(parent: Territory, parts: readonly Territory[], at: Position): Fix | null {
  const covered = together(parts.map(({ geom }) => geom));
  const gap = covered && nearest(piecesOf(without(parent.geom, covered)), at);
  const to = gap && longestBorder(parts, gap);
  const joined = to && together([to.geom, gap]);
  if (!to || !joined) return null;
  const change = tried(parent, parts, new Map([[to.id, joined]]));
  return change && { kind: 'give_gap', parent_id: parent.id, params: { to: to.name, m2: m2Of(gap) }, change };
}

/** To the one with more households; where both have as many, to the larger one. */
function settleOverlap(
  world: World,
  parent: Territory,
  parts: readonly Territory[],
  ids: readonly [TerritoryId, TerritoryId],
): Fix | null {
  const [to, from] = ids
    .flatMap((id) => parts.find((part) => part.id === id) ?? [])
    .sort((a, b) => householdsOf(world, b) - householdsOf(world, a) || b.area_m2 - a.area_m2);
  if (!to || !from) return null;
  const shared = common(to.geom, from.geom);
  const rest = without(from.geom, to.geom);
  if (!shared || !rest) return null;
  const change = tried(parent, parts, new Map([[from.id, rest]]));
  const params = { to: to.name, from: from.name, m2: m2Of(shared), n: householdsOf(world, to) };
  return change && { kind: 'settle_overlap', parent_id: parent.id, params, change };
}

/** A strip goes to whoever has most of its rim; where it is all there is of a part, that part is merged. */
function joinSliver(parent: Territory, parts: readonly Territory[], id: TerritoryId, at: Position): Fix | null {
  const own = parts.find((part) => part.id === id);
  const piece = own && nearest(piecesOf(own.geom), at);
  const others = parts.filter((part) => part.id !== id);
  const to = piece && longestBorder(others, piece);
  const joined = to && together([to.geom, piece]);
  if (!own || !to || !joined) return null;
  const rest = without(own.geom, piece);
  const shapes = new Map([[to.id, joined], ...(rest ? [[own.id, rest] as const] : [])]);
  const change = tried(parent, parts, shapes, rest ? [] : [{ territory_id: own.id, into_id: to.id }]);
  const params = { one: own.name, to: to.name, m2: m2Of(piece), merged: rest ? 0 : 1 };
  return change && { kind: 'join_sliver', parent_id: parent.id, params, change };
}

const m2Of = (ground: Ground): number => Math.round(groundM2(ground));
const householdsOf = (world: World, { id }: Territory): number => world.place_summary.get(id)?.households ?? 0;

function nearest(pieces: readonly Position[][][], at: Position): Ground | null {
  const far = (piece: readonly Position[][]): number =>
    Math.min(...piece.flat().map((corner) => straightMetres(corner, at)));
  const [first] = [...pieces].sort((a, b) => far(a) - far(b));
  return first ? { type: 'Polygon', coordinates: first } : null;
}

/** Of several parts the one that has most of the rim of a piece; null where none has any. */
function longestBorder(parts: readonly Territory[], piece: Ground): Territory | null {
  const rim = (ground: Ground | null): number =>
    piecesOf(ground)
      .flat()
      .reduce((sum, ring) => sum + rimOf(ring), 0);
  const shared = ({ geom }: Territory): number => (rim(geom) + rim(piece) - rim(together([geom, piece]))) / 2;
  const [best] = parts.map((part) => ({ part, metres: shared(part) })).sort((a, b) => b.metres - a.metres);
  return best && best.metres > 1 ? best.part : null;
}

/** m²: below it, two outlines write the same line in two ways. */
const LEAST_M2 = 1;

/** The change, if the parts have fewer faults with it than without; with the nodes neighbours have on the new borders. */
function tried(
  parent: Territory,
  parts: readonly Territory[],
  shapes: ReadonlyMap<TerritoryId, Ground>,
  removed: BoundaryChange['removed'] = [],
): BoundaryChange | null {
  const before = parts.map(({ id, geom }) => ({ id, geometry: geom }));
  const gone = new Set<string>(removed.map(({ territory_id }) => territory_id));
  const after = parts
    .filter(({ id }) => !gone.has(id))
    .map(({ id, geom }) => ({ id, geometry: shapes.get(id) ?? geom }));
  const built = buildPartition(after, parent.geom);
  if (built.findings === null) {
    const changed = after.filter(({ id }) => shapes.has(id) || built.touched.includes(id));
    return {
      areas: changed.map(({ id, geometry }) => ({
        territory_id: id,
        geom: built.partition.geometryOf(id) ?? geometry,
      })),
      removed,
    };
  }
  const worse = faultsM2(buildPartition(before, parent.geom).findings);
  if (faultsM2(built.findings) >= worse && removed.length === 0) return null;
  return { areas: [...shapes].map(([territory_id, geom]) => ({ territory_id, geom })), removed };
}

const faultsM2 = (findings: readonly { readonly m2: number }[] | null): number =>
  (findings ?? []).reduce((sum, { m2 }) => sum + (m2 < LEAST_M2 ? 0 : m2), 0);
