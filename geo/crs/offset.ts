/**
 * GCJ-02 and BD-09 to WGS 84. Only the forward formulas are exact, so the way back is found by iteration on them; the
 * usual closed inverses are metres off. The loop is capped: at the rim of the formula's area, where the offset starts
 * with a jump, no exact answer exists.
 */
import gcoord from 'gcoord';

export type LonLat = readonly [lon: number, lat: number];
type Forward = (point: LonLat) => LonLat;

const forward =
  (to: 'GCJ02' | 'BD09'): Forward =>
  ([lon, lat]) => {
    const [x, y] = gcoord.transform([lon, lat], gcoord.WGS84, gcoord[to]);
    return [x, y];
  };

export const wgs84ToGcj02 = forward('GCJ02');
export const wgs84ToBd09 = forward('BD09');

/** 1e-10° is a hundredth of a millimetre. */
const CLOSE_DEGREES = 1e-10;
const MOST_STEPS = 40;

const inverse =
  (to: Forward): Forward =>
  (target) => {
    let lon = target[0];
    let lat = target[1];
    for (let step = 0; step < MOST_STEPS; step++) {
      const [x, y] = to([lon, lat]);
      const dx = x - target[0];
      const dy = y - target[1];
      lon -= dx;
      lat -= dy;
      if (Math.abs(dx) < CLOSE_DEGREES && Math.abs(dy) < CLOSE_DEGREES) break;
    }
    return [lon, lat];
  };

export const gcj02ToWgs84 = inverse(wgs84ToGcj02);
export const bd09ToWgs84 = inverse(wgs84ToBd09);
