/** Reads a walking network's file, or refuses it with a reason: nothing in it is believed that has not been looked at. */
import { refuse } from '../formats/problem.ts';
import { align, MAGIC, SECTIONS, VERSION, type Counts } from './file-layout.ts';
import { BARRIER, FLAG, MOST_STEP, MOST_WALL, type WalkGraph } from './graph.ts';
import { readHeader } from './read-header.ts';

/** Longest header, bytes: ten thousand gates. */
const MOST_HEADER = 4_000_000;
/** Farthest place from the origin, decimetres: an extract is at most two degrees wide. */
const MOST_PLACE = 2_500_000;

/** Throws `ImportError`: `walk_truncated`, `walk_malformed`, `walk_version`. */
export function readWalkFile(file: Uint8Array): WalkGraph {
  if (file.length < 12) throw refuse('walk_truncated', { bytes: file.length });
  // arrays are read in place, which wants them aligned
  const bytes = file.byteOffset % 4 === 0 ? file : file.slice();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0) !== MAGIC) throw malformed('not a walking network');
  const version = view.getUint32(4, true);
  if (version !== VERSION) throw refuse('walk_version', { version, known: VERSION });
  const headerLength = view.getUint32(8, true);
  if (headerLength > MOST_HEADER) throw malformed('header length');
  if (12 + headerLength > bytes.length) throw refuse('walk_truncated', { bytes: bytes.length });
  const { header, counts } = readHeader(bytes.subarray(12, 12 + headerLength));
  const graph = { header, ...readArrays(bytes, align(12 + headerLength), counts) };
  checkGraph(graph);
  return graph;
}

const malformed = (reason: string) => refuse('walk_malformed', { reason });
function readArrays(bytes: Uint8Array, start: number, counts: Counts): Omit<WalkGraph, 'header'> {
  const size = SECTIONS.reduce((at, { array, length }) => align(at + length(counts) * array.BYTES_PER_ELEMENT), start);
  if (size > bytes.length) throw refuse('walk_truncated', { bytes: bytes.length });
  if (size < bytes.length) throw malformed('more bytes than it speaks of');
  let at = start;
  const arrays: Record<string, ArrayBufferView> = {};
  for (const { name, array, length } of SECTIONS) {
    const count = length(counts);
    arrays[name] = new array(bytes.buffer as ArrayBuffer, bytes.byteOffset + at, count);
    at = align(at + count * array.BYTES_PER_ELEMENT);
  }
  return arrays as unknown as Omit<WalkGraph, 'header'>;
}

function checkGraph(graph: WalkGraph): void {
  const { x, y, from, to, zone, flags, shapeStart, shape, ringZone, ringStart, rings, header } = graph;
  const { barrierKind, barrierStart, barriers } = graph;
  const [nodes, edges] = [x.length, from.length];
  if (nodes === 0) throw malformed('no nodes');
  for (const places of [x, y, rings, barriers])
    if (places.some((value) => Math.abs(value) > MOST_PLACE)) throw malformed('a place outside the extract');
  if (from.some((node) => node >= nodes) || to.some((node) => node >= nodes))
    throw malformed('an edge without its node');
  checkStarts(shapeStart, shape.length / 2, 'shapes');
  checkStarts(ringStart, rings.length / 2, 'walls');
  checkStarts(barrierStart, barriers.length / 2, 'barriers');
  for (let edge = 0; edge < edges; edge++) {
    const [u, v] = [from[edge] as number, to[edge] as number];
    const isEntry = ((flags[edge] as number) & FLAG.entry) !== 0;
    if (zone[u] !== zone[v] && !isEntry) throw malformed('an edge through a wall');
    let [dx, dy] = [(x[v] as number) - (x[u] as number), (y[v] as number) - (y[u] as number)];
    for (let i = shapeStart[edge] as number; i < (shapeStart[edge + 1] as number); i++) {
      dx -= shape[2 * i] as number;
      dy -= shape[2 * i + 1] as number;
    }
    if (Math.max(Math.abs(dx), Math.abs(dy)) > 2 * MOST_STEP) throw malformed('a shape that does not meet its end');
  }
  if (ringZone.includes(0)) throw malformed('a wall around nothing');
  checkSteps(ringStart, rings, 'a wall without end');
  const kinds: readonly number[] = Object.values(BARRIER);
  if (barrierKind.some((kind) => !kinds.includes(kind))) throw malformed('a barrier of no kind');
  checkSteps(barrierStart, barriers, 'a barrier without end');
  for (const gate of header.gates)
    if (gate.edges.some((edge) => edge >= edges || ((flags[edge] as number) & FLAG.entry) === 0))
      throw malformed('a gate that is none');
}

function checkStarts(starts: Uint32Array, end: number, what: string): void {
  if (starts[0] !== 0 || starts.at(-1) !== end) throw malformed(what);
  for (let i = 1; i < starts.length; i++) if ((starts[i] as number) < (starts[i - 1] as number)) throw malformed(what);
}

function checkSteps(starts: Uint32Array, points: Int32Array, what: string): void {
  for (let line = 0; line + 1 < starts.length; line++)
    for (let i = (starts[line] as number) + 1; i < (starts[line + 1] as number); i++)
      if (
        Math.abs((points[2 * i] as number) - (points[2 * i - 2] as number)) > MOST_WALL ||
        Math.abs((points[2 * i + 1] as number) - (points[2 * i - 1] as number)) > MOST_WALL
      )
        throw malformed(what);
}
