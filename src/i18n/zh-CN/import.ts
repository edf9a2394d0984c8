/** The import wizard. */
export const importTexts = {} as const;
