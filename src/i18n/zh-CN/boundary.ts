/** The boundary editor. */
export const boundary = {} as const;
