/**
 * How long a quarter of an hour's walk takes to search, from 200 junctions of the Porto extract at 5 km/h (1,250 m); how far its
 * answers are from those of a binary heap, which must be nothing; and how many times faster it is than pgRouting, on the same
 * network and machine, reading only the edges around the start.
 */
import { createRandom } from '../../geo/random.ts';
import { prepareNetwork, type Network } from '../../geo/walk/network.ts';
import { Search } from '../../geo/walk/search.ts';
import { heapDijkstra, stepsOf } from '../support/heap-dijkstra.ts';
import { openPgrouting } from './support/pgrouting.ts';
import { report, round, spread } from './support/report.ts';
import { extractBytes, walkOf } from './support/walk-extract.ts';

const LIMIT = 900;
const SOURCES = 200;
const ROUNDS = 5;
/** Of the sources, so many are asked of the peer. */
const PEER_SOURCES = 40;

/** Milliseconds of each source: the middle of its rounds, after two that warm the machine up. */
function timesOf(search: Search, sources: readonly number[]): number[] {
  const once = (node: number): number => {
    const began = performance.now();
    search.run([{ node, seconds: 0 }], LIMIT);
    return performance.now() - began;
  };
  for (let warm = 0; warm < 2; warm++) sources.forEach(once);
  const rounds = Array.from({ length: ROUNDS }, () => sources.map(once));
  return sources.map((_, i) => spread(rounds.map((round) => round[i] as number)).median);
}

/** The largest difference from the reference in seconds; a node that only one of them reaches differs infinitely. */
function largestDifference(search: Search, network: Network, sources: readonly number[]): number {
  const steps = stepsOf(network.graph, network.edgeSeconds, network.isOpen);
  let largest = 0;
  for (const node of sources) {
    search.run([{ node, seconds: 0 }], LIMIT);
    heapDijkstra(network.graph, steps, [{ node, seconds: 0 }], LIMIT).forEach((truth, i) => {
      const found = search.to(i);
      if (found !== truth) largest = Math.max(largest, Math.abs(found - truth));
    });
  }
  return largest;
}

async function comparedToPeer(search: Search, network: Network, sources: readonly number[]) {
  const peer = await openPgrouting(network);
  if (typeof peer === 'string') {
    process.stderr.write(`pgRouting is not measured: ${peer}\n`);
    return { pgrouting_ratio: null, pgrouting: peer };
  }
  try {
    // one who starts on private ground has a way out that pgRouting has no word for
    const common = sources.filter((node) => network.graph.zone[node] === 0).slice(0, PEER_SOURCES);
    const own = timesOf(search, common);
    const theirs: number[] = [];
    let unequal = 0;
    for (const node of common) {
      await peer.reach(node, LIMIT);
      const answers = [await peer.reach(node, LIMIT), await peer.reach(node, LIMIT), await peer.reach(node, LIMIT)];
      theirs.push(spread(answers.map(({ ms }) => ms)).median);
      search.run([{ node, seconds: 0 }], LIMIT);
      if (answers[0]?.nodes !== search.count) unequal += 1;
    }
    const [ours, peers] = [spread(own).median, spread(theirs).median];
    return {
      pgrouting_ratio: round(peers / ours, 1),
      pgrouting: peer.version,
      pgrouting_p50_ms: round(peers),
      same_sources_p50_ms: round(ours, 4),
      unequal_node_counts: unequal,
    };
  } finally {
    await peer.close();
  }
}

const bytes = extractBytes();
if (bytes === null) {
  report({ bench: 'walk-search', p50_ms: null, p95_ms: null, max_diff_s: null, pgrouting_ratio: null });
} else {
  const graph = await walkOf(bytes);
  const network = prepareNetwork(graph, { pace: 'normal', minute: null, closed: new Set() });
  const search = new Search(network);
  const random = createRandom(20261120);
  const sources = Array.from({ length: SOURCES }, () => random.int(0, network.nodes - 1));
  const { median, p95 } = spread(timesOf(search, sources));
  const reached = sources.map((node) => {
    search.run([{ node, seconds: 0 }], LIMIT);
    return search.count;
  });
  report({
    bench: 'walk-search',
    p50_ms: round(median, 4),
    p95_ms: round(p95, 4),
    max_diff_s: largestDifference(search, network, sources),
    ...(await comparedToPeer(search, network, sources)),
    nodes: network.nodes,
    edges: graph.length.length,
    reached_p50: spread(reached).median,
    reached_max: Math.max(...reached),
    sources: SOURCES,
    limit_s: LIMIT,
    pace_kmh: 5,
    limits: { p95_ms: 0.25, max_diff_s: 0, pgrouting_ratio: 60 },
  });
}
