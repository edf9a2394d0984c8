/**
 * Any file an office brings, read by what is in it and not by its name. Runs in the server's command line and in a worker.
 * OpenStreetMap extracts have a reader of their own (`osm/`).
 */
import { parseCollection } from './geojson/parse.ts';
import type { FeatureFile } from './feature-file.ts';
import { LIMITS } from './limits.ts';
import { refuse } from './problem.ts';
import { isShapefile, readShapefile } from './shapefile/read.ts';
import { isShp } from './shapefile/shp.ts';
import { readCsv } from './table/csv.ts';
import type { TableFile } from './table/table.ts';
import { plainText } from './text.ts';
import { readGpx } from './xml/gpx.ts';
import { readKml } from './xml/kml.ts';
import { rootOf } from './xml/read-xml.ts';
import { openZip } from './zip.ts';
import type { ZipEntry } from './zip.ts';

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLD_EXCEL = [0xd0, 0xcf, 0x11, 0xe0];
/** gzip, bzip2, xz, zstd, RAR, 7z: nothing here unpacks them. */
const OTHERS_PACKED = [
  [0x1f, 0x8b],
  [0x42, 0x5a, 0x68],
  [0xfd, 0x37, 0x7a, 0x58],
  [0x28, 0xb5, 0x2f, 0xfd],
  [0x52, 0x61, 0x72, 0x21],
  [0x37, 0x7a, 0xbc, 0xaf],
];

/** Throws `ImportError`; then nothing of the file may be used. */
export async function readFile(bytes: Uint8Array): Promise<FeatureFile | TableFile> {
  refuseLarge(bytes.length);
  if (bytes.length === 0) throw refuse('file_empty');
  const begins = (magic: readonly number[]): boolean => magic.every((byte, i) => bytes[i] === byte);
  if (OTHERS_PACKED.some(begins)) throw refuse('compressed');
  if (begins(ZIP)) return readZip(bytes);
  if (begins(OLD_EXCEL)) return (await import('./table/excel.ts')).readExcel(bytes, 'xls');
  if (isShp(bytes)) throw refuse('shapefile_bare');
  const start = new TextDecoder()
    .decode(bytes.subarray(0, 1000))
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (start === '') throw refuse('file_empty');
  if (start.startsWith('<')) return readMarkup(bytes);
  return /^[{[]/.test(start) ? parseCollection(bytes) : readCsv(bytes);
}

function refuseLarge(size: number): void {
  if (size > LIMITS.fileBytes) throw refuse('file_too_large', { size, limit: LIMITS.fileBytes });
}

async function readZip(bytes: Uint8Array): Promise<FeatureFile | TableFile> {
  const entries = openZip(bytes);
  if (entries.some(({ name }) => name === 'xl/workbook.xml')) {
    // the library has a limit of two gigabytes for an entry: unpacked here first, each entry keeps what it promised
    for (const entry of entries) entry.read();
    return (await import('./table/excel.ts')).readExcel(bytes, 'xlsx');
  }
  if (isShapefile(entries)) return readShapefile(entries);
  const kml = mainKml(entries);
  if (kml) {
    refuseLarge(kml.size);
    return features('kmz', readKml(kml.read()));
  }
  const names = entries.slice(0, 10).map(({ name }) => plainText(name));
  throw refuse('zip_unknown', { names: names.join(', ').slice(0, 300) });
}

/** The document of a KMZ is `doc.kml`, or its only one. */
function mainKml(entries: readonly ZipEntry[]): ZipEntry | undefined {
  const documents = entries.filter(({ name }) => /\.kml$/i.test(name));
  return documents.find(({ name }) => name.toLowerCase() === 'doc.kml') ?? documents[0];
}

function readMarkup(bytes: Uint8Array): FeatureFile {
  const root = rootOf(bytes);
  if (root === 'gpx') return features('gpx', readGpx(bytes));
  // old systems call a web page .xls
  if (/^(?:html|table|workbook)$/i.test(root)) throw refuse('table_web_page');
  return features('kml', readKml(bytes));
}

const features = (format: FeatureFile['format'], found: readonly unknown[]): FeatureFile => ({
  kind: 'features',
  format,
  features: found,
  named: null,
});
