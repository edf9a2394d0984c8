/** An engine without GL: it records what the updater asked for, can be told to fail, to wait and to go away. */
import type { FeatureCollection } from 'geojson';
import type { StyleSpecification } from 'maplibre-gl';
import type { CameraWish, MapInsets } from '../../state/camera.ts';
import type { Engine } from '../engine.ts';
import type { SourceId } from '../sources/index.ts';

export interface FakeEngine extends Engine {
  /** What each source shows, brought by the first style or set later. */
  readonly data: Map<SourceId, FeatureCollection>;
  /** Names of what was called, in order: `style`, `data:compound`, `hover:grid…:true`, `move`, `insets`. */
  readonly calls: string[];
  readonly wishes: { readonly wish: CameraWish; readonly still: boolean }[];
  readonly insets: MapInsets[];
  style: StyleSpecification | null;
  /** The next `setData` of this source rejects, once. */
  failNext: SourceId | null;
  /** While set, `setData` of this source (or the style) waits for it. */
  hold: { readonly source: SourceId | 'style'; readonly until: Promise<void> } | null;
}

export function createFakeEngine(): FakeEngine {
  let alive = true;
  const calls: string[] = [];
  const engine: FakeEngine = {
    data: new Map(),
    calls,
    wishes: [],
    insets: [],
    style: null,
    failNext: null,
    hold: null,
    get alive() {
      return alive;
    },
    zoom: 14,
    async setStyle(style) {
      calls.push('style');
      if (engine.hold?.source === 'style') await engine.hold.until;
      if (!engine.style) {
        for (const [id, source] of Object.entries(style.sources))
          if (source.type === 'geojson' && typeof source.data === 'object' && 'features' in source.data)
            engine.data.set(id as SourceId, source.data);
      }
      engine.style = style;
    },
    async setData(source, data) {
      calls.push(`data:${source}`);
      if (engine.hold?.source === source) await engine.hold.until;
      if (engine.failNext === source) {
        engine.failNext = null;
        throw new Error(`no room for ${source}`);
      }
      if (alive) engine.data.set(source, data);
    },
    setHover: (source, id, on) => void calls.push(`hover:${source}:${id}:${on}`),
    setInsets: (insets) => void engine.insets.push(insets),
    moveTo: (wish, still) => void engine.wishes.push({ wish, still }),
    setWords: () => undefined,
    renderedAt: () => [],
    openCluster: async () => undefined,
    setCursor: () => undefined,
    groundLines: () => [],
    picture: async () => ({ image: new Blob(), metresPerPixel: 1 }),
    repaint: () => undefined,
    remove: () => {
      alive = false;
    },
  };
  return engine;
}
