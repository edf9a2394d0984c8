/** What a file may be: boundaries, or one of the office's ledgers (台账). */
export const LEDGER_KINDS = [
  'household',
  'party_household',
  'party_member',
  'grid_worker',
  'resident_unit',
  'service_station',
] as const;
export type LedgerKind = (typeof LEDGER_KINDS)[number];
export type ImportKind = LedgerKind | 'boundaries';
