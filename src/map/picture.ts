/**
 * A picture of what the map shows, in any size: a second map, off the page, with the same style and data and at least the same
 * ground, that is taken away again. The map on the page could not keep its pixels without being slower all day.
 */
import { Map as GlMap, type StyleSpecification } from 'maplibre-gl';
import type { MapPicture, PictureSize } from '../commands/map-picture.ts';
import type { Bounds } from '../state/camera.ts';
import { metresPerPixel } from './camera.ts';
import { supplyImages } from './symbols/supply.ts';

/** Browsers draw no larger canvas everywhere; beyond it GL lowers the pixel ratio. */
const LARGEST_SIDE = 8192;
/** While tiles come, frame after frame is drawn for nothing: small ones. */
const DRAFT_RATIO = 0.25;

/** A basemap that cannot be had is left out, as on the page. */
export async function drawPicture(
  style: StyleSpecification,
  bounds: Bounds,
  { width, height, pixelRatio }: PictureSize,
): Promise<MapPicture> {
  const place = document.createElement('div');
  // Set one by one: the page's policy forbids style attributes. It needs a size, so it cannot be hidden altogether.
  Object.assign(place.style, { position: 'fixed', left: `${-2 * width}px`, top: '0', visibility: 'hidden' });
  Object.assign(place.style, { width: `${width}px`, height: `${height}px` });
  place.inert = true;
  document.body.append(place);
  const map = new GlMap({
    container: place,
    style,
    bounds: [...bounds],
    pixelRatio: DRAFT_RATIO,
    interactive: false,
    attributionControl: false,
    fadeDuration: 0,
    maxPitch: 0,
    renderWorldCopies: false,
    validateStyle: false,
    maxCanvasSize: [LARGEST_SIDE, LARGEST_SIDE],
    canvasContextAttributes: { preserveDrawingBuffer: true },
  });
  try {
    supplyImages(map, pixelRatio);
    map.on('error', () => undefined); // GL would write it to the console
    await map.once('idle');
    const fine = map.once('idle');
    map.setPixelRatio(pixelRatio);
    await fine;
    const image = await new Promise<Blob | null>((resolve) => map.getCanvas().toBlob(resolve, 'image/png'));
    if (!image) throw new Error('the browser could not encode the picture');
    const { lat } = map.getCenter();
    return { image, metresPerPixel: metresPerPixel(map.getZoom(), lat) };
  } finally {
    map.remove();
    place.remove();
  }
}
