/**
 * A page with nothing but the product's walking worker and a map: asks for the circle of a place that moves, one question after
 * the other as a finger does, and says how long each answer took; drawn or not.
 */
import { Map as GlMap, setWorkerUrl, type GeoJSONSource } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { FeatureCollection } from 'geojson';
import type { CircleRing } from '../../../../geo/walk/circle-answer.ts';
import type { LonLat } from '../../../../geo/walk/graph.ts';
import { WalkClient, walkWorker } from '../../../../src/workers/walk-client.ts';

export interface Drag {
  /** Address of the network's file; `.homes` behind it is that of its homes. */
  readonly network: string;
  /** Where the finger is, frame by frame. */
  readonly path: readonly LonLat[];
  /** Places that stay where they are. */
  readonly standing: readonly LonLat[];
  readonly isDrawn: boolean;
}

declare global {
  interface Window {
    /** Milliseconds of each frame, and how many homes were reached in it. */
    measureDrag(drag: Drag): Promise<{ ms: number; reached: number }[]>;
  }
}

const client = new WalkClient(walkWorker);
const read = async (url: string): Promise<ArrayBuffer> => (await fetch(url)).arrayBuffer();

const featuresOf = (rings: readonly CircleRing[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features: rings.map(({ seconds, polygons }) => ({
    type: 'Feature',
    properties: { seconds },
    geometry: {
      type: 'MultiPolygon',
      coordinates: polygons.map((ring) => ring.map((line) => line.map(([x, y]) => [x, y]))),
    },
  })),
});

async function openMap(center: LonLat): Promise<(rings: readonly CircleRing[]) => Promise<void>> {
  setWorkerUrl(workerUrl);
  const map = new GlMap({
    container: 'map',
    center: [...center],
    zoom: 14,
    fadeDuration: 0,
    attributionControl: false,
    style: {
      version: 8,
      sources: { rings: { type: 'geojson', data: featuresOf([]) } },
      layers: [
        { id: 'fill', type: 'fill', source: 'rings', paint: { 'fill-color': '#2f7d4f', 'fill-opacity': 0.2 } },
        { id: 'line', type: 'line', source: 'rings', paint: { 'line-color': '#2f7d4f', 'line-width': 2 } },
      ],
    },
  });
  await map.once('idle');
  return async (rings) => {
    const drawn = map.once('idle');
    await map.getSource<GeoJSONSource>('rings')?.setData(featuresOf(rings));
    await drawn;
  };
}

window.measureDrag = async ({ network, path, standing, isDrawn }) => {
  await client.ask('open', { network, file: await read(network) });
  await client.ask('homes', { network, places: new Float64Array(await read(`${network}.homes`)) });
  const draw = isDrawn && path[0] ? await openMap(path[0]) : null;
  const frames: { ms: number; reached: number }[] = [];
  for (const place of path) {
    // a finger comes back to the page between two frames
    await new Promise((next) => setTimeout(next));
    const began = performance.now();
    const answer = await client.ask('circle', {
      network,
      question: {
        places: [place, ...standing],
        conditions: { pace: 'normal', minute: null, closed: new Set() },
        elderly: false,
        limit: 900,
        rings: [300, 600, 900],
        streets: false,
        cell: 20,
      },
    });
    await draw?.(answer.rings);
    const ms = performance.now() - began;
    frames.push({ ms, reached: answer.seconds.reduce((sum, seconds) => sum + (seconds < Infinity ? 1 : 0), 0) });
  }
  return frames;
};
