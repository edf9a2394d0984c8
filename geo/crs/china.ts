/** Longitudes and latitudes of the mainland and its islands, generously. A boundary outside it is an error of reading. */
const CHINA = { west: 73.4, south: 3.4, east: 135.2, north: 53.7 } as const;

export const inChina = (lon: number, lat: number): boolean =>
  lon >= CHINA.west && lon <= CHINA.east && lat >= CHINA.south && lat <= CHINA.north;
