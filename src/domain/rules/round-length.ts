/** The largest round length that fits, metres: 1, 2 or 5 times a power of ten. For scale bars. */
export function roundLength(longest: number): number {
  const power = 10 ** Math.floor(Math.log10(longest));
  return power * ([5, 2].find((factor) => factor * power <= longest) ?? 1);
}
