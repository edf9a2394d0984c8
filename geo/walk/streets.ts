/** The streets that are reached, told apart by the limit they are reached in: what a ring only stands for. */
import type { CircleStreets } from './circle-answer.ts';
import { EdgeCourse } from './edge-course.ts';
import type { LonLat } from './graph.ts';
import type { Mooring } from './mooring.ts';
import { toLonLat, type Plane } from './plane.ts';
import type { Search } from './search.ts';
import { eachStretch } from './stretches.ts';

/**
 * Every stretch of street in the smallest of `limits` (seconds, rising) that it is reached in, cut where a limit is passed, from
 * either end of a street as people come. `search` must have been run from `starts` and as far as the largest limit.
 */
export function reachedStreets(search: Search, starts: readonly Mooring[], limits: readonly number[]): CircleStreets[] {
  const { graph, edgeSeconds } = search.network;
  const course = new EdgeCourse(graph);
  const streets = limits.map((seconds) => ({ seconds, lines: [] as LonLat[][] }));
  eachStretch(search, starts, (edge, from, to, atFrom, atTo) => {
    const length = graph.length[edge] as number;
    const pace = (edgeSeconds[edge] as number) / length;
    // how far people have come from either end: where they meet, both stop
    let [left, right] = [from, to];
    course.lay(edge);
    for (const { seconds, lines } of streets) {
      const fromLeft = Math.max(left, Math.min(to, from + (seconds - atFrom) / pace));
      const fromRight = Math.min(right, Math.max(from, to - (seconds - atTo) / pace));
      if (fromLeft >= fromRight) {
        if (right > left) lines.push(lineOf(course, left, right, graph.header));
        return;
      }
      if (fromLeft > left) lines.push(lineOf(course, left, fromLeft, graph.header));
      if (fromRight < right) lines.push(lineOf(course, fromRight, right, graph.header));
      [left, right] = [fromLeft, fromRight];
    }
  });
  return streets;
}

function lineOf(course: EdgeCourse, from: number, to: number, plane: Plane): LonLat[] {
  const at = (along: number, step: number): LonLat => {
    const share = course.shareOf(step, along);
    const [ax, ay] = [course.x[step - 1] as number, course.y[step - 1] as number];
    const [bx, by] = [course.x[step] as number, course.y[step] as number];
    return toLonLat(plane, ax + (bx - ax) * share, ay + (by - ay) * share);
  };
  const first = course.stepAt(from);
  const last = course.stepAt(to, first);
  const line = [at(from, first)];
  for (let i = first; i < last; i++) line.push(toLonLat(plane, course.x[i] as number, course.y[i] as number));
  line.push(at(to, last));
  return line;
}
