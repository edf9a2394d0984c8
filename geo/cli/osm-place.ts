/** Which territory an extract goes into: a named one, the street an earlier import made, or a new street. */
import type { Database } from '../../supabase/local/database.ts';
import type { Bounds } from '../bounds.ts';
import { ImportError, isProblemCode, refuse } from '../formats/problem.ts';
import type { OsmCommand } from './arguments.ts';
import { uuidV7 } from './uuid-v7.ts';

interface Earlier {
  readonly batch: string;
  readonly file: string;
  readonly at: string;
}

export interface OsmPlace {
  /** Everything is put at or under this territory. */
  readonly root: string;
  readonly name: string;
  readonly code: string;
  /** Set when the street was made by this import or the one it replaces. */
  readonly community: { readonly id: string; readonly code: string } | null;
  readonly earlier: Earlier | null;
}

interface TerritoryRow {
  readonly id: string;
  readonly name: string;
  readonly code: string;
}

/** Finds or makes the territory, and clears away an earlier import that is to be replaced. */
export async function takePlace(
  tx: Database,
  command: OsmCommand,
  fileName: string,
  bounds: Bounds,
): Promise<OsmPlace> {
  return command.parent === null ? ownStreet(tx, command, bounds) : underParent(tx, command, command.parent, fileName);
}

async function underParent(tx: Database, command: OsmCommand, parent: string, fileName: string): Promise<OsmPlace> {
  const [root] = await tx.query<TerritoryRow>(
    'select id, name, code from public.territory where code = $1 for update',
    [parent],
  );
  if (!root) throw refuse('parent_unknown', { parent });
  const earlier = await earlierImport(tx, root.id, fileName);
  await clear(tx, command, root, earlier);
  return { root: root.id, name: root.name, code: root.code, community: null, earlier };
}

async function ownStreet(tx: Database, command: OsmCommand, bounds: Bounds): Promise<OsmPlace> {
  const outline = JSON.stringify(boxOf(bounds));
  const [street] = await tx.query<TerritoryRow>(
    `select t.id, t.name, t.code from public.territory t join public.territory p on p.id = t.parent_id
     where p.parent_id is null and t.name = $1 for update of t`,
    [command.name],
  );
  const earlier = street ? await earlierImport(tx, street.id, null) : null;
  if (street && earlier) {
    await clear(tx, command, street, earlier);
    // a community that has been divided since keeps its outline: its grids fit that one
    await tx.query(
      `update public.territory t set geom = private.polygons_of($2::jsonb)
       where t.path @> array[$1::uuid] and not exists (select from public.territory c join public.territory g on g.parent_id = c.id where c.parent_id = $1)`,
      [street.id, outline],
    );
  }
  const id = street && earlier ? street.id : uuidV7();
  if (!earlier) {
    const problems = await tx.query<{ code: string; detail: Record<string, string> }>(
      'select * from private.import_street($1, $2::jsonb, $3, $4)',
      [command.name, outline, id, uuidV7()],
    );
    refuseAll(problems);
  }
  const [made] = await tx.query<TerritoryRow & { community: string; community_code: string }>(
    `select s.id, s.name, s.code, c.id as community, c.code as community_code
     from public.territory s join public.territory c on c.parent_id = s.id where s.id = $1 order by c.code limit 1`,
    [id],
  );
  if (!made) throw new Error('the street that was just made is not there');
  return {
    root: made.id,
    name: made.name,
    code: made.code,
    community: { id: made.community, code: made.community_code },
    earlier,
  };
}

async function earlierImport(tx: Database, territory: string, fileName: string | null): Promise<Earlier | null> {
  const [found] = await tx.query<Earlier>(
    `select id as batch, file_name as file, to_char(made_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as at
     from private.import_batch where kind = 'osm' and territory_id = $1 and ($2::text is null or file_name = $2)
     order by made_at desc limit 1`,
    [territory, fileName],
  );
  return found ?? null;
}

async function clear(
  tx: Database,
  command: OsmCommand,
  { name, code }: TerritoryRow,
  earlier: Earlier | null,
): Promise<void> {
  if (!earlier) return;
  if (!command.replace) throw refuse('imported_before', { name, code, file: earlier.file, at: earlier.at });
  const uses = await tx.query<{ relation: string; row_count: number | string }>(
    'select * from private.import_uses($1)',
    [earlier.batch],
  );
  if (uses.length > 0) {
    throw new ImportError(
      uses.map((use) => ({
        code: 'replace_in_use' as const,
        params: { relation: use.relation, rows: Number(use.row_count) },
      })),
    );
  }
  await tx.query('select private.forget_import($1)', [earlier.batch]);
}

/** Throws what a function of the database has found against the import. */
function refuseAll(problems: readonly { code: string; detail: Record<string, string> }[]): void {
  if (problems.length === 0) return;
  throw new ImportError(
    problems.map(({ code, detail }) => {
      if (!isProblemCode(code)) throw new TypeError(`the database names a problem that nobody knows: ${code}`);
      return { code, params: detail };
    }),
  );
}

const boxOf = ([west, south, east, north]: Bounds) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
});
