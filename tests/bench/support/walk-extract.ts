/** The extract that walking is measured on: district scale, real streets. It lies beside the repository, never in it. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readOsm, sniffOsm } from '../../../geo/formats/osm/read.ts';
import { buildWalk } from '../../../geo/walk/build.ts';
import type { WalkGraph } from '../../../geo/walk/graph.ts';
import { collectWalk } from '../../../geo/walk/osm-ways.ts';
import { REPOSITORY } from '../../../supabase/local/paths.ts';

/** Another file may be named on the command line. */
const [named] = process.argv.slice(2);
const FILE = named === undefined ? join(REPOSITORY, '../shared/data/porto.osm.pbf') : resolve(named);

/** Its bytes, or null, having said so, where it is not there. */
export function extractBytes(): Uint8Array | null {
  if (existsSync(FILE)) return readFileSync(FILE);
  process.stderr.write(`skipped: there is no ${FILE}\n`);
  return null;
}

export async function walkOf(bytes: Uint8Array): Promise<WalkGraph> {
  const { sink, source } = collectWalk();
  const chunks = async function* () {
    yield bytes;
  };
  await readOsm(sniffOsm(bytes), chunks(), sink);
  return buildWalk(source({ source: 'bench', sourceDate: '2026-11-20' }, [])).graph;
}
