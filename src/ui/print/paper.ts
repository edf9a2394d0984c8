/** The sheets of paper a map goes on. */

export const FORMATS = ['a3', 'a4'] as const;
export const ORIENTATIONS = ['landscape', 'portrait'] as const;

export interface Paper {
  readonly format: (typeof FORMATS)[number];
  readonly orientation: (typeof ORIENTATIONS)[number];
}

/** ISO 216, millimetres, upright: width and height. */
const SIZES: Readonly<Record<Paper['format'], readonly [number, number]>> = { a3: [297, 420], a4: [210, 297] };

/** CSS pixels; 96 of them are an inch, on paper too. */
const PER_MM = 96 / 25.4;

export function sizeOf({ format, orientation }: Paper): { readonly width: number; readonly height: number } {
  const [short, long] = SIZES[format];
  const [width, height] = orientation === 'portrait' ? [short, long] : [long, short];
  return { width: width * PER_MM, height: height * PER_MM };
}

/** Dots per inch of the picture on paper, and of the PNG. */
const DPI = 200;
/** Dots per CSS pixel. */
export const PIXEL_RATIO = DPI / 96;
