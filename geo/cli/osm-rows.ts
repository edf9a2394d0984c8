/** Writes compounds, gates, buildings and facilities of an extract, inside the caller's transaction. */
import type { Database } from '../../supabase/local/database.ts';
import type { OsmExtract } from '../formats/osm/extract.ts';
import { ImportError, refuse } from '../formats/problem.ts';
import type { OsmPlace } from './osm-place.ts';
import type { Reporter } from './report.ts';
import { uuidV7 } from './uuid-v7.ts';

export interface OsmCounts {
  readonly compounds: number;
  readonly gates: number;
  readonly buildings: number;
  readonly facilities: FacilityCounts;
  readonly outside: { readonly compounds: number; readonly buildings: number };
  readonly broken: { readonly compounds: number; readonly buildings: number };
}

/** `known`: somebody had entered them before, at most 50 m away. */
interface FacilityCounts {
  readonly placed: number;
  readonly outside: number;
  readonly known: number;
}

const BATCH_ROWS = 2000;

export async function writeExtract(
  tx: Database,
  extract: OsmExtract,
  place: OsmPlace,
  file: { name: string; sha256: string },
  report: Reporter,
): Promise<OsmCounts> {
  const batch = uuidV7();
  await tx.query(
    'insert into private.import_batch (id, kind, file_name, file_sha256, territory_id) values ($1, $2, $3, $4, $5)',
    [batch, 'osm', file.name, file.sha256, place.root],
  );
  const ids = extract.compounds.map(() => uuidV7());
  const outcomes = await writeCompounds(tx, extract, place, batch, ids);
  const count = (outcome: Outcome): number => outcomes.filter((found) => found === outcome).length;
  const gates = extract.gates.map(({ compound, kind, at }) => ({
    id: uuidV7(),
    compound_id: ids[compound],
    kind,
    geom: { type: 'Point', coordinates: at },
  }));
  const [placed] = await tx.query<{ placed: number }>('select private.import_gates($1::jsonb) as placed', [
    JSON.stringify(gates),
  ]);

  const buildings = { placed: 0, outside: 0, broken: 0 };
  for (let from = 0; from < extract.buildings.length; from += BATCH_ROWS) {
    report.progress('writing', from, extract.buildings.length);
    const rows = extract.buildings
      .slice(from, from + BATCH_ROWS)
      .map(({ geometry, ...building }) => ({ id: uuidV7(), ...building, geom: geometry }));
    const [done] = await tx.query<typeof buildings>('select * from private.import_buildings($1, $2, $3::jsonb)', [
      batch,
      place.root,
      JSON.stringify(rows),
    ]);
    buildings.placed += done?.placed ?? 0;
    buildings.outside += done?.outside ?? 0;
    buildings.broken += done?.broken ?? 0;
  }
  const facilities = await writeFacilities(tx, extract, place, batch);
  const nothing = count('placed') + buildings.placed === 0 && count('outside') + buildings.outside > 0;
  if (nothing) throw refuse('nothing_inside', { parent: place.name });
  return {
    compounds: count('placed'),
    gates: placed?.placed ?? 0,
    buildings: buildings.placed,
    facilities,
    outside: { compounds: count('outside'), buildings: buildings.outside },
    broken: { compounds: count('broken'), buildings: buildings.broken },
  };
}

async function writeFacilities(
  tx: Database,
  extract: OsmExtract,
  place: OsmPlace,
  batch: string,
): Promise<FacilityCounts> {
  const rows = extract.facilities.map(({ geometry, ...facility }) => ({ id: uuidV7(), ...facility, geom: geometry }));
  const [counts] = await tx.query<FacilityCounts>('select * from private.import_facilities($1, $2, $3::jsonb)', [
    batch,
    place.root,
    JSON.stringify(rows),
  ]);
  return counts ?? { placed: 0, outside: 0, known: 0 };
}

type Outcome = 'placed' | 'outside' | 'broken' | 'duplicate_name';

async function writeCompounds(
  tx: Database,
  extract: OsmExtract,
  place: OsmPlace,
  batch: string,
  ids: readonly string[],
): Promise<Outcome[]> {
  const rows = extract.compounds.map(({ name, geometry }, index) => ({ index, id: ids[index], name, geom: geometry }));
  const found = await tx.query<{ index: number; outcome: Outcome }>(
    'select * from private.import_compounds($1, $2, $3::jsonb) order by index',
    [batch, place.root, JSON.stringify(rows)],
  );
  const doubles = found.filter(({ outcome }) => outcome === 'duplicate_name');
  if (doubles.length > 0) {
    throw new ImportError(
      doubles.map(({ index }) => ({
        code: 'duplicate_name' as const,
        index,
        name: extract.compounds[index]?.name ?? '',
        params: { parent: place.name },
      })),
    );
  }
  return found.map(({ outcome }) => outcome);
}
