/**
 * Two people changed the same row: what it is now, and what it would be if mine were done on top of that. Nothing decides by
 * itself; a person does (O8).
 */
import type { CaseRecord, EntityName } from '../entities.ts';
import { changesOf } from '../operation.ts';
import type { OutboxEntry } from '../outbox.ts';
import { applyChanges, rowsBy, type World } from '../world.ts';
import { obstacleTo, type Obstacle } from './case-actions.ts';

/** A row as it came over the wire, by its column names. */
type Fields = Readonly<Record<string, unknown>>;

export interface ConflictAnswer {
  readonly entity: EntityName;
  /** The row as it is now, and as it would be with mine done to it; where that is impossible, as mine was meant. */
  readonly theirs: Fields;
  readonly mine: Fields;
  /** Names of the columns that differ between the two. */
  readonly differ: readonly string[];
  /** Why mine cannot be done any more; null when it can. */
  readonly obstacle: Obstacle | null;
}

/** Stamped by the server, whatever was done. */
const STAMPS: ReadonlySet<string> = new Set(['version']);

/** `base` is what the server has sent; null when the entry is no conflict, or about something this app does not hold. */
export function conflictAnswer(base: World, { operation, result }: OutboxEntry): ConflictAnswer | null {
  if (result?.status !== 'conflict' || !isEntity(base, result.entity)) return null;
  const { entity } = result;
  const id = String(result.row['id']);
  const held: Fields | undefined = base[entity].get(id) as Fields | undefined;
  // A pull may have brought a newer one since the server answered.
  const theirs = held && Number(held['version']) >= Number(result.row['version']) ? held : result.row;
  const world = applyChanges(base, { upserts: { [entity]: [theirs] }, removes: {} });
  const record = entity === 'case_record' ? world.case_record.get(id) : undefined;
  const obstacle = record ? obstacleTo(world, record, operation.name) : null;
  // What cannot be done any more is shown as it was meant: from the stage it was made in.
  const meant = record && obstacle?.kind === 'stage' ? inItsStage(world, record, operation.name) : world;
  const mine = (applyChanges(meant, changesOf(meant, operation))[entity].get(id) ?? theirs) as unknown as Fields;
  const columns = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])];
  return {
    entity,
    theirs,
    mine,
    differ: columns.filter((name) => !STAMPS.has(name) && !isSame(mine[name], theirs[name])),
    obstacle,
  };
}

function inItsStage(world: World, record: CaseRecord, name: string): World {
  const stage = rowsBy(world.case_transition, 'loop', record.loop).find((each) => each.operation === name)?.from_stage;
  return stage ? applyChanges(world, { upserts: { case_record: [{ ...record, stage }] }, removes: {} }) : world;
}

const isEntity = (world: World, name: string): name is EntityName => Object.hasOwn(world, name);

const isSame = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
