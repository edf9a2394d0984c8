/** Sites that nobody has named are lettered, as on any plan; a place of the inventory keeps its name. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The first letter that none of them has. */
export const freshLetter = (names: readonly string[]): string =>
  LETTERS.split('').find((letter) => !names.includes(letter)) ?? LETTERS;

export const isLetter = (name: string): boolean => name.length === 1 && LETTERS.includes(name);
