/** A writer of small Shapefiles, for tests: areas, attributes, .prj, .cpg. */
import { Bytes, gbk, utf8, zipOf } from '../test-files.ts';

type Ring = readonly (readonly [number, number])[];

/** What ArcGIS writes for EPSG:4527. */
export const PRJ_ZONE_39 =
  'PROJCS["CGCS2000_3_Degree_GK_Zone_39",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",39500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",117.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]';

export interface Layer {
  /** Rings of each area as they are to be written: outer ones clockwise. */
  readonly areas: readonly (readonly Ring[])[];
  /** One row for each area; the keys of the first are the fields. */
  readonly rows: readonly Readonly<Record<string, string>>[];
  readonly encoding: 'gbk' | 'utf-8';
  readonly prj?: string;
  readonly cpg?: string;
}

export const shapefileZip = (layer: Layer): Uint8Array =>
  zipOf({
    '网格/grids.shp': shp(layer.areas),
    '网格/grids.dbf': dbf(layer),
    ...(layer.prj !== undefined && { '网格/grids.prj': layer.prj }),
    ...(layer.cpg !== undefined && { '网格/grids.cpg': layer.cpg }),
  });

export function shp(areas: Layer['areas']): Uint8Array {
  const records = areas.map((rings, i) => {
    const points = rings.flat();
    const starts = rings.map((_, r) => rings.slice(0, r).flat().length);
    const content = new Bytes()
      .u32(5)
      .f64(...box(points))
      .u32(rings.length, points.length)
      .u32(...starts);
    content.f64(...points.flat());
    return new Bytes()
      .u32be(i + 1)
      .u32be(content.length / 2)
      .raw(content.done())
      .done();
  });
  const length = 100 + records.reduce((sum, record) => sum + record.length, 0);
  const file = new Bytes()
    .u32be(9994)
    .padTo(24)
    .u32be(length / 2)
    .u32(1000, 5)
    .f64(...box(areas.flat(2)))
    .padTo(100);
  for (const record of records) file.raw(record);
  return file.done();
}

const box = (points: readonly (readonly [number, number])[]): [number, number, number, number] => {
  const [x, y] = [points.map((point) => point[0]), points.map((point) => point[1])];
  return [Math.min(...x), Math.min(...y), Math.max(...x), Math.max(...y)];
};

const WIDTH = 40;

export function dbf({ rows, encoding }: Pick<Layer, 'rows' | 'encoding'>): Uint8Array {
  const encode = encoding === 'gbk' ? gbk : utf8;
  const names = Object.keys(rows[0] ?? {});
  const header = 32 + 32 * names.length + 1;
  const file = new Bytes()
    .u8(3, 126, 11, 20)
    .u32(rows.length)
    .u16(header, 1 + WIDTH * names.length)
    .padTo(32);
  names.forEach((name, i) => {
    const from = 32 + 32 * i;
    file
      .raw(encode(name).subarray(0, 10))
      .padTo(from + 11)
      .u8(0x43)
      .padTo(from + 16)
      .u8(WIDTH)
      .padTo(from + 32);
  });
  file.u8(0x0d);
  for (const row of rows) {
    file.u8(0x20);
    for (const name of names) {
      const from = file.length;
      file.raw(encode(row[name] ?? '')).padTo(from + WIDTH, 0x20);
    }
  }
  return file.u8(0x1a).done();
}
