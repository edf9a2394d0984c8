/**
 * KML 2.2: one placemark for each row, its values as `ExtendedData`, so that map programs list them and our own reader finds
 * them. One modest style for all: a line and a wash that let the map under it be read.
 */
import type { Geometry, Position } from 'geojson';
import { propertiesOf, type FeatureTable } from './feature-table.ts';
import { wound } from './geojson.ts';

const STYLE = `<Style id="s"><LineStyle><color>ffb4642d</color><width>2</width></LineStyle><PolyStyle><color>33b4642d</color></PolyStyle></Style>`;

export function writeKml({ title, notes, columns, rows }: FeatureTable): string {
  const placemarks = rows.map(({ name, geometry, values }) => {
    const data = Object.entries(propertiesOf(columns, values))
      .flatMap(([key, value]) =>
        value === null ? [] : [`<Data name="${escaped(key)}"><value>${escaped(String(value))}</value></Data>`],
      )
      .join('');
    return `<Placemark><name>${escaped(name)}</name><styleUrl>#s</styleUrl><ExtendedData>${data}</ExtendedData>${shape(wound(geometry))}</Placemark>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<kml xmlns="http://www.opengis.net/kml/2.2"><Document>',
    `<name>${escaped(title)}</name><description>${escaped(notes.join('\n'))}</description>${STYLE}`,
    ...placemarks,
    '</Document></kml>',
    '',
  ].join('\n');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** XML knows no control characters at all, not even escaped; half a character would make the file unreadable. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

function shape(geometry: Geometry): string {
  switch (geometry.type) {
    case 'Point':
      return `<Point>${line([geometry.coordinates])}</Point>`;
    case 'LineString':
      return `<LineString><tessellate>1</tessellate>${line(geometry.coordinates)}</LineString>`;
    case 'Polygon':
      return polygon(geometry.coordinates);
    case 'MultiPoint':
    case 'MultiLineString':
    case 'MultiPolygon':
      return many(partsOf(geometry));
    case 'GeometryCollection':
      return many(geometry.geometries);
  }
}

const many = (parts: readonly Geometry[]): string => `<MultiGeometry>${parts.map(shape).join('')}</MultiGeometry>`;

function partsOf(geometry: Extract<Geometry, { type: 'MultiPoint' | 'MultiLineString' | 'MultiPolygon' }>): Geometry[] {
  switch (geometry.type) {
    case 'MultiPoint':
      return geometry.coordinates.map((coordinates) => ({ type: 'Point', coordinates }));
    case 'MultiLineString':
      return geometry.coordinates.map((coordinates) => ({ type: 'LineString', coordinates }));
    case 'MultiPolygon':
      return geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }));
  }
}

const polygon = (rings: readonly Position[][]): string =>
  `<Polygon>${rings
    .map((ring, at) => {
      const side = at === 0 ? 'outerBoundaryIs' : 'innerBoundaryIs';
      return `<${side}><LinearRing>${line(ring)}</LinearRing></${side}>`;
    })
    .join('')}</Polygon>`;

const line = (positions: readonly Position[]): string =>
  `<coordinates>${positions.map(([lon, lat]) => `${lon},${lat}`).join(' ')}</coordinates>`;
