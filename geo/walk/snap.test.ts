import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { generateTown } from '../town/index.ts';
import { walkSourceOf } from '../town/walk.ts';
import { buildWalk } from './build.ts';
import { edgePoints, edgeZone, FLAG, type LonLat } from './graph.ts';
import { toX, toY } from './plane.ts';
import { Snapper } from './snap.ts';
import { wallsOf } from './walls.ts';

const { graph } = buildWalk(walkSourceOf(generateTown(), '2026-11-20'));
const snapper = new Snapper(graph);
const walls = wallsOf(graph);
const walled = new Set(graph.ringZone);

/** The squared distance to the nearest step of any edge that may be come to from a place, by looking at all of them. */
function nearestOfAll([lon, lat]: LonLat): number {
  const [x, y] = [toX(graph.header, lon), toY(graph.header, lat)];
  const zone = walls.zoneAt(x / 10, y / 10);
  let nearest = Infinity;
  for (let edge = 0; edge < graph.from.length; edge++) {
    const own = edgeZone(graph, edge);
    const isEntry = ((graph.flags[edge] as number) & FLAG.entry) !== 0;
    if (zone !== 0 ? own !== zone : isEntry || walled.has(own)) continue;
    const points = edgePoints(graph, edge);
    for (let i = 2; i < points.length; i += 2) {
      const [ax, ay, bx, by] = points.slice(i - 2, i + 2) as [number, number, number, number];
      const square = (bx - ax) ** 2 + (by - ay) ** 2;
      const t = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / square));
      nearest = Math.min(nearest, (ax + (bx - ax) * t - x) ** 2 + (ay + (by - ay) * t - y) ** 2);
    }
  }
  return nearest;
}

const [west, south, east, north] = graph.header.bounds;
/** Now and then outside of everything. */
const places = fc.tuple(
  fc.double({ min: west - 0.005, max: east + 0.005, noNaN: true }),
  fc.double({ min: south - 0.005, max: north + 0.005, noNaN: true }),
);

test('nothing that may be come to lies nearer than what is found', () => {
  fc.assert(
    fc.property(places, fc.constantFrom(80, 1000, 5000), (place, most) => {
      const truth = nearestOfAll(place);
      const snap = snapper.snap(place, most);
      if (truth > most * most) expect(snap).toBeNull();
      else {
        expect(snap?.off).toBe(Math.round(Math.sqrt(truth)));
        expect(snap?.along).toBeLessThanOrEqual(graph.length[snap?.edge ?? 0] as number);
      }
    }),
    { numRuns: 300 },
  );
});

test('a node is found where it stands', () => {
  for (let node = 0; node < graph.x.length; node += 41) {
    const [x, y] = [graph.x[node] as number, graph.y[node] as number];
    const { lon0, lat0, kx, ky } = graph.header;
    expect(snapper.snap([lon0 + x / 10 / kx, lat0 + y / 10 / ky], 1000)?.off).toBe(0);
  }
});
