/** Hatching for areas, so that a greyscale print and a colour-blind reader get it too. Drawn when the style first asks. */
import type { Theme } from '../../state/preferences.ts';
import { palettes } from '../palette.ts';

/** Lines one way, or both ways: the denser, the longer nobody has come. */
const PATTERNS = ['hatch', 'cross_hatch'] as const;
type PatternName = (typeof PATTERNS)[number];

export const patternName = (pattern: PatternName, theme: Theme): string => `${theme}/${pattern}`;

interface PatternRequest {
  readonly pattern: PatternName;
  readonly theme: Theme;
}

export function parsePatternName(name: string): PatternRequest | null {
  const [theme = '', text = ''] = name.split('/');
  const pattern = PATTERNS.find((known) => known === text);
  return theme in palettes && pattern ? { theme: theme as Theme, pattern } : null;
}

/** Side of a tile, CSS pixels; lines run through its corners, so that tiles join. */
const SIDE = 12;

export function drawPattern({ pattern, theme }: PatternRequest, pixelRatio: number): ImageData {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = SIDE * pixelRatio;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) throw new Error('a 2D canvas is needed to draw patterns');
  const palette = palettes[theme];
  pen.scale(pixelRatio, pixelRatio);
  pen.strokeStyle = pattern === 'hatch' ? palette.overdueVisit.missed : palette.overdueVisit.long_missed;
  pen.lineWidth = 1.4 + palette.lineBoost * 0.6;
  // Beyond the edges as well: a line cut at the corner would leave a gap.
  for (const shift of [-SIDE, 0, SIDE]) {
    pen.moveTo(shift, SIDE);
    pen.lineTo(shift + SIDE, 0);
    if (pattern === 'cross_hatch') {
      pen.moveTo(shift, 0);
      pen.lineTo(shift + SIDE, SIDE);
    }
  }
  pen.stroke();
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}
