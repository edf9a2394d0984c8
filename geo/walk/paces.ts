/** How fast people walk. Named on every output: a minute means nothing without its pace. */

/** km/h. `standard` is the Chinese planning rule of 1,000 m in a quarter of an hour, `elderly` 750 m in it. */
export const PACES = { standard: 4, elderly: 3, normal: 5 } as const;

export type Pace = keyof typeof PACES;

/** A metre of steps takes as long as this many on the flat. */
const STEPS = 5 / 3;

/**
 * Seconds are whole 4096ths: then sums of them are exact in whatever order they are taken, a way back takes as long as the
 * way there to the last bit, and every engine gives the same answer. The error, 0.12 ms an edge, is nobody's footstep.
 */
export const exactSeconds = (seconds: number): number => Math.round(seconds * 4096) / 4096;

/** Seconds for so many decimetres. */
export const secondsFor = (decimetres: number, pace: Pace, onSteps: boolean): number =>
  exactSeconds(((decimetres * 0.36) / PACES[pace]) * (onSteps ? STEPS : 1));
