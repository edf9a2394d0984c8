/** The quality check. */
export const quality = {} as const;
