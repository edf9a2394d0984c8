/** What a screen hands over so that its map can be printed. */

export interface MapPicture {
  readonly blob: Blob;
  /** On the ground, per CSS pixel of the size that was asked for; the scale bar is made from it. */
  readonly metresPerPixel: number;
}

/** Draws the map, north up, in CSS pixels times `pixelRatio`. Asked again whenever the paper changes. */
export type TakePicture = (size: {
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
}) => Promise<MapPicture>;

/** Dots per inch of the picture on paper, and of the PNG. */
export const DPI = 200;
/** Dots per CSS pixel. */
export const PIXEL_RATIO = DPI / 96;
