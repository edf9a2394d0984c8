/**
 * Basemaps are single PMTiles archives on our own origin, read by Range requests; this teaches GL the `pmtiles:` address.
 * Registered once per page: GL keeps protocols globally.
 */
import { addProtocol } from 'maplibre-gl';
import { PMTiles, Protocol } from 'pmtiles';
import { archiveUrl } from './basemap-source.ts';

let archives: Protocol | null = null;

export function registerBasemapProtocol(): Protocol {
  if (archives) return archives;
  const protocol = (archives = new Protocol());
  addProtocol('pmtiles', async (request, abort) => {
    const { data, cacheControl, expires } = await protocol.tilev4(request, abort);
    return { data: data ?? new Uint8Array(), cacheControl: cacheControl ?? null, expires: expires ?? null };
  });
  return protocol;
}

/** Fetches where the tiles of a basemap lie, before GL asks for the first one. When that fails, GL asks anew and tells. */
export function readBasemapIndex(url: string): void {
  const protocol = registerBasemapProtocol();
  const address = archiveUrl(url).slice('pmtiles://'.length);
  if (protocol.get(address)) return;
  const archive = new PMTiles(address);
  protocol.add(archive);
  archive.getHeader().catch(() => protocol.tiles.delete(address));
}
