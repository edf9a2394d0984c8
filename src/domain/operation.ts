/** An operation: one thing a person did, as it is kept on the device and sent to the server (`supabase/README.md`, Pushing). */
import type { FailureCode } from './failure.ts';
import { isOperationName, kindOf, type OperationArgs, type OperationName } from './operations/index.ts';
import { NO_CHANGES, type RowName } from './operations/kind.ts';
import type { Changes, World } from './world.ts';

export interface Operation<Name extends OperationName = OperationName> {
  /** UUIDv7: the same operation sent twice counts once (O2). */
  readonly op_id: string;
  readonly name: Name;
  readonly args: OperationArgs[Name];
  /** The versions of the rows as the person saw them, by row id. */
  readonly base_versions: Readonly<Record<string, number>>;
  /** Operations that must have been applied before, by id. */
  readonly depends_on: readonly string[];
  /** ISO 8601, UTC, by the server's clock as well as the device knows it; never an order. */
  readonly made_at: string;
  /** Which device, as it calls itself. */
  readonly device: string;
}

interface Applied {
  readonly status: 'applied';
  readonly version: number;
  /** By row id: what following operations count on. */
  readonly versions: Readonly<Record<string, number>>;
}
interface Conflict {
  readonly status: 'conflict';
  readonly entity: string;
  /** As a pull sends it. */
  readonly row: Readonly<Record<string, unknown>>;
}
interface Rejected {
  readonly status: 'rejected';
  readonly code: FailureCode;
  /** The argument at fault, or null. */
  readonly field: string | null;
  /** English, for logs. */
  readonly message: string;
}
/** Not now; `after` seconds. */
interface Retry {
  readonly status: 'retry';
  readonly after: number;
}

/** An answer that will not change any more. */
export type FinalResult = Applied | Conflict | Rejected;
export type OperationResult = FinalResult | Retry | { readonly status: 'duplicate'; readonly result: FinalResult };

/** The rows an operation is about: first the one it makes or changes. Empty for an operation of a newer build. */
export const rowsAbout = ({ name, args }: Operation): readonly RowName[] =>
  isOperationName(name) ? kindOf(name).about(args) : [];

/** The rows whose versions the person has seen when they did it. */
export const basesOf = ({ name, args }: Operation): readonly RowName[] => {
  const kind = isOperationName(name) ? kindOf(name) : null;
  return kind?.bases?.(args) ?? kind?.about(args).slice(0, 1) ?? [];
};

export const titleOf = (world: World, { name, args }: Pick<Operation, 'name' | 'args'>): string =>
  kindOf(name).title(world, args);

/** An operation as the log keeps it once it is done. The very same object when all of it remains. */
export function remainsOf(operation: Operation): Operation {
  const { name, args } = operation;
  const remains = isOperationName(name) ? kindOf(name).remains?.(args) : undefined;
  return remains && remains !== args ? { ...operation, args: remains } : operation;
}

/** Whether its maker may neither undo it nor give it up. */
export const isBinding = ({ name }: Pick<Operation, 'name'>): boolean =>
  isOperationName(name) && kindOf(name).isBinding === true;

/** What an operation does to a world; nothing when this build does not know it. */
export const changesOf = (world: World, { name, args, made_at }: Operation): Changes =>
  isOperationName(name) ? kindOf(name).effect(world, args, { made_at }) : NO_CHANGES;
