import type { PlaceSummary } from '../entities.ts';

/** Whether anybody is registered in a place. A freshly imported one has outlines and no people: its zeros are not counts. */
export const isCounted = ({ households, residents, formal_members, probationary_members }: PlaceSummary): boolean =>
  households + residents + formal_members + probationary_members > 0;
