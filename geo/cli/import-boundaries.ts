/** `import boundaries`: a checked GeoJSON file into the territory tree, all of it or nothing. */
import type { Database } from '../../supabase/local/database.ts';
import { parseCollection } from '../formats/geojson/parse.ts';
import type { ParsedCollection } from '../formats/geojson/parse.ts';
import { readBoundaries } from '../formats/geojson/boundaries.ts';
import type { BoundaryFeature } from '../formats/geojson/boundaries.ts';
import { LIMITS } from '../formats/limits.ts';
import { ImportError, isProblemCode, refuse } from '../formats/problem.ts';
import type { Problem } from '../formats/problem.ts';
import type { BoundariesCommand } from './arguments.ts';
import { explainOutside } from './guess-crs.ts';
import type { Reporter } from './report.ts';
import { openSource, readWhole } from './source.ts';
import type { OpenTarget } from './target.ts';
import { uuidV7 } from './uuid-v7.ts';

/** Throws `ImportError` and leaves the database as it was, or imports the whole file. */
export async function importBoundaries(command: BoundariesCommand, open: OpenTarget, report: Reporter): Promise<void> {
  const source = await openSource(command.file, report);
  const bytes = await readWhole(source, LIMITS.geojsonBytes);
  report.progress('sorting', 0, 1);
  const parsed = parseCollection(bytes, command.crs);
  const features = readBoundaries(parsed, parsed.crs, command.fields);
  const target = await open(report);
  try {
    report.progress('checking');
    const parent = await target.db.transaction((tx) =>
      write(tx, command, parsed, features, { name: source.name, sha256: source.sha256() }),
    );
    report.line('crs_used', { crs: parsed.crs.id });
    if (command.dryRun) report.line('dry_run_good');
    else
      report.line('boundaries_done', {
        count: features.length,
        level: command.level,
        parent: parent.name,
        code: command.parent,
      });
  } finally {
    await target.close();
  }
}

interface Parent {
  readonly id: string;
  readonly name: string;
}

async function write(
  tx: Database,
  command: BoundariesCommand,
  parsed: ParsedCollection,
  features: readonly BoundaryFeature[],
  file: { name: string; sha256: string },
): Promise<Parent> {
  const [parent] = await tx.query<Parent>('select id, name from public.territory where code = $1', [command.parent]);
  if (!parent) throw refuse('parent_unknown', { parent: command.parent });
  let batch: string | null = null;
  if (!command.dryRun) {
    batch = uuidV7();
    await tx.query(
      'insert into private.import_batch (id, kind, file_name, file_sha256, territory_id) values ($1, $2, $3, $4, $5)',
      [batch, 'boundaries', file.name, file.sha256, parent.id],
    );
  }
  const problems = await check(tx, command, features, batch);
  if (problems.length === 0) return parent;
  throw new ImportError(
    await explainOutside(problems, {
      parent: command.parent,
      parsed,
      fields: command.fields,
      boundsOf: (code) => boundsOf(tx, code),
      stillOutside: async (other) =>
        new Set(
          (await check(tx, { ...command, dryRun: true }, other, null))
            .filter((problem) => problem.code === 'outside_parent')
            .map((problem) => problem.index),
        ),
    }),
  );
}

interface ProblemRow {
  readonly index: number | null;
  readonly name: string | null;
  readonly code: string;
  readonly detail: Readonly<Record<string, string | number | null>>;
}

/** Asks the database, which also writes when it finds nothing and this is no dry run. */
async function check(
  tx: Database,
  command: BoundariesCommand,
  features: readonly BoundaryFeature[],
  batch: string | null,
): Promise<Problem[]> {
  const rows = features.map((feature) => ({ ...feature, id: uuidV7(), kind: null }));
  const found = await tx.query<ProblemRow>(
    'select * from private.import_boundaries($1, $2, $3::jsonb, $4, $5) order by index, code',
    [command.parent, command.level, JSON.stringify(rows), command.dryRun, batch],
  );
  return found.map(problemOf);
}

function problemOf({ index, name, code, detail }: ProblemRow): Problem {
  if (!isProblemCode(code)) throw new TypeError(`the database names a problem that nobody knows: ${code}`);
  const params = Object.fromEntries(
    Object.entries(detail).filter((entry): entry is [string, string | number] => entry[1] !== null),
  );
  return { code, params, ...(index !== null && { index }), ...(name !== null && name !== '' && { name }) };
}

async function boundsOf(tx: Database, code: string): Promise<[number, number, number, number] | null> {
  const [box] = await tx.query<{ west: number; south: number; east: number; north: number }>(
    `select extensions.st_xmin(geom) as west, extensions.st_ymin(geom) as south, extensions.st_xmax(geom) as east, extensions.st_ymax(geom) as north
     from public.territory where code = $1`,
    [code],
  );
  return box ? [box.west, box.south, box.east, box.north] : null;
}
