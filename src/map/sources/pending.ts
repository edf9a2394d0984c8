/**
 * What this device has changed and the server does not know yet: a dotted halo around its pin (design.md, “Pending upload”).
 * Small: an outbox holds dozens, rarely hundreds.
 */
import { needsAttention, pendingRows, type OutboxEntry } from '../../domain/outbox.ts';
import { SELECTABLE, type Selection } from '../../domain/selection.ts';
import { feature, point, type MapSource } from './source.ts';
import { spotsOf } from './spot.ts';

export const pending: MapSource = {
  inputs: ({ state: { outbox, world } }) =>
    outbox.length === 0 ? [null] : [outbox, world.case_record, world.service_order],
  features(view) {
    return [...pendingRows(view.state.outbox)].flatMap(([id, entries]) => {
      const problem = entries.some(needsAttention);
      return selectionsOf(id, entries).flatMap((selection) =>
        spotsOf(view, selection).map(({ at, from, to }) => feature(id, point(at), { problem, from, to })),
      );
    });
  },
};

/** The row as something with a pin, if it has one. */
function selectionsOf(id: string, entries: readonly OutboxEntry[]): Selection[] {
  const kind = SELECTABLE.find((known) =>
    entries.some(({ subject }) => subject?.id === id && subject.entity === known),
  );
  return kind ? [{ kind, id }] : [];
}
