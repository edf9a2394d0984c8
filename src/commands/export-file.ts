/**
 * The one way in which anything leaves the app as a file or on paper: it is written down first, as an operation that cannot be
 * taken back, and only then handed over. Without a network the record waits on the device like any other (O1).
 */
import { Failure } from '../domain/failure.ts';
import type { TerritoryId } from '../domain/ids.ts';
import { newId } from '../domain/new-id.ts';
import type { OperationArgs } from '../domain/operations/index.ts';
import { profileOf } from '../domain/profile-of.ts';
import type { World } from '../domain/world.ts';
import type { AppContext } from './context.ts';
import { perform } from './perform.ts';

/** What is told about a file; `territory_id` null: the person's own duty. */
export type ExportRecord = Omit<OperationArgs['export.record'], 'export_id' | 'territory_id'> & {
  readonly territory_id: TerritoryId | null;
};

/** Throws a `Failure`, of the record or of the handing over; without a record nothing is handed over. */
export async function exportFile(
  app: AppContext,
  record: ExportRecord,
  handOver: () => void | Promise<void>,
): Promise<void> {
  const territory_id = record.territory_id ?? ownTerritory(app.store.getState().world);
  if (territory_id === null) throw new Failure('no_profile', 'an export of somebody without a duty');
  const export_id = newId(app.clock.now());
  await perform(app, 'export.record', { ...record, export_id, territory_id });
  await handOver();
}

/** The widest territory of the person's duty that is held here. */
function ownTerritory(world: World): TerritoryId | null {
  const duties = profileOf(world)?.territory_ids ?? [];
  const rank = (id: string): number =>
    world.territory_level.get(world.territory.get(id)?.level ?? '')?.rank ?? Infinity;
  return duties.toSorted((a, b) => rank(a) - rank(b))[0] ?? null;
}
