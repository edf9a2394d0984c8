import type { Polygon } from 'geojson';

/** A square of `size` hundredths of a degree, its lower left corner at `lon`, `lat`. */
export function squareAt(lon: number, lat: number, size: number): Polygon {
  const side = size / 100;
  return {
    type: 'Polygon',
    coordinates: [
      [
        [lon, lat],
        [lon + side, lat],
        [lon + side, lat + side],
        [lon, lat + side],
        [lon, lat],
      ],
    ],
  };
}
