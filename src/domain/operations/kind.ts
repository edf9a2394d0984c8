/** What this device must know of a kind of operation to show it before the server has heard of it. */
import type { EntityName, PhotoSubject } from '../entities.ts';
import type { Changes, World } from '../world.ts';

/** What an operation may be about; a pull need not carry it. */
export type Subject = EntityName | PhotoSubject | 'device' | 'export' | 'import';

export interface RowName {
  readonly entity: Subject;
  readonly id: string;
}

/** When and by whom an operation was made, as far as effects may use it. */
export interface Made {
  /** ISO 8601, the server's time as well as the device knows it. */
  readonly made_at: string;
}

export interface OperationKind<Args> {
  /**
   * The row it makes or changes, then rows that must be there before it (the case of a photo). Pending operations on any of
   * them come first; the version of the first is what the person has seen.
   */
  about(args: Args): readonly [RowName, ...RowName[]];
  /** The rows whose versions the person has seen, where that is not only the first of `about`. */
  bases?(args: Args): readonly RowName[];
  /** What it is about, in a person's words, for lists of what is waiting. */
  title(world: World, args: Args): string;
  /**
   * What it changes, as well as the device can tell: the server's row replaces it. Pure. It may be given a world in which
   * its row is gone; it then changes nothing.
   */
  effect(world: World, args: Args, made: Made): Changes;
  /** A record that is not its maker's to take back: it can be neither undone nor given up on its way to the server. */
  readonly isBinding?: true;
  /** What the log on the device keeps of it once the server has applied it; everything, unless said here. Shows the same effect. */
  remains?(args: Args): Args;
}

export type OperationKinds<Args> = { readonly [Name in keyof Args]: OperationKind<Args[Name]> };

/** A row goes. */
export const removing = (world: World, entity: EntityName, id: string): Changes =>
  world[entity].has(id) ? { upserts: {}, removes: { [entity]: [id] } } : NO_CHANGES;

export const NO_CHANGES: Changes = { upserts: {}, removes: {} };
