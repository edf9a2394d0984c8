/**
 * OSM XML, streamed. A document type is refused outright, so no entity but the five of XML itself can ever expand; depth
 * and references are bounded, so memory is bounded by what the sink keeps.
 */
import type { SaxesTagPlain } from 'saxes';
import { LIMITS } from '../limits.ts';
import { ImportError, refuse } from '../problem.ts';
import { strictParser } from '../xml/read-xml.ts';
import type { Chunks, Member, OsmSink } from './element.ts';
import { NO_TAGS } from './element.ts';

/** `<osm><way><nd/>`: three levels, and a little room for unknown siblings. */
const DEEPEST = 8;

const KINDS = ['node', 'way', 'relation'] as const;

interface Open {
  readonly kind: (typeof KINDS)[number];
  readonly id: number;
  readonly attributes: Record<string, string>;
  readonly refs: number[];
  readonly members: Member[];
  tags: Map<string, string> | null;
}

export async function readOsmXml(chunks: Chunks, sink: OsmSink): Promise<void> {
  const parser = strictParser();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let depth = 0;
  let open: Open | null = null;

  const bad = (reason: string): ImportError =>
    refuse('osm_bad_element', { element: open ? `${open.kind} ${open.id}` : '?', reason, line: parser.line });

  parser.on('opentag', (tag) => {
    depth++;
    if (depth > DEEPEST) throw refuse('xml_malformed', { line: parser.line, reason: 'nested too deeply' });
    if (depth === 1) {
      if (tag.name !== 'osm') throw refuse('xml_not_osm', { found: tag.name });
      return;
    }
    if (depth === 2) open = start(tag, sink);
    else if (depth === 3 && open) inside(tag, open, bad);
  });
  parser.on('closetag', () => {
    depth--;
    if (depth !== 1 || !open) return;
    finish(open, sink, bad);
    open = null;
  });

  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    parser.write(decode(decoder, chunk));
  }
  if (bytes === 0) throw refuse('file_empty');
  parser.write(decode(decoder));
  parser.close();
}

function decode(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch (error) {
    throw refuse('not_utf8', {}, { cause: error });
  }
}

const number = (text: string | undefined): number =>
  text === undefined || text.trim() === '' ? Number.NaN : Number(text);

function start(tag: SaxesTagPlain, sink: OsmSink): Open | null {
  const { attributes } = tag;
  if (tag.name === 'bounds') {
    const edge = (key: string): number => number(attributes[key]);
    sink.bounds([edge('minlon'), edge('minlat'), edge('maxlon'), edge('maxlat')]);
    return null;
  }
  if (tag.name === 'meta') {
    const day = /^\d{4}-\d\d-\d\d/.exec(attributes['osm_base'] ?? '')?.[0];
    if (day !== undefined) sink.date?.(day);
    return null;
  }
  const kind = KINDS.find((kind): boolean => kind === tag.name);
  return kind === undefined
    ? null
    : { kind, id: number(attributes['id']), attributes, refs: [], members: [], tags: null };
}

function inside(tag: SaxesTagPlain, open: Open, bad: (reason: string) => ImportError): void {
  const { attributes } = tag;
  const name: string = tag.name;
  if (name === 'tag') {
    const { k, v } = attributes;
    if (k !== undefined && v !== undefined) (open.tags ??= new Map()).set(k, v);
    return;
  }
  if (open.refs.length + open.members.length >= LIMITS.osmRefs) throw bad(`more than ${LIMITS.osmRefs} references`);
  const ref = number(attributes['ref']);
  if (name === 'nd' && open.kind === 'way') {
    if (!Number.isSafeInteger(ref)) throw bad('a node reference without a number');
    open.refs.push(ref);
  } else if (name === 'member' && open.kind === 'relation') {
    const { role = '' } = attributes;
    const type = KINDS.find((kind): boolean => kind === attributes['type']);
    if (!Number.isSafeInteger(ref) || type === undefined) throw bad('a member without type and number');
    open.members.push({ type, ref, role });
  }
}

function finish(open: Open, sink: OsmSink, bad: (reason: string) => ImportError): void {
  if (open.attributes['visible'] === 'false' || open.attributes['action'] === 'delete') return;
  if (!Number.isSafeInteger(open.id)) throw bad('no id');
  const tags = open.tags ?? NO_TAGS;
  if (open.kind === 'way') sink.way(open.id, open.refs, tags);
  else if (open.kind === 'relation') sink.relation(open.id, open.members, tags);
  else {
    const lon = number(open.attributes['lon']);
    const lat = number(open.attributes['lat']);
    if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) throw bad('no valid lon and lat');
    sink.node(open.id, lon, lat, tags);
  }
}
