/**
 * The partition editor's core: how long 3,600 grids take to become one, how long a frame takes in which a finger drags
 * a node among 300 grids (what is near to snap to, the edit, areas and outlines of what changed), and whether 10,000
 * edits by lot leave what PostGIS holds to be a partition, on the demo town and on 3,600 grids. An argument sets
 * another number of edits.
 */
import type { LonLat } from '../../geo/crs/offset.ts';
import { buildPartition } from '../../geo/partition/build.ts';
import { moveNode } from '../../geo/partition/edit-nodes.ts';
import type { Partition } from '../../geo/partition/partition.ts';
import type { AreaInput } from '../../geo/partition/read.ts';
import type { AreaGeometry } from '../../geo/partition/area.ts';
import { guidesFor, snapCandidates } from '../../geo/partition/snap.ts';
import { editByLot, EDIT_KINDS, fields } from '../../geo/partition/testing.ts';
import { createRandom, type Random } from '../../geo/random.ts';
import { generateTown } from '../../geo/town/index.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { liveFrames } from './support/partition-live.ts';
import { judge } from './support/partition-judge.ts';
import { report, round, spread } from './support/report.ts';

const EDITS = Number(process.argv[2] ?? 10_000);
const BUILDS = 15;
const DRAGS = 60;
const FRAMES = 30;

function built(areas: readonly AreaInput[], parent: AreaGeometry | null): Partition {
  const result = buildPartition(areas, parent);
  if (result.findings) throw new Error(`no partition: ${JSON.stringify(result.findings.slice(0, 3))}`);
  return result.partition;
}

/**
 * ms of the clock and of the processor, for each of some runs; the first, which finds nothing compiled, is told apart.
 */
function measureIndex() {
  const { areas } = fields(60, 60, createRandom(5), 2);
  const times: number[] = [];
  const processor: number[] = [];
  for (let i = 0; i < BUILDS; i++) {
    const [started, used] = [performance.now(), process.cpuUsage()];
    built(areas, null);
    times.push(performance.now() - started);
    const { user, system } = process.cpuUsage(used);
    processor.push((user + system) / 1000);
  }
  const [first = 0, ...others] = times;
  return { first, clock: spread(others), processor: spread(processor.slice(1)) };
}

function measureFrames(): number[] {
  const random = createRandom(6);
  const { areas, parent } = fields(20, 15, random, 6);
  const partition = built(areas, parent);
  const guides = guidesFor(
    partition,
    areas.map(({ id, geometry }) => ({ id, coordinates: shifted(geometry) })),
  );
  const frames: number[] = [];
  for (let drag = 0; drag < DRAGS; drag++) {
    const area = partition.area(random.pick(partition.ids));
    const from = partition.placeOf(random.pick(area?.edges(0) ?? [])[0]);
    for (let frame = 0; frame < FRAMES; frame++) {
      const far = (0.0003 * frame) / FRAMES;
      const finger: LonLat = [from[0] + far * Math.sin(drag), from[1] + far * Math.cos(drag)];
      const started = performance.now();
      const [snapped] = snapCandidates(partition, finger, 5, { guides, dragged: from });
      const edit = moveNode(partition, from, snapped?.at ?? finger);
      if (edit.refusal === null)
        for (const id of edit.changed) {
          edit.partition.m2Of(id);
          edit.partition.geometryOf(id);
        }
      frames.push(performance.now() - started);
    }
  }
  return frames;
}

/** Streets that run 20 m beside borders. */
const shifted = (geometry: AreaGeometry): LonLat[] =>
  geometry.coordinates.flat(geometry.type === 'Polygon' ? 1 : 2).map((p) => {
    const [lon, lat] = p as [number, number];
    return [lon + 0.0002, lat + 0.0002];
  });

/** Edits until so many were made. Few areas are left alone, and many are not made more. */
async function edited(start: Partition, random: Random, every: number, look: (now: Partition) => Promise<void>) {
  let now = start;
  let refused = 0;
  const times: number[] = [];
  const count = start.ids.length;
  for (let made = 0; made < EDITS;) {
    let kind = random.pick(EDIT_KINDS);
    if (now.ids.length > count * 1.3 && (kind === 'cut' || kind === 'island')) kind = 'merge';
    else if (now.ids.length < count * 0.7 && kind === 'merge') kind = 'cut';
    const started = performance.now();
    const edit = editByLot(now, kind, random, `n${times.length}`);
    times.push(performance.now() - started);
    if (edit?.refusal !== null) {
      refused++;
      continue;
    }
    now = edit.partition;
    made++;
    if (made % every === 0 || made === EDITS) await look(now);
  }
  return { refused, times: spread(times) };
}

const { rows } = generateTown();
const territories = (level: string): AreaInput[] =>
  rows.territory.filter((row) => row.level === level).map(({ id, geom }) => ({ id, geometry: geom }));
const large = fields(60, 60, createRandom(9), 2);
const starts: readonly (readonly [name: string, partition: Partition, every: number])[] = [
  ['town', built(territories('grid'), territories('street')[0]?.geometry ?? null), 1000],
  ['town_free', built(territories('grid'), null), 1000],
  ['3600', built(large.areas, large.parent), 2500],
];

const index = measureIndex();
const frames = spread(measureFrames());
const live = spread(liveFrames());
const database = await freshDatabase('migrated');
try {
  const figures: Record<string, number> = {};
  let [violations, judged, edits] = [0, 0, 0];
  for (const [name, partition, every] of starts) {
    const worst = { area: 0, m2: 0 };
    const { refused, times } = await edited(partition, createRandom(10), Math.min(EDITS, every), async (now) => {
      const verdict = await judge(database.db, now);
      judged++;
      violations += verdict.violations;
      worst.area = Math.max(worst.area, verdict.areaError);
      worst.m2 = Math.max(worst.m2, verdict.m2Error);
      process.stderr.write(`${name}: ${now.ids.length} areas, ${verdict.violations} violations\n`);
    });
    edits += EDITS;
    figures[`edit_median_${name}_ms`] = round(times.median);
    figures[`edit_p95_${name}_ms`] = round(times.p95);
    figures[`refused_${name}`] = refused;
    figures[`area_error_${name}`] = worst.area;
    figures[`m2_error_${name}`] = worst.m2;
  }
  report({
    bench: 'partition',
    index_ms: round(index.clock.median),
    index_min_ms: round(index.clock.min),
    index_processor_ms: round(index.processor.median),
    index_first_ms: round(index.first),
    frame_p95_ms: round(frames.p95),
    frame_median_ms: round(frames.median),
    live_p95_ms: round(live.p95),
    live_median_ms: round(live.median),
    edits,
    violations,
    judged,
    ...figures,
    limits: { index_ms: 60, frame_p95_ms: 8, violations: 0 },
  });
} finally {
  await database.close();
}
