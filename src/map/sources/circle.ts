/**
 * The service circle on the map: how far one comes, and above all who does not. Each source is of its own kind, because they
 * change at different times: under a moving finger only the rings and the pins do (`steady-view.ts`). Away from the circle's
 * place all are empty.
 */
import { buildingsNotWithin } from '../../domain/answers/circle-buildings.ts';
import type { LonLat } from '../../../geo/walk/graph.ts';
import type { CircleState } from '../../state/circle.ts';
import { halfway } from './local-metres.ts';
import { all, feature, point, type MapSource, type View } from './source.ts';

const NOWHERE = [null] as const;

/** What the circle says, while its place is open. */
export const circleOf = ({ state: { screen, circle } }: View): CircleState | null =>
  screen === 'circle' ? circle : null;

const coordinatesOf = (line: readonly LonLat[]): number[][] => line.map(([lon, lat]) => [lon, lat]);

/** Nested areas: `minutes`, `band` (0 is the outermost) and whether it is but an `estimate`. */
export const circleRing: MapSource = {
  tolerance: 1.5,
  inputs(view) {
    const picture = circleOf(view)?.picture;
    return picture ? [picture.rings, picture.kind] : NOWHERE;
  },
  features(view) {
    const picture = circleOf(view)?.picture;
    if (!picture) return [];
    const rising = picture.rings.toSorted((a, b) => a.seconds - b.seconds);
    return rising.map(({ seconds, polygons }, index) =>
      feature(
        `ring:${seconds}`,
        { type: 'MultiPolygon', coordinates: polygons.map((rings) => rings.map(coordinatesOf)) },
        { minutes: Math.round(seconds / 60), band: rising.length - 1 - index, estimate: picture.kind === 'estimate' },
      ),
    );
  },
};

/** Streets that are reached, by the same `band` as their ring. */
export const circleStreet: MapSource = {
  inputs: (view) => [circleOf(view)?.picture?.streets ?? null],
  features(view) {
    const streets = (circleOf(view)?.picture?.streets ?? []).toSorted((a, b) => a.seconds - b.seconds);
    return streets.map(({ seconds, lines }, index) =>
      feature(
        `street:${seconds}`,
        { type: 'MultiLineString', coordinates: lines.map(coordinatesOf) },
        { band: streets.length - 1 - index },
      ),
    );
  },
};

/** Buildings with a door that is not within the circle, and how that door stands (`state`). */
export const circleBuilding: MapSource = {
  inputs(view) {
    const circle = circleOf(view);
    const { building, stairwell_unit } = view.state.world;
    return circle?.reach ? [circle.reach, circle.minutes, building, stairwell_unit] : NOWHERE;
  },
  features(view) {
    const circle = circleOf(view);
    if (!circle?.reach) return [];
    const { world } = view.state;
    return [...buildingsNotWithin(world, circle.reach, circle.minutes)].flatMap(([id, state]) => {
      const row = world.building.get(id);
      return row ? [feature(id, row.geom, { state })] : [];
    });
  },
};

/** The walk from a door to its nearest place: the `line`, its `start`, and the `middle` with its `minutes`. */
export const circleWalk: MapSource = {
  inputs: (view) => [circleOf(view)?.walk ?? null],
  features(view) {
    const walk = circleOf(view)?.walk;
    const [start] = walk?.line ?? [];
    if (!walk || !start) return [];
    return [
      feature('line', { type: 'LineString', coordinates: coordinatesOf(walk.line) }),
      feature('start', point([...start])),
      feature('middle', point(halfway(walk.line)), { minutes: Math.ceil(walk.seconds / 60) }),
    ];
  },
};

/** Ways that staff have added or shut: `kind` and `closed`. */
export const footpath: MapSource = {
  inputs: (view) => (circleOf(view) ? [view.state.world.footpath] : NOWHERE),
  features: (view) =>
    circleOf(view)
      ? all(view.state.world.footpath).map((row) =>
          feature(row.id, row.geom, { kind: row.kind, closed: row.is_closed }),
        )
      : [],
};

/** What is being drawn: points of a footpath and the line through them, or a gate. */
export const circleDraft: MapSource = {
  inputs: (view) => [circleOf(view)?.mode ?? null],
  features(view) {
    const mode = circleOf(view)?.mode;
    if (mode?.kind === 'place_gate') return mode.at ? [feature('gate', point([...mode.at]))] : [];
    if (mode?.kind !== 'draw_footpath') return [];
    const points = mode.points.map((at, index) => feature(`point:${index}`, point([...at])));
    return mode.points.length < 2
      ? points
      : [feature('line', { type: 'LineString', coordinates: coordinatesOf(mode.points) }), ...points];
  },
};
