/**
 * Draws a symbol on a canvas when the style first asks for it. An image's name carries the theme, so a theme
 * switch asks for other names and nothing has to be redrawn or thrown away.
 */
import { symbolShapes, type SymbolName, type SymbolPart, type SymbolShape } from '../../domain/symbol-shapes.ts';
import type { Theme } from '../../state/preferences.ts';
import { palettes, type Palette } from '../palette.ts';

export const imageName = (symbol: SymbolName, theme: Theme): string => `${theme}/${symbol}`;

/** `icon-offset` that puts the shape's foot on the place, for `icon-anchor: center`. */
export function footOffset(symbol: SymbolName): [number, number] {
  const { foot, size } = symbolShapes[symbol];
  return [((12 - foot[0]) * size) / 24, ((12 - foot[1]) * size) / 24];
}

/** CSS pixels between a place and the middle of its symbol, upwards; taps aim at the middle. */
export const liftOf = (symbol: SymbolName): number => -footOffset(symbol)[1];

export interface ImageRequest {
  readonly symbol: SymbolName;
  readonly theme: Theme;
}

export function parseImageName(name: string): ImageRequest | null {
  const [theme = '', symbol = ''] = name.split('/');
  return theme in palettes && symbol in symbolShapes ? { theme: theme as Theme, symbol: symbol as SymbolName } : null;
}

/** Box units around the shape, for its halo. */
const MARGIN = 3;

/** The symbol as pixels, `pixelRatio` device pixels to a CSS pixel. */
export function drawSymbol({ symbol, theme }: ImageRequest, pixelRatio: number): ImageData {
  const shape: SymbolShape = symbolShapes[symbol];
  const palette: Palette = palettes[theme];
  const scale = (shape.size / 24) * pixelRatio;
  const side = Math.ceil((24 + 2 * MARGIN) * scale);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = side;
  // Read at once: drawn on the GPU, that would wait for every frame under way.
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) throw new Error('a 2D canvas is needed to draw symbols');
  pen.scale(scale, scale);
  pen.translate(MARGIN, MARGIN);
  pen.lineJoin = pen.lineCap = 'round';
  pen.strokeStyle = palette.pinOutline;
  const halo = theme === 'outdoor' ? 2.4 : 3.2;
  for (const part of shape.parts) {
    if (!part.solid) continue;
    pen.lineWidth = (part.width ?? 0) + (halo * 24) / shape.size;
    pen.stroke(outlineOf(part));
  }
  for (const part of shape.parts) drawPart(pen, part, palette);
  return pen.getImageData(0, 0, side, side);
}

const outlineOf = ({ path }: SymbolPart): Path2D => new Path2D(path);

function drawPart(pen: CanvasRenderingContext2D, part: SymbolPart, palette: Palette): void {
  if (part.fill) {
    pen.fillStyle = palette[part.fill];
    pen.fill(outlineOf(part));
  }
  if (part.stroke) {
    pen.strokeStyle = palette[part.stroke];
    pen.lineWidth = part.width ?? 2;
    pen.stroke(outlineOf(part));
  }
}
