/** What every synced row has. `version` counts the row's changes and is what an operation names as its base. */
export interface Row<Id> {
  id: Id;
  version: number;
}
