const LONGEST = 100;

/** A title as the name of a file, on any system and without its ending: Chinese stays, what a path is made of becomes `-`. */
export function fileNameOf(title: string): string {
  const legal = title.replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, '-').slice(0, LONGEST);
  const short = legal.replace(/[\ud800-\udbff]$/, ''); // never half a character
  return short.replaceAll(/^[-. ]+|[-. ]+$/g, '') || '1';
}
