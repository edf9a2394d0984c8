/** What the person has opened. One at a time; the card, the list row, the map and the permalink all read this value. */
export const SELECTABLE = [
  'territory',
  'compound',
  'building',
  'household',
  'party_household',
  'party_org',
  'grid_worker',
  'service_station',
  'case_record',
  'resident_unit',
  'volunteer_team',
  'service_order',
  'facility',
  'candidate_site',
  'compound_gate',
  'footpath',
  'responsibility_zone',
] as const;

export type SelectableKind = (typeof SELECTABLE)[number];

export interface Selection {
  readonly kind: SelectableKind;
  readonly id: string;
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const isId = (text: string): boolean => ID.test(text);

/** `compound:0190…` ⇄ selection; null for anything else, because the text comes from an address bar. */
export function parseSelection(text: string): Selection | null {
  const [kind = '', id = ''] = text.split(':');
  const known = SELECTABLE.find((name) => name === kind);
  return known && isId(id) ? { kind: known, id } : null;
}

export const formatSelection = (selection: Selection): string => `${selection.kind}:${selection.id}`;

export const sameSelection = (a: Selection | null, b: Selection | null): boolean =>
  a === b || (a !== null && b !== null && a.kind === b.kind && a.id === b.id);
