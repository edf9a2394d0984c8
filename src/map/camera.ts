/** Camera wishes carried out on a GL map. Panels are padding around the target, never around the map: opening one moves nothing. */
import type { Map as GlMap } from 'maplibre-gl';
import type { Bounds, Camera, CameraWish, MapInsets } from '../state/camera.ts';
import type { ScreenPoint } from './engine.ts';

/** Room around an area brought into view, CSS pixels. */
const MARGIN = 36;
/** A panel that takes nearly everything (a sheet at full height) leaves at least this much to aim at. */
const LEAST_VIEW = 160;

const EASE_MS = 200;
const FLY_MS = 600;

/** Insets a canvas of this size can honour; those of an axis that leaves no view are dropped. */
export function usableInsets(insets: MapInsets, width: number, height: number): MapInsets {
  const across = width - insets.left - insets.right >= LEAST_VIEW;
  const down = height - insets.top - insets.bottom >= LEAST_VIEW;
  return {
    left: across ? insets.left : 0,
    right: across ? insets.right : 0,
    top: down ? insets.top : 0,
    bottom: down ? insets.bottom : 0,
  };
}

const viewOf = (
  map: GlMap,
  insets: MapInsets,
): { usable: MapInsets; offset: [number, number]; middle: ScreenPoint } => {
  const { clientWidth: width, clientHeight: height } = map.getContainer();
  const usable = usableInsets(insets, width, height);
  const offset: [number, number] = [(usable.left - usable.right) / 2, (usable.top - usable.bottom) / 2];
  return { usable, offset, middle: { x: width / 2 + offset[0], y: height / 2 + offset[1] } };
};

/** CSS pixels of the whole world at zoom 0. */
const WORLD = 512;
/** Metres around the equator. */
const EARTH = 40_075_016.686;

export const metresPerPixel = (zoom: number, lat: number): number =>
  (EARTH * Math.cos((lat * Math.PI) / 180)) / (WORLD * 2 ** zoom);

/** What the map shows, named by the middle of the part no panel covers: the same place on a phone and on a desk. */
export function cameraOf(map: GlMap, insets: MapInsets): Camera {
  const { middle } = viewOf(map, insets);
  const { lng, lat } = map.unproject([middle.x, middle.y]);
  return { center: [lng, lat], zoom: map.getZoom() };
}

/** The ground that no panel covers. */
export function boundsOfView(map: GlMap, insets: MapInsets): Bounds {
  const { left, right, top, bottom } = viewOf(map, insets).usable;
  const { clientWidth, clientHeight } = map.getContainer();
  const southWest = map.unproject([left, clientHeight - bottom]);
  const northEast = map.unproject([clientWidth - right, top]);
  return [southWest.lng, southWest.lat, northEast.lng, northEast.lat];
}

export function obeyWish(map: GlMap, wish: CameraWish, insets: MapInsets, still: boolean): void {
  const { usable, offset, middle } = viewOf(map, insets);
  const target =
    wish.kind === 'point'
      ? { center: wish.center as [number, number], zoom: wish.zoom, offset }
      : map.cameraForBounds([...wish.bounds], {
          padding: {
            top: usable.top + MARGIN,
            right: usable.right + MARGIN,
            bottom: usable.bottom + MARGIN,
            left: usable.left + MARGIN,
          },
          ...(wish.maxZoom !== undefined && { maxZoom: wish.maxZoom }),
        });
  if (!target) return;
  // `flyTo` drops the offset where the person wants no motion; `easeTo` without duration keeps it.
  if (still || matchMedia('(prefers-reduced-motion: reduce)').matches)
    map.easeTo({ ...target, duration: 0, essential: true });
  else if (isNear(map, target, middle)) map.easeTo({ ...target, duration: EASE_MS });
  else map.flyTo({ ...target, duration: FLY_MS });
}

function isNear(map: GlMap, target: { center?: unknown; zoom?: number | undefined }, middle: ScreenPoint): boolean {
  const { clientWidth, clientHeight } = map.getContainer();
  const at = map.project(target.center as [number, number]);
  return (
    Math.abs(at.x - middle.x) < clientWidth &&
    Math.abs(at.y - middle.y) < clientHeight &&
    Math.abs((target.zoom ?? 0) - map.getZoom()) <= 2
  );
}
