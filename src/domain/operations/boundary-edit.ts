import type { Operation } from '../operation.ts';

/** Whether an operation redraws boundaries: it is decided upon on the map and not in a table of fields. */
export const isBoundaryEdit = (operation: Operation): operation is Operation<'boundary.edit'> =>
  operation.name === 'boundary.edit';
