/** How many households one grid should hold: “300-500户居民划分为一个网格，每个网格配备一名网格员” (海口 2014); counties differ, so an office may say it otherwise (`grid_size`). */
export interface HouseholdBand {
  readonly from: number;
  readonly to: number;
}

/** Where nobody has said it. */
export const HOUSEHOLDS_PER_GRID: HouseholdBand = { from: 300, to: 500 };

/** No office means more; the database refuses it. */
export const MOST_HOUSEHOLDS_PER_GRID = 100_000;

export type Workload = 'below' | 'within' | 'above';

/** Where `households` per grid lies against the band; both ends belong to the band. */
export const workloadOf = (households: number, band: HouseholdBand): Workload =>
  households < band.from ? 'below' : households > band.to ? 'above' : 'within';
