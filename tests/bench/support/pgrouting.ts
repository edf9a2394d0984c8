/** pgRouting on a PostgreSQL of its own, with the same network: the peer that walking is measured against. */
import postgres from 'postgres';
import { edgePoints } from '../../../geo/walk/graph.ts';
import type { Network } from '../../../geo/walk/network.ts';
import { ClusterMissing, startCluster } from '../../support/postgres-cluster.ts';

/** Metres around the start within which edges are read: more than anybody walks in a quarter of an hour at 5 km/h. */
const REACH = 1300;

export interface Peer {
  readonly version: string;
  /** Nodes reached within `limit` seconds of a node, and the milliseconds it took. */
  reach(node: number, limit: number): Promise<{ nodes: number; ms: number }>;
  close(): Promise<void>;
}

/** Or why it cannot be measured here. */
export async function openPgrouting(network: Network): Promise<Peer | string> {
  try {
    const cluster = await startCluster();
    const sql = postgres(cluster.url, { max: 1, onnotice: () => undefined });
    const close = async (): Promise<void> => {
      await sql.end();
      await cluster.remove();
    };
    try {
      const known = await sql`select 1 from pg_available_extensions where name = 'pgrouting'`;
      if (known.length === 0) {
        await close();
        return 'pgRouting is not installed: apt-get install postgresql-15-pgrouting';
      }
      await sql`create extension pgrouting cascade`;
      await load(sql, network);
      const [{ version } = { version: '' }] = await sql<{ version: string }[]>`select pgr_version() as version`;
      return { version, close, reach: (node, limit) => reach(sql, network, node, limit) };
    } catch (error) {
      await close();
      throw error;
    }
  } catch (error) {
    if (error instanceof ClusterMissing) return error.message;
    throw error;
  }
}

/** The arcs of the network as edges, each with the box it lies in; a direction that may not be walked has no cost. */
async function load(sql: postgres.Sql, { graph, first, head, arcEdge, seconds, nodes }: Network): Promise<void> {
  await sql`create table edge (id int, source int, target int, cost float8, reverse_cost float8, box geometry)`;
  const ways = new Map<number, { source: number; target: number; cost: number; back: number }>();
  for (let node = 0; node < nodes; node++)
    for (let arc = first[node] as number; arc < (first[node + 1] as number); arc++) {
      const edge = arcEdge[arc] as number;
      const known = ways.get(edge);
      if (known) known.back = seconds[arc] as number;
      else ways.set(edge, { source: node, target: head[arc] as number, cost: seconds[arc] as number, back: -1 });
    }
  const ids = [...ways.keys()];
  const values = [...ways.values()];
  const boxes = ids.map((edge) => {
    const points = edgePoints(graph, edge);
    const [xs, ys] = [points.filter((_, i) => i % 2 === 0), points.filter((_, i) => i % 2 === 1)];
    return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].map((value) => value / 10);
  });
  const side = (i: number): number[] => boxes.map((box) => box[i] as number);
  await sql`
    insert into edge
    select id, source, target, cost, back, st_makeenvelope(w, s, e, n)
    from unnest(${ids}::int[], ${values.map((way) => way.source)}::int[], ${values.map((way) => way.target)}::int[],
      ${values.map((way) => way.cost)}::float8[], ${values.map((way) => way.back)}::float8[],
      ${side(0)}::float8[], ${side(1)}::float8[], ${side(2)}::float8[], ${side(3)}::float8[])
      as t (id, source, target, cost, back, w, s, e, n)`;
  await sql`create index on edge using gist (box)`;
  await sql`vacuum analyze edge`;
  await sql`set jit = off`;
}

async function reach(sql: postgres.Sql, { graph }: Network, node: number, limit: number) {
  const [x, y] = [(graph.x[node] as number) / 10, (graph.y[node] as number) / 10];
  const edges = `select id, source, target, cost, reverse_cost from edge where box && st_makeenvelope(${x - REACH}, ${y - REACH}, ${x + REACH}, ${y + REACH})`;
  const began = performance.now();
  const [row] = await sql<
    { nodes: number }[]
  >`select count(*)::int as nodes from pgr_drivingdistance(${edges}, ${node}::int, ${limit}::float8, true)`;
  return { nodes: row?.nodes ?? 0, ms: performance.now() - began };
}
