/** Boundaries for browser tests: two neighbouring grids of the demo, what merging them would be, and telling the server so. */
import { booleanTouches, feature, featureCollection, lineOverlap, union } from '@turf/turf';
import type { BoundaryChange, Territory } from '../../src/domain/entities.ts';
import { newId } from '../../src/domain/new-id.ts';
import type { OperationArgs, OperationName } from '../../src/domain/operations/index.ts';
import type { Started } from '../support/start-process.ts';
import type { Facts } from './facts.ts';
import { DemoSession } from './demo-session.ts';

export interface Merger {
  readonly parent: Territory;
  /** Stays, and gets the ground of the other. */
  readonly kept: Territory;
  readonly gone: Territory;
  readonly change: BoundaryChange;
}

/** The `n`th two grids of one community that share a border. */
export function mergerIn(facts: Facts, n = 0): Merger {
  const grids = facts.all('territory').filter(({ level, geom }) => level === 'grid' && geom.coordinates.length === 1);
  const found: Merger[] = [];
  const taken = new Set<string>();
  for (const kept of grids) {
    for (const gone of grids) {
      if (kept.id >= gone.id || kept.parent_id !== gone.parent_id || taken.has(kept.id) || taken.has(gone.id)) continue;
      const [a, b] = [feature(kept.geom), feature(gone.geom)];
      if (!booleanTouches(a, b) || lineOverlap(a, b).features.length === 0) continue;
      const whole = union(featureCollection([a, b]));
      if (whole?.geometry.type !== 'Polygon' || whole.geometry.coordinates.length !== 1) continue;
      taken.add(kept.id).add(gone.id);
      found.push({
        parent: facts.one('territory', ({ id }) => id === kept.parent_id),
        kept,
        gone,
        change: {
          areas: [{ territory_id: kept.id, geom: whole.geometry }],
          removed: [{ territory_id: gone.id, into_id: kept.id }],
        },
      });
    }
  }
  const merger = found[n];
  if (!merger) throw new Error('the demo has no such neighbours');
  return merger;
}

export const versionsOf = ({ kept, gone }: Merger): Readonly<Record<string, number>> => ({
  [kept.id]: kept.version,
  [gone.id]: gone.version,
});

/** Does something as a demo account, without the app. Throws unless it is applied. */
export async function tell<Name extends OperationName>(
  server: Started,
  who: string,
  name: Name,
  args: OperationArgs[Name],
  base_versions: Readonly<Record<string, number>> = {},
): Promise<void> {
  const operation = {
    op_id: newId(Date.now()),
    name,
    args,
    base_versions,
    depends_on: [],
    made_at: new Date().toISOString(),
    device: 'e2e',
  };
  const session = await DemoSession.open(server, who);
  const [result] = (await session.post('/rest/v1/rpc/sync_push', { ops: [operation] })) as { status?: string }[];
  if (result?.status !== 'applied') throw new Error(`${name} as ${who} was answered ${JSON.stringify(result)}`);
}
