/**
 * Basemaps are single PMTiles archives, read in ranges: from this device where they are kept, otherwise by Range requests
 * from our own origin. This teaches GL the `pmtiles:` address. Registered once per page: GL keeps protocols globally.
 */
import { addProtocol } from 'maplibre-gl';
import { EtagMismatch, FetchSource, PMTiles, Protocol, type RangeResponse, type Source } from 'pmtiles';
import { archiveUrl } from './basemap-source.ts';

/** Where archives lie on this device (`offline/basemaps.ts`); null for one that is not kept. */
export type FindArchive = (url: string) => Promise<{ readonly archive: Blob; readonly etag: string | null } | null>;

let archives: Protocol | null = null;
let findKept: FindArchive = () => Promise.resolve(null);

const SCHEME = 'pmtiles://';

/** An archive that may be kept or removed while the map reads from it. */
class KeptOrFetched implements Source {
  readonly #url: string;
  readonly #fetched: FetchSource;

  constructor(url: string) {
    this.#url = url;
    this.#fetched = new FetchSource(url);
  }

  getKey(): string {
    return this.#url;
  }

  async getBytes(offset: number, length: number, signal?: AbortSignal, etag?: string): Promise<RangeResponse> {
    const kept = await findKept(this.#url);
    if (!kept) return this.#fetched.getBytes(offset, length, signal, etag);
    // Another version than the one whose index was read: the reader then begins anew.
    if (etag !== undefined && kept.etag !== etag) throw new EtagMismatch(etag);
    const data = await kept.archive.slice(offset, offset + length).arrayBuffer();
    return kept.etag === null ? { data } : { data, etag: kept.etag };
  }
}

function archiveAt(protocol: Protocol, address: string): PMTiles {
  const known = protocol.get(address);
  if (known) return known;
  const archive = new PMTiles(new KeptOrFetched(address));
  protocol.add(archive);
  return archive;
}

export function registerBasemapProtocol(find?: FindArchive): Protocol {
  if (find) findKept = find;
  if (archives) return archives;
  const protocol = (archives = new Protocol());
  addProtocol('pmtiles', async (request, abort) => {
    archiveAt(protocol, request.url.slice(SCHEME.length).replace(/\/\d+\/\d+\/\d+$/, ''));
    const { data, cacheControl, expires } = await protocol.tilev4(request, abort);
    return { data: data ?? new Uint8Array(), cacheControl: cacheControl ?? null, expires: expires ?? null };
  });
  return protocol;
}

/** Fetches where the tiles of a basemap lie, before GL asks for the first one. When that fails, GL asks anew and tells. */
export function readBasemapIndex(url: string): void {
  const protocol = registerBasemapProtocol();
  const address = archiveUrl(url).slice(SCHEME.length);
  if (protocol.get(address)) return;
  archiveAt(protocol, address)
    .getHeader()
    .catch(() => protocol.tiles.delete(address));
}
