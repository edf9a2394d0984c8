/** Hears what is being done, in words for the person who waits. */
export type Progress = (message: string) => void;

export const silent: Progress = () => {};

/** Writes each step on its own line with the seconds since the beginning, to a terminal or a log alike. */
export function printedProgress(out: (text: string) => void = (text) => process.stdout.write(text)): Progress {
  const began = performance.now();
  return (message) => out(`  ${((performance.now() - began) / 1000).toFixed(1).padStart(5)} s  ${message}\n`);
}
