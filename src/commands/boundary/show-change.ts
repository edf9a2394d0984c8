/** Goes to a day of a change, before or after it, and to the place. */
import { boundsOfGeometry, unionOfBounds } from '../../../geo/bounds.ts';
import type { BoundaryEvent } from '../../domain/answers/boundary-changes.ts';
import { territoryOn } from '../../domain/answers/past-world.ts';
import { addDays } from '../../domain/rules/shanghai-time.ts';
import type { Selection } from '../../domain/selection.ts';
import type { AppContext } from '../context.ts';
import { flyToBounds } from '../fly-to.ts';
import { showDay } from '../show-day.ts';

export function showChange(app: AppContext, { day, parts }: BoundaryEvent, when: 'before' | 'after'): void {
  const { base } = app.store.getState();
  const before = addDays(day, -1);
  showDay(app, when === 'before' ? before : day);
  const { world } = app.store.getState();
  const lit = parts.flatMap(({ id }): Selection[] => (world.territory.has(id) ? [{ kind: 'territory', id }] : []));
  app.store.setState({ highlight: lit });
  const shapes = parts.flatMap(({ id }) =>
    [territoryOn(base, id, before)?.geom ?? [], territoryOn(base, id, day)?.geom ?? []].flat(),
  );
  const bounds = unionOfBounds(shapes.map(boundsOfGeometry).filter((each) => each !== null));
  if (bounds) flyToBounds(app, bounds);
}
