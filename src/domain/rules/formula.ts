/**
 * Text that a spreadsheet would take for a formula gets an apostrophe in front: what somebody typed as a name must not run on
 * the desk of whoever opens the file, nor after it has been saved in another format.
 */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/; // a Chinese spreadsheet takes the wide forms for the narrow ones

export const defused = (text: string): string =>
  FORMULA.test(text.trimStart()) || FORMULA.test(text) ? `'${text}` : text;
