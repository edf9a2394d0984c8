/** `import osm`: an OpenStreetMap extract into the database and the basemap folder, both or neither. */
import type { Database } from '../../supabase/local/database.ts';
import { makeBasemap } from '../basemap/index.ts';
import { LIMITS } from '../formats/limits.ts';
import { refuse } from '../formats/problem.ts';
import { collectOsm } from '../formats/osm/collect.ts';
import { extractOsm } from '../formats/osm/extract.ts';
import type { OsmExtract } from '../formats/osm/extract.ts';
import { readOsm, sniffOsm } from '../formats/osm/read.ts';
import type { OsmCommand } from './arguments.ts';
import { stageBasemap } from './basemap-file.ts';
import type { StagedBasemap } from './basemap-file.ts';
import { giveDuty } from './duty.ts';
import type { DutyGiven } from './duty.ts';
import { takePlace } from './osm-place.ts';
import type { OsmPlace } from './osm-place.ts';
import { writeExtract } from './osm-rows.ts';
import type { OsmCounts } from './osm-rows.ts';
import type { Reporter } from './report.ts';
import { openSource, refuseLarge } from './source.ts';
import type { OpenTarget } from './target.ts';

/** The map is drawn larger than this by stretching; smaller than the first nobody looks at one street office. */
const ZOOMS = { minzoom: 9, maxzoom: 15 } as const;

/** What the Open Database License asks to be shown. */
const ATTRIBUTION = '© OpenStreetMap contributors';

interface Written {
  readonly place: OsmPlace;
  readonly counts: OsmCounts;
  readonly duties: readonly DutyGiven[];
  readonly basemap: StagedBasemap;
}

/** Leaves a dry run's transaction with its findings. */
class Rehearsed extends Error {
  readonly written: Written;

  constructor(written: Written) {
    super('dry run');
    this.written = written;
  }
}

/** Throws `ImportError` and leaves database and basemaps as they were, or imports the whole file. */
export async function importOsm(command: OsmCommand, open: OpenTarget, report: Reporter): Promise<void> {
  const { extract, file } = await readExtract(command.file, report);
  const opened = await open(report);
  const { db, basemaps } = opened;
  try {
    report.progress('drawing');
    const archive = await makeBasemap(extract.layers, {
      name: command.name,
      bounds: extract.bounds,
      attribution: ATTRIBUTION,
      ...ZOOMS,
      onProgress: (share) => report.progress('drawing', share, 1),
    });
    report.progress('writing');
    let basemap: StagedBasemap | null = null;
    try {
      const written = await db.transaction(async (tx): Promise<Written> => {
        const { place, counts, duties } = await writeAll(tx, command, extract, file, report);
        basemap = await stageBasemap(
          basemaps,
          {
            id: basemapId(place, command, file.sha256),
            name: place.name,
            bounds: extract.bounds,
            attribution: ATTRIBUTION,
          },
          archive,
        );
        const all = { place, counts, duties, basemap };
        if (command.dryRun) throw new Rehearsed(all);
        return all;
      });
      await written.basemap.publish();
      await db.exec('analyze public.building, public.compound, public.territory');
      tell(report, command, extract, written);
    } catch (error) {
      await (basemap as StagedBasemap | null)?.discard();
      if (!(error instanceof Rehearsed)) throw error;
      report.line('dry_run_begins');
      tell(report, command, extract, error.written);
      report.line('dry_run_good');
    }
  } finally {
    await opened.close();
  }
}

async function readExtract(
  path: string,
  report: Reporter,
): Promise<{ extract: OsmExtract; file: { name: string; sha256: string } }> {
  const source = await openSource(path, report);
  const format = sniffOsm(source.head);
  refuseLarge(source.size, format === 'xml' ? LIMITS.osmXmlBytes : LIMITS.osmPbfBytes);
  const { sink, collected } = collectOsm();
  await readOsm(format, source.stream(), sink);
  report.progress('sorting', 0, 1);
  const extract = extractOsm(collected());
  const drawn = Object.values(extract.layers).some((layer) => layer.features.length > 0);
  if (!drawn && extract.buildings.length === 0 && extract.compounds.length === 0) throw refuse('osm_nothing');
  return { extract, file: { name: source.name, sha256: source.sha256() } };
}

async function writeAll(
  tx: Database,
  command: OsmCommand,
  extract: OsmExtract,
  file: { name: string; sha256: string },
  report: Reporter,
) {
  const place = await takePlace(tx, command, file.name, extract.bounds);
  const counts = await writeExtract(tx, extract, place, file, report);
  const duties = await giveDuty(tx, place.root, command.accounts, place.community !== null);
  return { place, counts, duties };
}

/** One archive per street of its own; several extracts may lie under one existing territory. */
const basemapId = (place: OsmPlace, command: OsmCommand, sha256: string): string =>
  command.parent === null ? `osm-${place.code.toLowerCase()}` : `osm-${place.code.toLowerCase()}-${sha256.slice(0, 8)}`;

function tell(
  report: Reporter,
  command: OsmCommand,
  extract: OsmExtract,
  { place, counts, duties, basemap }: Written,
): void {
  const { name, code, community, earlier } = place;
  if (earlier && community) report.line('street_replaced', { name, code, file: earlier.file, at: earlier.at });
  else if (community) report.line('street_made', { name, code, community: community.code });
  else report.line('into_parent', { name, code });
  report.line('osm_counts', { compounds: counts.compounds, buildings: counts.buildings, gates: counts.gates });
  const { placed, outside, known } = counts.facilities;
  if (placed + outside + known > 0) report.line('osm_facilities', { placed, outside, known });
  if (counts.outside.compounds + counts.outside.buildings > 0) report.line('outside_left', counts.outside);
  if (counts.broken.compounds + counts.broken.buildings > 0) report.line('broken_left', counts.broken);
  const { cutCompounds, cutBuildings, pointBuildings } = extract.left;
  if (cutCompounds.length > 0) report.line('cut_compounds', { names: cutCompounds.join(', ') });
  if (cutBuildings > 0) report.line('cut_buildings', { count: cutBuildings });
  if (pointBuildings > 0) report.line('point_buildings', { count: pointBuildings });
  if (!command.dryRun) report.line('basemap_written', { file: basemap.file, size: Math.ceil(basemap.bytes / 1000) });
  for (const { account, covered } of duties) report.line(covered ? 'duty_covered' : 'duty_given', { account, name });
  if (community && duties.length === 0) report.line('duty_nobody', { name });
}
