/** A name that can be opened: every answer points onward with these, so a card never ends in a dead end. */
import type { Territory } from '../entities.ts';
import type { SelectableKind, Selection } from '../selection.ts';

export interface Link {
  readonly selection: Selection;
  readonly name: string;
}

export const linkTo = (kind: SelectableKind, row: { id: string; name: string }): Link => ({
  selection: { kind, id: row.id },
  name: row.name,
});

export const territoryLink = (territory: Territory): Link => linkTo('territory', territory);
