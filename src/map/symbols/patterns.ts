/** Hatching for areas, so that a greyscale print and a colour-blind reader get it too. Drawn when the style first asks. */
import type { Theme } from '../../state/preferences.ts';
import { palettes, type Palette } from '../palette.ts';

interface Hatch {
  /** Side of a tile, CSS pixels; lines run through its corners, so that tiles join. */
  readonly side: number;
  readonly width: number;
  /** Lines that climb to the right, that fall, or dots. */
  readonly marks: readonly ('rising' | 'falling' | 'dots')[];
  readonly ink: (palette: Palette) => string;
}

const PATTERNS = {
  /** Leaders' visits: lines one way, or both ways, the denser the longer nobody has come. */
  hatch: { side: 12, width: 1.4, marks: ['rising'], ink: ({ overdueVisit }) => overdueVisit.missed },
  cross_hatch: {
    side: 12,
    width: 1.4,
    marks: ['rising', 'falling'],
    ink: ({ overdueVisit }) => overdueVisit.long_missed,
  },
  /** Houses that a service circle leaves out; as fine as a house is small. */
  outside: { side: 6, width: 1, marks: ['rising'], ink: ({ onCaseOpen }) => onCaseOpen },
  unknown: { side: 8, width: 1, marks: ['falling'], ink: ({ onUnknown }) => onUnknown },
  unconnected: { side: 5, width: 1, marks: ['dots'], ink: ({ onUnknown }) => onUnknown },
  /** Ground that a straight line reaches. */
  estimate: { side: 14, width: 1.2, marks: ['falling'], ink: ({ ring }) => ring },
} as const satisfies Record<string, Hatch>;

type PatternName = keyof typeof PATTERNS;

export const patternName = (pattern: PatternName, theme: Theme): string => `${theme}/${pattern}`;

interface PatternRequest {
  readonly pattern: PatternName;
  readonly theme: Theme;
}

export function parsePatternName(name: string): PatternRequest | null {
  const [theme = '', pattern = ''] = name.split('/');
  return theme in palettes && pattern in PATTERNS ? { theme: theme as Theme, pattern: pattern as PatternName } : null;
}

export function drawPattern({ pattern, theme }: PatternRequest, pixelRatio: number): ImageData {
  const { side, width, marks, ink }: Hatch = PATTERNS[pattern];
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = side * pixelRatio;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) throw new Error('a 2D canvas is needed to draw patterns');
  const palette = palettes[theme];
  pen.scale(pixelRatio, pixelRatio);
  pen.strokeStyle = pen.fillStyle = ink(palette);
  pen.lineWidth = width + palette.lineBoost * 0.6;
  if (marks.includes('dots')) {
    pen.arc(side / 2, side / 2, pen.lineWidth, 0, 2 * Math.PI);
    pen.fill();
  }
  // Beyond the edges as well: a line cut at the corner would leave a gap.
  for (const shift of [-side, 0, side]) {
    if (marks.includes('rising')) {
      pen.moveTo(shift, side);
      pen.lineTo(shift + side, 0);
    }
    if (marks.includes('falling')) {
      pen.moveTo(shift, 0);
      pen.lineTo(shift + side, side);
    }
  }
  if (!marks.includes('dots')) pen.stroke();
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}
