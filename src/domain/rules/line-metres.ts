import type { LineString } from 'geojson';
import { straightMetres } from './distance.ts';

/** How long a line is, in metres. */
export const lineMetres = ({ coordinates }: LineString): number =>
  coordinates.slice(1).reduce((sum, to, i) => sum + straightMetres(coordinates[i] ?? to, to), 0);
