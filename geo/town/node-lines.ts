/** Gives lines a common point wherever they cross or touch, so that a walker can change from one to the other there. */
import { distance, lerp, meet, snap, type Vec } from './vec.ts';

/** Returns the same lines, in the same order, with the missing points put in. Points are whole centimetres. */
export function nodeLines(lines: readonly (readonly Vec[])[]): Vec[][] {
  const result = lines.map((l) => l.map(snap));
  const added: Map<number, { t: number; p: Vec }[]>[] = result.map(() => new Map());
  const add = (line: number, segment: number, t: number, p: Vec): void => {
    const list = added[line]?.get(segment) ?? [];
    list.push({ t, p });
    added[line]?.set(segment, list);
  };
  for (let i = 0; i < result.length; i++)
    for (let j = i + 1; j < result.length; j++) {
      const one = result[i] as Vec[];
      const two = result[j] as Vec[];
      for (let a = 0; a + 1 < one.length; a++)
        for (let b = 0; b + 1 < two.length; b++) {
          const [p, q, r, s] = [one[a], one[a + 1], two[b], two[b + 1]] as [Vec, Vec, Vec, Vec];
          const m = meet(p, q, r, s);
          if (!m) continue;
          const slackT = 0.08 / Math.max(0.08, distance(p, q));
          const slackU = 0.08 / Math.max(0.08, distance(r, s));
          if (m.t < -slackT || m.t > 1 + slackT || m.u < -slackU || m.u > 1 + slackU) continue;
          // An end that touches keeps its place; only a true crossing makes a new point.
          const end = [p, q, r, s].find((e) => distance(e, lerp(p, q, m.t)) <= 0.12);
          const point = end ?? snap(lerp(p, q, m.t));
          if (point !== p && point !== q) add(i, a, m.t, point);
          if (point !== r && point !== s) add(j, b, m.u, point);
        }
    }
  return result.map((line, i) =>
    line
      .flatMap((p, k) => [p, ...(added[i]?.get(k) ?? []).sort((a, b) => a.t - b.t).map((x) => x.p)])
      .filter((p, k, all) => k === 0 || p[0] !== all[k - 1]?.[0] || p[1] !== all[k - 1]?.[1]),
  );
}
