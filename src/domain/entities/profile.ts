/** The signed-in person. */
import type { GridWorkerId, ProfileId, TerritoryId } from '../ids.ts';
import type { Role } from '../role.ts';
import type { Row } from './row.ts';

/** The signed-in person; a pull carries this one row of `profile` only, with the territories of their duty. */
export interface Profile extends Row<ProfileId> {
  display_name: string;
  role: Role;
  territory_ids: TerritoryId[];
  /** Which grid worker the person is, or null: the cases dispatched to that worker are theirs. */
  grid_worker_id: GridWorkerId | null;
}
