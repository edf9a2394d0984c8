import { Compression, PMTiles, TileType, zxyToTileId, type RangeResponse, type Source } from 'pmtiles';
import { describe, expect, it } from 'vitest';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { writeArchive, type ArchiveTile } from './archive.ts';
import { gzip } from './gzip.ts';
import { emptyLayers, makeBasemap, type BasemapLayers } from './index.ts';

class MemorySource implements Source {
  readonly reads: number[] = [];
  readonly #bytes: Uint8Array<ArrayBuffer>;
  constructor(bytes: Uint8Array<ArrayBuffer>) {
    this.#bytes = bytes;
  }
  getKey(): string {
    return 'memory';
  }
  async getBytes(offset: number, length: number): Promise<RangeResponse> {
    this.reads.push(offset);
    return { data: this.#bytes.slice(offset, offset + length).buffer };
  }
}

const bounds = [101.19, 41.29, 101.21, 41.31] as const;

function sample(): BasemapLayers {
  const layers = emptyLayers();
  layers.road.features.push(
    {
      type: 'Feature',
      properties: { class: 'primary', name: '连心大道', bridge: true },
      geometry: {
        type: 'LineString',
        coordinates: [
          [101.19, 41.3],
          [101.21, 41.3],
        ],
      },
    },
    {
      type: 'Feature',
      properties: { class: 'footway' },
      geometry: {
        type: 'LineString',
        coordinates: [
          [101.2, 41.299],
          [101.2, 41.301],
        ],
      },
    },
  );
  layers.water.features.push({
    type: 'Feature',
    properties: { name: '清溪河' },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [101.195, 41.295],
          [101.205, 41.295],
          [101.205, 41.298],
          [101.195, 41.298],
          [101.195, 41.295],
        ],
      ],
    },
  });
  return layers;
}

async function read(archive: Uint8Array<ArrayBuffer>, z: number, lon: number, lat: number): Promise<VectorTile> {
  const n = 2 ** z;
  const x = Math.floor(((lon + 180) / 360) * n);
  const s = Math.sin((lat * Math.PI) / 180);
  const y = Math.floor((0.5 - Math.log((1 + s) / (1 - s)) / (4 * Math.PI)) * n);
  const tile = await new PMTiles(new MemorySource(archive)).getZxy(z, x, y);
  if (!tile) throw new Error('no such tile');
  return new VectorTile(new PbfReader(tile.data));
}

describe('makeBasemap', () => {
  it('writes an archive whose header and metadata other readers understand', async () => {
    const archive = new PMTiles(
      new MemorySource(
        await makeBasemap(sample(), { name: '云汀', attribution: '虚构', minzoom: 10, maxzoom: 16, bounds }),
      ),
    );
    const header = await archive.getHeader();
    expect(header).toMatchObject({
      specVersion: 3,
      clustered: true,
      tileType: TileType.Mvt,
      tileCompression: Compression.Gzip,
      internalCompression: Compression.Gzip,
      minZoom: 10,
      maxZoom: 16,
    });
    expect([header.minLon, header.minLat, header.maxLon, header.maxLat]).toEqual([...bounds]);
    const metadata = (await archive.getMetadata()) as {
      name: string;
      attribution: string;
      vector_layers: { id: string }[];
    };
    expect(metadata).toMatchObject({ name: '云汀', attribution: '虚构' });
    expect(metadata.vector_layers.map((l) => l.id)).toContain('railway');
  });

  it('keeps layers and properties, and puts the geometry where it was', async () => {
    const tile = await read(
      await makeBasemap(sample(), { name: 't', minzoom: 10, maxzoom: 16, bounds }),
      16,
      101.2,
      41.2995,
    );
    const road = tile.layers['road'];
    const names = Array.from({ length: road?.length ?? 0 }, (_, i) => road?.feature(i).properties);
    expect(names).toContainEqual({ class: 'footway' });
    const z10 = await read(
      await makeBasemap(sample(), { name: 't', minzoom: 10, maxzoom: 16, bounds }),
      10,
      101.2,
      41.3,
    );
    expect(z10.layers['road']?.length).toBe(1);
    expect(z10.layers['road']?.feature(0).properties).toEqual({ class: 'primary', name: '连心大道', bridge: true });
    expect(z10.layers['water']?.feature(0).type).toBe(3);
    const n = 2 ** 16;
    const shape = tile.layers['road']
      ?.feature(names.findIndex((p) => p?.['class'] === 'footway'))
      .toGeoJSON(Math.floor(((101.2 + 180) / 360) * n), Math.floor(latY(41.2995) * n), 16);
    const line = shape?.geometry;
    expect(line?.type === 'LineString' ? line.coordinates[0]?.[0] : null).toBeCloseTo(101.2, 5);
  });

  it('leaves footways out of small scales', async () => {
    const tile = await read(
      await makeBasemap(sample(), { name: 't', minzoom: 10, maxzoom: 16, bounds }),
      14,
      101.2,
      41.3,
    );
    expect(tile.layers['road']?.length).toBe(1);
  });
});

const latY = (lat: number): number => {
  const s = Math.sin((lat * Math.PI) / 180);
  return 0.5 - Math.log((1 + s) / (1 - s)) / (4 * Math.PI);
};

describe('writeArchive', () => {
  it('finds every tile through leaf directories, and stores equal tiles once', async () => {
    const tiles: ArchiveTile[] = [];
    const same = await gzip(new TextEncoder().encode('open water'));
    for (let x = 0; x < 64; x++)
      for (let y = 0; y < 64; y++) {
        const odd = (x * 64 + y) % 3 === 0;
        tiles.push({
          tileId: zxyToTileId(6, x, y),
          bytes: odd ? await gzip(new TextEncoder().encode(`${x}/${y}`)) : same,
        });
      }
    const source = new MemorySource(
      await writeArchive(tiles, { minzoom: 6, maxzoom: 6, bounds: [-180, -85, 180, 85], metadata: {}, rootLimit: 400 }),
    );
    const archive = new PMTiles(source);
    const header = await archive.getHeader();
    expect(header.leafDirectoryLength).toBeGreaterThan(0);
    expect(header.numAddressedTiles).toBe(4096);
    expect(header.numTileContents).toBe(1367);
    for (const [x, y] of [
      [0, 0],
      [0, 1],
      [17, 40],
      [63, 63],
    ] as const) {
      const tile = await archive.getZxy(6, x, y);
      expect(new TextDecoder().decode(tile?.data)).toBe((x * 64 + y) % 3 === 0 ? `${x}/${y}` : 'open water');
    }
  });
});
