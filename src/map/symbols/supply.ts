/** Gives a GL map the images its style asks for, symbols and hatches alike, when it first asks. */
import type { Map as GlMap } from 'maplibre-gl';
import { drawSymbol, parseImageName } from './images.ts';
import { drawPattern, parsePatternName } from './patterns.ts';

export function supplyImages(map: GlMap, pixelRatio: number): void {
  const detail = Math.max(2, Math.ceil(pixelRatio));
  map.setMissingStyleImageResolver(async (name) => {
    if (map.hasImage(name)) return;
    const image = parseImageName(name);
    const pattern = parsePatternName(name);
    const drawn = image ? drawSymbol(image, detail) : pattern && drawPattern(pattern, detail);
    if (drawn) map.addImage(name, drawn, { pixelRatio: detail });
  });
}
