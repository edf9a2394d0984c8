/** `import walk`: the walking network of an extract, cut by the compounds and gates that the database knows. */
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import type { MultiPolygon, Point, Polygon } from 'geojson';
import type { Database } from '../../supabase/local/database.ts';
import { keepWalkFile } from '../../supabase/local/walk-files.ts';
import type { Bounds } from '../bounds.ts';
import { LIMITS } from '../formats/limits.ts';
import { readOsm, sniffOsm } from '../formats/osm/read.ts';
import { DEFAULT_NOW, generateTown } from '../town/index.ts';
import { walkSourceOf } from '../town/walk.ts';
import { buildWalk } from '../walk/build.ts';
import { walkFileVersion } from '../walk/file-version.ts';
import { gateHours } from '../walk/gate-hours.ts';
import type { LonLat } from '../walk/graph.ts';
import { collectWalk } from '../walk/osm-ways.ts';
import type { WalkSource, WalledZone } from '../walk/source.ts';
import { writeWalkFile } from '../walk/write-file.ts';
import type { WalkCommand } from './arguments.ts';
import type { Reporter } from './report.ts';
import { openSource, refuseLarge } from './source.ts';
import type { OpenTarget } from './target.ts';

/** Throws `ImportError` and leaves the folder as it was, or puts the whole network there. */
export async function importWalk(command: WalkCommand, open: OpenTarget, report: Reporter): Promise<void> {
  const withZones = command.file === null ? null : await readExtract(command.file, command.date, report);
  const opened = await open(report);
  try {
    const source = withZones ? await withZones(opened.db) : walkSourceOf(generateTown(), DEFAULT_NOW.slice(0, 10));
    report.progress('joining', 0, 1);
    const { graph, report: built } = buildWalk(source);
    const id = command.file === null ? 'town' : fileId(command.name);
    if (command.dryRun) report.line('dry_run_begins');
    else report.progress('writing');
    const bytes = writeWalkFile(graph);
    if (!command.dryRun) {
      await keepWalkFile(opened.walk, { id, name: command.name, bounds: source.bounds }, bytes);
      await markCircles(opened.db, source.bounds, bytes, report);
    }
    report.line('walk_done', {
      file: `${id}.bin`,
      size: Math.ceil(bytes.length / 1000),
      edges: graph.length.length,
      km: Math.round(graph.length.reduce((sum, decimetres) => sum + decimetres, 0) / 10_000),
      source: graph.header.source,
      day: graph.header.sourceDate,
    });
    const compounds = source.zones.length - built.openZones;
    if (compounds > 0) report.line('walk_walls', { compounds, gates: graph.header.gates.length, cuts: built.cuts });
    if (built.openZones > 0) report.line('walk_open', { count: built.openZones });
    if (built.unusedGates > 0) report.line('walk_unused', { count: built.unusedGates });
    if (built.strayEdges > 0) report.line('walk_stray', { count: built.strayEdges });
    if (command.dryRun) report.line('dry_run_good');
  } finally {
    await opened.close();
  }
}

/** Circles that were walked on what was here before say so from now on. */
async function markCircles(db: Database, bounds: Bounds, bytes: Uint8Array, report: Reporter): Promise<void> {
  const [marked] = await db.query<{ count: number }>('select private.note_walk_network($1, $2) as count', [
    bounds,
    walkFileVersion(bytes),
  ]);
  if (marked && marked.count > 0) report.line('walk_stale', { count: marked.count });
}

/** Reads the ways before the database is opened; the compounds come with it. */
async function readExtract(
  path: string,
  date: string | null,
  report: Reporter,
): Promise<(db: Database) => Promise<WalkSource>> {
  const file = await openSource(path, report);
  const format = sniffOsm(file.head);
  refuseLarge(file.size, format === 'xml' ? LIMITS.osmXmlBytes : LIMITS.osmPbfBytes);
  const { sink, source } = collectWalk();
  await readOsm(format, file.stream(), sink);
  const changed = (await stat(path)).mtime.toISOString().slice(0, 10);
  const facts = { source: file.name, sourceDate: changed };
  const bare = source(facts, []);
  return async (db) => ({
    ...bare,
    zones: await compoundsIn(db, bare.bounds),
    facts: { ...bare.facts, sourceDate: date ?? bare.facts.sourceDate },
  });
}

/** Compounds of which a gate is known; of the others nobody can say where one walks in. */
async function compoundsIn(db: Database, [west, south, east, north]: Bounds): Promise<WalledZone[]> {
  const rows = await db.query<{
    geom: MultiPolygon | Polygon;
    gates: { id: string; open_hours: string; geom: Point }[];
  }>(
    `select extensions.st_asgeojson(c.geom)::jsonb as geom,
            jsonb_agg(jsonb_build_object('id', g.id, 'open_hours', g.open_hours, 'geom', extensions.st_asgeojson(g.geom)::jsonb) order by g.id) as gates
     from public.compound c join public.compound_gate g on g.compound_id = c.id
     where c.geom operator(extensions.&&) extensions.st_makeenvelope($1, $2, $3, $4, 4326)
     group by c.id order by c.id`,
    [west, south, east, north],
  );
  return rows.map(({ geom, gates }) => ({
    rings: (geom.type === 'Polygon' ? geom.coordinates : geom.coordinates.flat()).map((ring) => ring.map(at)),
    gates: gates.map((gate) => ({ id: gate.id, at: at(gate.geom.coordinates), ...gateHours(gate.open_hours) })),
    isCertain: false,
  }));
}

const at = ([lon = 0, lat = 0]: readonly number[]): LonLat => [lon, lat];

/** A name for a file on any disk: Chinese names become numbers that stay the same. */
function fileId(name: string): string {
  const plain = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  const isPlain = /^[\p{ASCII}]+$/u.test(name) && plain !== '';
  return isPlain && plain !== 'town' ? plain : `walk-${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
}
