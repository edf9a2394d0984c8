/**
 * From a collected OpenStreetMap file to what the product holds: basemap layers, buildings, compounds, gates, facilities. Geometry is
 * EPSG:4326 with 7 decimals and may be as crooked as its source; the database repairs it on the way in.
 */
import type { Feature, Geometry, MultiPolygon } from 'geojson';
import { emptyLayers } from '../../basemap/layers.ts';
import type { BasemapLayers } from '../../basemap/layers.ts';
import { boundsOfGeometry, unionOfBounds } from '../../bounds.ts';
import type { Bounds } from '../../bounds.ts';
import { LIMITS } from '../limits.ts';
import { refuse } from '../problem.ts';
import { areaOfRelation, areaOfWay, isClosed, lineOf } from './assemble.ts';
import {
  buildingFloors,
  buildingUse,
  drawnAsArea,
  drawnAsLine,
  isBuilding,
  isCompound,
  nameOf,
  shorten,
} from './classify.ts';
import type { Drawn } from './classify.ts';
import type { Collected } from './collect.ts';
import { compoundsOf } from './compounds.ts';
import type { NamedArea } from './compounds.ts';
import type { Tags } from './element.ts';
import { facilitiesOf, type OsmFacility } from './facilities.ts';
import { gatesOf } from './gates.ts';
import type { Gate } from './gates.ts';

interface OsmBuilding {
  /** Name or house number; empty where OpenStreetMap has none. */
  readonly name: string;
  /** Null where nothing says: then being inside a compound decides. */
  readonly use: 'residential' | 'commercial' | 'public' | 'other' | null;
  readonly floors: number | null;
  readonly geometry: MultiPolygon;
}

export interface OsmExtract {
  /** The area the file was cut to, widened to hold every compound and building whole. */
  readonly bounds: Bounds;
  readonly layers: BasemapLayers;
  readonly compounds: readonly NamedArea[];
  readonly gates: readonly Gate[];
  readonly buildings: readonly OsmBuilding[];
  readonly facilities: readonly OsmFacility[];
  /** What was seen and could not be taken whole. */
  readonly left: {
    /** Named residential areas and buildings of which the extract holds only a part. */
    readonly cutCompounds: readonly string[];
    readonly cutBuildings: number;
    /** Buildings mapped as a point: they got a nominal outline of 10 m by 10 m. */
    readonly pointBuildings: number;
  };
}

interface Area {
  readonly tags: Tags;
  readonly geometry: MultiPolygon | null;
}

/** Half the side of the nominal outline, metres. */
const NOMINAL_HALF = 5;

export function extractOsm(collected: Collected): OsmExtract {
  const layers = emptyLayers();
  const areas = areasOf(collected);
  for (const way of collected.ways.values()) {
    const drawn = drawnAsLine(way.tags);
    const line = drawn ? lineOf(collected, way.refs) : [];
    if (drawn && line.length >= 2) add(layers, drawn, { type: 'LineString', coordinates: line });
  }
  const named: NamedArea[] = [];
  const cutCompounds: string[] = [];
  const buildings: OsmBuilding[] = [];
  let cutBuildings = 0;
  for (const { tags, geometry } of areas) {
    const drawn = drawnAsArea(tags);
    if (drawn && geometry) add(layers, drawn, geometry);
    if (isCompound(tags)) {
      if (geometry) named.push({ name: nameOf(tags), geometry });
      else cutCompounds.push(nameOf(tags));
    }
    if (isBuilding(tags)) {
      if (geometry) buildings.push(buildingOf(tags, geometry));
      else cutBuildings++;
    }
  }
  const asPoints = collected.points.filter((point) => isBuilding(point.tags));
  for (const { tags, at } of asPoints) buildings.push(buildingOf(tags, nominalOutline(at)));

  const compounds = compoundsOf(named);
  const bounds = boundsOf(collected, [...compounds, ...buildings]);
  return {
    bounds,
    layers,
    compounds,
    gates: gatesOf(
      collected.points,
      compounds.map((compound) => compound.geometry),
      buildingCorners(collected),
    ),
    buildings,
    facilities: facilitiesOf(collected.points, areas),
    left: { cutCompounds, cutBuildings, pointBuildings: asPoints.length },
  };
}

function add(layers: BasemapLayers, { layer, properties }: Drawn, geometry: Geometry): void {
  const feature: Feature = { type: 'Feature', properties: { ...properties }, geometry };
  layers[layer].features.push(feature);
}

/** Closed ways and multipolygons. An open way counts as a cut area only where its tags leave no doubt that it is one. */
function areasOf(collected: Collected): Area[] {
  const areas: Area[] = collected.areas.map((relation) => ({
    tags: relation.tags,
    geometry: areaOfRelation(collected, relation),
  }));
  for (const { refs, tags } of collected.ways.values()) {
    if (tags.size > 0 && (isClosed(refs) || isBuilding(tags)))
      areas.push({ tags, geometry: areaOfWay(collected, refs) });
  }
  return areas;
}

const buildingOf = (tags: Tags, geometry: MultiPolygon): OsmBuilding => ({
  name: shorten(nameOf(tags) || tags.get('addr:housename') || tags.get('addr:housenumber') || '', LIMITS.nameLength),
  use: buildingUse(tags),
  floors: buildingFloors(tags),
  geometry,
});

function nominalOutline([lon, lat]: readonly [number, number]): MultiPolygon {
  const dy = NOMINAL_HALF / 111_195;
  const dx = dy / Math.cos((lat * Math.PI) / 180);
  const round = (value: number): number => Math.round(value * 1e7) / 1e7;
  const [west, south, east, north] = [round(lon - dx), round(lat - dy), round(lon + dx), round(lat + dy)];
  return {
    type: 'MultiPolygon',
    coordinates: [
      [
        [
          [west, south],
          [east, south],
          [east, north],
          [west, north],
          [west, south],
        ],
      ],
    ],
  };
}

function buildingCorners(collected: Collected): Set<number> {
  const corners = new Set<number>();
  for (const { refs, tags } of collected.ways.values()) if (isBuilding(tags)) for (const ref of refs) corners.add(ref);
  return corners;
}

function boundsOf(collected: Collected, features: readonly { geometry: MultiPolygon }[]): Bounds {
  const boxes = features.map(({ geometry }) => boundsOfGeometry(geometry)).filter((box) => box !== null);
  const bounds = unionOfBoxes(collected.bounds ? [collected.bounds, ...boxes] : boxes);
  if (!bounds) throw refuse('osm_nothing');
  const [width, height] = [bounds[2] - bounds[0], bounds[3] - bounds[1]];
  if (Math.max(width, height) > LIMITS.osmExtentDegrees) {
    throw refuse('osm_extent', { width: width.toFixed(2), height: height.toFixed(2), limit: LIMITS.osmExtentDegrees });
  }
  return bounds;
}

/** `unionOfBounds` spreads its argument; buildings are too many for that. */
function unionOfBoxes(boxes: readonly Bounds[]): Bounds | null {
  let union: Bounds | null = null;
  for (const box of boxes) union = union ? unionOfBounds([union, box]) : box;
  return union;
}
