/** Exports. */
export const exchange = {} as const;
