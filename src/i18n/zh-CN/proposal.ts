/** Proposals of boundaries, and boundaries of the past. */
export const proposal = {} as const;
