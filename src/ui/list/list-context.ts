import type { World } from '../../domain/world.ts';
import type { CaseMark } from './case-marks.ts';

/** What every row of one list is read from. */
export interface ListContext {
  readonly world: World;
  readonly marks: ReadonlyMap<string, CaseMark>;
  /** Unix ms. */
  readonly now: number;
  /** Rows stand without the places above them and must say where they lie. */
  readonly flat: boolean;
  /** The tab counts Party households per compound instead of listing doors. */
  readonly partyCounts: boolean;
}
