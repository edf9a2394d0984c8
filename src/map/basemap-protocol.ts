/**
 * Basemaps are single PMTiles archives on our own origin, read by Range requests; this teaches GL the `pmtiles:` address.
 * Registered once per page: GL keeps protocols globally.
 */
import { addProtocol } from 'maplibre-gl';
import { Protocol } from 'pmtiles';

let registered = false;

export function registerBasemapProtocol(): void {
  if (registered) return;
  registered = true;
  const archives = new Protocol();
  addProtocol('pmtiles', async (request, abort) => {
    const { data, cacheControl, expires } = await archives.tilev4(request, abort);
    return { data: data ?? new Uint8Array(), cacheControl: cacheControl ?? null, expires: expires ?? null };
  });
}
