/**
 * FlatGeobuf: what desktop GIS opens fastest. The library's own way to write looks at the first row only to tell what a column
 * holds, and has no place for title, notes and coordinate system: so the head of the file is written here, its rows by the
 * library. Large: fetch it when somebody exports.
 */
import { Builder } from 'flatbuffers';
import { magicbytes } from 'flatgeobuf/lib/mjs/constants.js';
import { ColumnType } from 'flatgeobuf/lib/mjs/flat-geobuf/column-type.js';
import { Column as FgbColumn } from 'flatgeobuf/lib/mjs/flat-geobuf/column.js';
import { Crs } from 'flatgeobuf/lib/mjs/flat-geobuf/crs.js';
import { GeometryType } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry-type.js';
import { Header } from 'flatgeobuf/lib/mjs/flat-geobuf/header.js';
import { buildFeature, type IProperties } from 'flatgeobuf/lib/mjs/generic/feature.js';
import { toGeometryType } from 'flatgeobuf/lib/mjs/generic/geometry.js';
import { parseGeometry } from 'flatgeobuf/lib/mjs/geojson/geometry.js';
import type { HeaderMeta } from 'flatgeobuf/lib/mjs/header-meta.js';
import type { Geometry } from 'geojson';
import { propertiesOf, type FeatureTable } from './feature-table.ts';
import { wound } from './geojson.ts';

export function writeFlatGeobuf(table: FeatureTable): Uint8Array<ArrayBuffer> {
  const meta = metaOf(table);
  const parts = [
    magicbytes,
    headerOf(meta),
    ...table.rows.map(({ geometry, values }) =>
      buildFeature(
        parseGeometry(simple(wound(geometry))),
        // null is what it leaves out, whatever its types say
        propertiesOf(table.columns, values) as IProperties,
        meta,
      ),
    ),
  ];
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** No table of ours has collections, and this format would want them written another way. */
function simple(geometry: Geometry): Exclude<Geometry, { type: 'GeometryCollection' }> {
  if (geometry.type === 'GeometryCollection') throw new Error('collections of geometries are not written');
  return geometry;
}

function metaOf({ title, notes, columns, rows }: FeatureTable): HeaderMeta {
  const types = new Set(rows.map(({ geometry }) => toGeometryType(geometry.type)));
  const [only = GeometryType.Unknown] = types;
  return {
    geometryType: types.size === 1 ? only : GeometryType.Unknown,
    columns: columns.map(({ title: name, kind }) => ({
      name,
      type: kind === 'number' ? ColumnType.Double : ColumnType.String,
      title: null,
      description: null,
      width: -1,
      precision: -1,
      scale: -1,
      nullable: true,
      unique: false,
      primary_key: false,
    })),
    envelope: null,
    featuresCount: rows.length,
    indexNodeSize: 0,
    crs: null,
    title,
    description: notes.join('\n'),
    metadata: null,
  };
}

function headerOf({ geometryType, columns, featuresCount, title, description }: HeaderMeta): Uint8Array {
  const builder = new Builder();
  const made = (columns ?? []).map(({ name, type }) => {
    const text = builder.createString(name);
    FgbColumn.startColumn(builder);
    FgbColumn.addName(builder, text);
    FgbColumn.addType(builder, type);
    return FgbColumn.endColumn(builder);
  });
  const list = Header.createColumnsVector(builder, made);
  const [org, crsName] = [builder.createString('EPSG'), builder.createString('WGS 84')];
  Crs.startCrs(builder);
  Crs.addOrg(builder, org);
  Crs.addCode(builder, 4326);
  Crs.addName(builder, crsName);
  const crs = Crs.endCrs(builder);
  const [name, about] = [builder.createString(title ?? ''), builder.createString(description ?? '')];
  Header.startHeader(builder);
  Header.addName(builder, name);
  Header.addTitle(builder, name);
  Header.addDescription(builder, about);
  Header.addGeometryType(builder, geometryType);
  Header.addColumns(builder, list);
  Header.addFeaturesCount(builder, BigInt(featuresCount));
  Header.addIndexNodeSize(builder, 0);
  Header.addCrs(builder, crs);
  builder.finishSizePrefixed(Header.endHeader(builder));
  return builder.asUint8Array();
}
