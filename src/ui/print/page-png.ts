/**
 * The sheet as one picture. The browser itself draws everything but the map, from the sheet's own elements and the app's own
 * stylesheets inside an SVG; so the PNG and the paper cannot differ. No server, no library, and nothing the strict content
 * security policy refuses.
 */
import { PIXEL_RATIO } from './paper.ts';

const SVG = 'http://www.w3.org/2000/svg';
const XHTML = 'http://www.w3.org/1999/xhtml';
const XML = 'http://www.w3.org/XML/1998/namespace';

/** `page` as laid out, holding one `[data-frame]` for the map. Rejects where the browser gives no picture away. */
export async function pagePng(page: HTMLElement, map: Blob): Promise<Blob> {
  const { offsetWidth: width, offsetHeight: height } = page;
  const frame = page.querySelector<HTMLElement>('[data-frame]');
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * PIXEL_RATIO);
  canvas.height = Math.round(height * PIXEL_RATIO);
  const ink = canvas.getContext('2d');
  if (!ink || !frame) throw new Error('nothing to draw on');
  ink.scale(canvas.width / width, canvas.height / height);
  ink.fillStyle = '#fff';
  ink.fillRect(0, 0, width, height);
  const picture = await createImageBitmap(map);
  ink.drawImage(picture, frame.offsetLeft, frame.offsetTop, frame.offsetWidth, frame.offsetHeight);
  picture.close();
  ink.drawImage(await withoutMap(page, width, height), 0, 0, width, height);
  return new Promise((done, fail) =>
    canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('no picture'))), 'image/png'),
  );
}

/** Everything on the sheet but the map, on nothing. */
async function withoutMap(page: HTMLElement, width: number, height: number): Promise<HTMLImageElement> {
  const copy = page.cloneNode(true) as HTMLElement;
  copy.querySelector('img')?.remove();
  copy.style.background = 'none';
  const style = document.createElementNS(XHTML, 'style');
  style.textContent = ownStyles();
  const inside = document.createElementNS(SVG, 'foreignObject');
  const svg = document.createElementNS(SVG, 'svg');
  for (const element of [svg, inside]) {
    element.setAttribute('width', String(width));
    element.setAttribute('height', String(height));
  }
  svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
  svg.setAttributeNS(XML, 'xml:lang', page.lang); // the root's: it decides which typeface leads
  inside.append(copy);
  svg.append(style, inside);
  const image = new Image();
  // as data: and not as blob:, with which Chromium would lock the canvas
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
  await image.decode();
  return image;
}

const ownStyles = (): string =>
  [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText)).join('\n');
