/** From the Porto extract to its walking network's file: seconds, and megabytes as it lies on the disk and as it travels. */
import { compress } from '../../supabase/local/compression.ts';
import { readWalkFile } from '../../geo/walk/read-file.ts';
import { writeWalkFile } from '../../geo/walk/write-file.ts';
import { Walker } from '../../geo/walk/walker.ts';
import { report, round } from './support/report.ts';
import { extractBytes, walkOf } from './support/walk-extract.ts';

const bytes = extractBytes();
if (bytes === null) {
  report({ bench: 'walk-build', seconds: null, mb: null, brotli_mb: null });
} else {
  const began = performance.now();
  const graph = await walkOf(bytes);
  const file = writeWalkFile(graph);
  const built = performance.now();
  const walker = new Walker(readWalkFile(file));
  const [west, south, east, north] = graph.header.bounds;
  const middle = [(west + east) / 2, (south + north) / 2] as const;
  walker.distances(middle, [middle], { pace: 'standard', minute: null, closed: new Set() });
  const opened = performance.now();
  // as the server sends it
  const sent = await compress(file, 'br', 'once');
  report({
    bench: 'walk-build',
    seconds: round((built - began) / 1000),
    mb: round(file.length / 1e6),
    brotli_mb: round(sent.length / 1e6),
    open_ms: round(opened - built, 0),
    nodes: graph.x.length,
    edges: graph.length.length,
    zones: graph.zone.reduce((most, zone) => Math.max(most, zone), 0),
  });
}
