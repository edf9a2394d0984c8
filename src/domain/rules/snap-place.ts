/** Where a finger may have meant to be: a corner that is near, else a line that is. */
import type { LonLat } from '../../../geo/crs/offset.ts';
import { metresBetween } from '../../../geo/crs/metres.ts';
import { nearestOnCourse } from './course.ts';

/** Null when nothing lies within `metres`. */
export function snapPlace(lines: Iterable<readonly LonLat[]>, place: LonLat, metres: number): LonLat | null {
  let corner: { readonly at: LonLat; readonly metres: number } | null = null;
  let edge: { readonly at: LonLat; readonly metres: number } | null = null;
  for (const line of lines) {
    for (const at of line) {
      const away = metresBetween(at, place);
      if (away <= metres && away < (corner?.metres ?? Infinity)) corner = { at, metres: away };
    }
    const on = nearestOnCourse(line, place);
    if (on && on.metres <= metres && on.metres < (edge?.metres ?? Infinity)) edge = on;
  }
  return corner?.at ?? edge?.at ?? null;
}
