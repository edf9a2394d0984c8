/** A partition while a person redraws it, with what the outlines alone do not say. A value: each step makes another one. */
import type { MultiPolygon, Polygon } from 'geojson';
import type { Partition } from '../../geo/partition/partition.ts';
import type { BoundaryChange } from './entities.ts';
import type { TerritoryId } from './ids.ts';
import type { LiveCount } from './rules/area-count.ts';

export interface BoundaryWork {
  readonly partition: Partition;
  readonly count: LiveCount;
  /** Names of new parts, and of those that were renamed. */
  readonly names: ReadonlyMap<string, string>;
  /** New parts, and the part each was cut from. */
  readonly cutFrom: ReadonlyMap<string, string>;
  /** Parts that are no more, and those they were merged into. */
  readonly into: ReadonlyMap<string, string>;
}

/** As the device keeps it while it is being drawn: what it changes, and the versions of what it was drawn on, by id. */
export interface KeptBoundary {
  readonly parent_id: TerritoryId;
  readonly change: BoundaryChange;
  readonly bases: Readonly<Record<string, number>>;
  /** The operation that it will take the place of, by id, where it is drawn again upon somebody else's. */
  readonly replaces?: string;
  /** ISO 8601, UTC. */
  readonly changed_at: string;
}

/** An outline to snap to that is not there any more: what was drawn before somebody else was faster. */
export type Ghost = Polygon | MultiPolygon;
