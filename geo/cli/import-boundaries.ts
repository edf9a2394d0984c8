/** `import boundaries`: a checked file of areas, of any format, into the territory tree, all of it or nothing. */
import type { MultiPolygon } from 'geojson';
import type { Database } from '../../supabase/local/database.ts';
import { nameOfCrs, WGS84 } from '../crs/crs.ts';
import type { Crs } from '../crs/crs.ts';
import { claimOf } from '../formats/claim.ts';
import type { FeatureFile } from '../formats/feature-file.ts';
import { readBoundaries } from '../formats/geojson/boundaries.ts';
import type { BoundaryFeature, Fields } from '../formats/geojson/boundaries.ts';
import { guessFields } from '../formats/geojson/fields.ts';
import { LIMITS } from '../formats/limits.ts';
import { ImportError, isProblemCode, refuse } from '../formats/problem.ts';
import type { Problem } from '../formats/problem.ts';
import { readFile } from '../formats/read-file.ts';
import type { BoundariesCommand } from './arguments.ts';
import { chooseCrs } from './choose-crs.ts';
import type { Reporter } from './report.ts';
import { openSource, readWhole } from './source.ts';
import type { Source } from './source.ts';
import type { OpenTarget } from './target.ts';
import { uuidV7 } from './uuid-v7.ts';

/** Throws `ImportError` and leaves the database as it was, or imports the whole file. */
export async function importBoundaries(command: BoundariesCommand, open: OpenTarget, report: Reporter): Promise<void> {
  const source = await openSource(command.file, report);
  const bytes = await readWhole(source, LIMITS.fileBytes);
  report.progress('sorting', 0, 1);
  const file = await readFile(bytes);
  if (file.kind === 'table') throw refuse('table_no_areas');
  const fields = guessFields(file.features, command.fields, codeShape(command));
  if (fields.name !== null) report.line('names_from', { field: fields.name });
  if (fields.code !== null) report.line('codes_from', { field: fields.code });
  if (fields.officeCode !== null) report.line('office_codes_from', { field: fields.officeCode });
  refuseFlaws(file, command.crs, fields);
  const target = await open(report);
  try {
    report.progress('checking');
    const { parent, crs } = await target.db.transaction((tx) =>
      write(tx, { ...command, fields }, file, source, report),
    );
    report.line('crs_used', { crs: nameOfCrs(crs) });
    if (command.dryRun) report.line('dry_run_good');
    else
      report.line('boundaries_done', {
        count: file.features.length,
        level: command.level,
        parent: parent.name,
        code: command.parent,
      });
  } finally {
    await target.close();
  }
}

/** Each level adds three digits to its parent's code; compounds have no code. */
const codeShape = ({ level, parent }: BoundariesCommand) =>
  level === 'compound' ? null : { prefix: parent, digits: parent.length + 3 };

/** What is wrong in every coordinate system is refused before a database is opened. */
function refuseFlaws(file: FeatureFile, given: Crs | null, fields: Fields): void {
  try {
    readBoundaries(file.features, claimOf(file, given)?.crs ?? WGS84, fields);
  } catch (error) {
    const other = (problem: Problem): boolean => !/^range_|^outside_china$/.test(problem.code);
    if (given || !(error instanceof ImportError) || error.problems.some(other)) throw error;
  }
}

interface Parent {
  readonly id: string;
  readonly name: string;
  /** GeoJSON of its MultiPolygon. */
  readonly outline: string;
}

async function write(
  tx: Database,
  command: BoundariesCommand,
  file: FeatureFile,
  source: Source,
  report: Reporter,
): Promise<{ parent: Parent; crs: Crs }> {
  const [parent] = await tx.query<Parent>(
    'select id, name, extensions.st_asgeojson(geom) as outline from public.territory where code = $1',
    [command.parent],
  );
  if (!parent) throw refuse('parent_unknown', { parent: command.parent });
  const outline = JSON.parse(parent.outline) as MultiPolygon;
  const crs = chooseCrs(file, command.crs, { name: parent.name, outline }, report);
  const features = readBoundaries(file.features, crs, command.fields);
  let batch: string | null = null;
  if (!command.dryRun) {
    batch = uuidV7();
    await tx.query(
      'insert into private.import_batch (id, kind, file_name, file_sha256, territory_id) values ($1, $2, $3, $4, $5)',
      [batch, 'boundaries', source.name, source.sha256(), parent.id],
    );
  }
  const problems = await check(tx, command, features, batch);
  if (problems.length > 0) throw new ImportError(problems);
  return { parent, crs };
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
