/** Responsibility lines. */
export const zone = {} as const;
