/**
 * The whole style as a pure function of what it depends on. It always contains every source and layer of ours, so a theme
 * or basemap switch can wipe nothing. The first style brings the data along; later it goes into the sources separately
 * (`sync.ts`).
 */
import type { FeatureCollection } from 'geojson';
import type { SourceSpecification, StyleSpecification } from 'maplibre-gl';
import { translator } from '../i18n/index.ts';
import { layersOn, type Layers } from '../state/layers.ts';
import type { Locale, Theme } from '../state/preferences.ts';
import type { Basemap } from '../state/runtime-config.ts';
import { archiveUrl, basemapSourceId } from './basemap-source.ts';
import { assignmentLayers } from './layers/assignment.ts';
import { basemapLayers } from './layers/basemap.ts';
import { boundaryLayers } from './layers/boundary.ts';
import { buildingLayers } from './layers/building.ts';
import { caseRecordLayers } from './layers/case-record.ts';
import { circleGroundLayers } from './layers/circle-ground.ts';
import { circlePlaceLayers } from './layers/circle-place.ts';
import { importPreviewLayers } from './layers/import-preview.ts';
import { circleWayLayers } from './layers/circle-way.ts';
import { compoundLayers } from './layers/compound.ts';
import { deviceLayers } from './layers/device.ts';
import { draftCaseLayers } from './layers/draft-case.ts';
import { drawingLayers } from './layers/drawing.ts';
import { focusLayers } from './layers/focus.ts';
import { labelLayers } from './layers/label.ts';
import type { Emphasis, Look, Marks } from './layers/look.ts';
import { pendingLayers } from './layers/pending.ts';
import { patrolTrackLayers } from './layers/patrol-track.ts';
import { proposalLayers } from './layers/proposal.ts';
import { partyHouseholdLayers } from './layers/party-household.ts';
import { responsibilityZoneLayers } from './layers/responsibility-zone.ts';
import { serviceLayers } from './layers/service.ts';
import { serviceStationLayers } from './layers/service-station.ts';
import { territoryLayers } from './layers/territory.ts';
import { palettes } from './palette.ts';
import { collection, type MapSource } from './sources/source.ts';
import { SOURCE_IDS, sources, type SourceId } from './sources/index.ts';
import { inZOrder } from './z-order.ts';

export interface StyleInput {
  readonly theme: Theme;
  readonly layers: Layers;
  readonly basemaps: readonly Basemap[];
  readonly locale: Locale;
  readonly emphasis: Emphasis;
  readonly marks: Marks;
}

/** What sources begin with. */
export type OpeningData = ReadonlyMap<SourceId, FeatureCollection>;

const NOTHING: OpeningData = new Map();

export function buildStyle(
  { theme, layers, basemaps, locale, emphasis, marks }: StyleInput,
  data: OpeningData = NOTHING,
): StyleSpecification {
  const palette = palettes[theme];
  const shownLayers = layersOn(marks.circle || marks.boundary ? 'circle' : 'map', layers);
  const look: Look = { theme, palette, layers: shownLayers, text: translator(locale), emphasis, marks };
  return {
    version: 8,
    sources: {
      ...Object.fromEntries(basemaps.map((basemap) => [basemapSourceId(basemap.id), basemapSource(basemap)])),
      ...Object.fromEntries(SOURCE_IDS.map((id) => [id, ownSource(sources[id], data.get(id))])),
    },
    layers: inZOrder([
      { id: 'land', type: 'background', paint: { 'background-color': palette.land } },
      ...basemaps.flatMap((basemap) => basemapLayers(look, basemap.id)),
      ...territoryLayers(look),
      ...compoundLayers(look),
      ...assignmentLayers(look),
      ...buildingLayers(look),
      ...labelLayers(look),
      ...partyHouseholdLayers(look),
      ...caseRecordLayers(look),
      ...serviceStationLayers(look),
      ...serviceLayers(look),
      ...proposalLayers(look),
      ...pendingLayers(look),
      ...focusLayers(look),
      ...patrolTrackLayers(look),
      ...deviceLayers(look),
      ...draftCaseLayers(look),
      ...circleGroundLayers(look),
      ...circleWayLayers(look),
      ...importPreviewLayers(look),
      ...circlePlaceLayers(look),
      ...responsibilityZoneLayers(look),
      ...drawingLayers(look),
      ...boundaryLayers(look),
    ]),
    // A theme switch is a change of light, not a film.
    transition: { duration: 0, delay: 0 },
  };
}

const basemapSource = (basemap: Basemap): SourceSpecification => ({
  type: 'vector',
  url: archiveUrl(basemap.url),
  attribution: basemap.attribution,
  bounds: [...basemap.bounds],
});

const ownSource = ({ cluster, maxzoom, tolerance = 0.2 }: MapSource, data = collection([])): SourceSpecification => ({
  type: 'geojson',
  data,
  promoteId: 'id',
  tolerance,
  ...(maxzoom !== undefined && { maxzoom }),
  ...(cluster && {
    cluster: true,
    clusterRadius: cluster.radius,
    clusterMaxZoom: cluster.maxZoom,
    clusterProperties: cluster.properties,
  }),
});
