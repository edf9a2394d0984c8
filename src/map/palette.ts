/**
 * Colours and line weights of the map per theme, the only place that holds them. The basemap stays within a few greys
 * and one water tone; our subjects carry the colour. Party red marks Party things only. Urgency is amber and ink with
 * its own shapes, never red. Outdoor: ≥ 7:1 for text and subject lines, lines 1 px stronger, nothing see-through.
 */
import type { CompoundKind } from '../domain/entities.ts';
import type { Theme } from '../state/preferences.ts';
import { mix } from './colour.ts';

/** The level of a territory as the map draws it, whatever a county calls it. */
export type Tier = 'county' | 'street' | 'community' | 'grid' | 'micro_grid';

export interface Palette {
  readonly land: string;
  readonly water: string;
  readonly waterText: string;
  readonly park: string;
  readonly landuse: {
    readonly residential: string;
    readonly school: string;
    readonly commercial: string;
    readonly village: string;
  };
  readonly road: string;
  readonly roadCasing: string;
  readonly majorRoad: string;
  readonly majorRoadCasing: string;
  readonly path: string;
  readonly railway: string;
  readonly railwayGap: string;
  readonly barrier: string;
  readonly streetText: string;

  readonly building: string;
  readonly buildingLine: string;
  readonly text: string;
  readonly textQuiet: string;
  readonly halo: string;
  readonly haloWidth: number;

  /** Calm hues; a community takes one by its place among its siblings. */
  readonly communityHues: readonly string[];
  readonly communityOpacity: number;
  readonly boundary: Readonly<Record<Tier, string>>;
  readonly compoundLine: string;
  readonly compoundKinds: Readonly<Record<CompoundKind, string>>;
  readonly compoundOther: string;
  readonly compoundOpacity: number;

  readonly select: string;
  readonly casing: string;
  readonly litOpacity: number;
  readonly party: string;
  readonly onParty: string;
  readonly caseOpen: string;
  readonly caseOverdue: string;
  readonly caseClosed: string;
  readonly onCaseOpen: string;
  readonly onCaseOverdue: string;
  /** Volunteer teams and what residents order of them. */
  readonly service: string;
  readonly onService: string;
  /** How long no leader has come: amber growing to ink, never red. */
  readonly overdueVisit: { readonly due: string; readonly missed: string; readonly long_missed: string };
  readonly gate: string;
  /** Calm hues of responsibility lines; a unit takes one. */
  readonly zoneHues: readonly string[];
  /** Lines that nobody answers for. */
  readonly zoneBlind: string;
  /** The service circle: one calm hue that grows denser the nearer one is; neither the Party's red nor urgency's amber. */
  readonly ring: string;
  /** Each ring adds this much of it to the ground, 0–1. */
  readonly ringShare: number;
  readonly ringLine: string;
  readonly onRing: string;
  /** A place that does not exist yet. */
  readonly plan: string;
  readonly onPlan: string;
  /** Homes of which nobody can say whether they are within. */
  readonly unknown: string;
  readonly onUnknown: string;
  readonly pinOutline: string;
  readonly device: string;

  /** Added to every subject line, CSS pixels. */
  readonly lineBoost: number;
}

const light: Palette = {
  land: '#f5f4f1',
  water: '#c6dbe7',
  waterText: '#4f7387',
  park: '#e4ecdd',
  landuse: { residential: '#f0eeea', school: '#efece1', commercial: '#f1ebe8', village: '#eeece4' },
  road: '#ffffff',
  roadCasing: '#dfdcd6',
  majorRoad: '#ffffff',
  majorRoadCasing: '#cbc7bf',
  path: '#d3cfc7',
  railway: '#b3afa8',
  railwayGap: '#f5f4f1',
  barrier: '#cfcbc3',
  streetText: '#6d6962',
  building: '#d8d4cc',
  buildingLine: '#b3ada2',
  text: '#1f2733',
  textQuiet: '#4c5563',
  halo: '#ffffff',
  haloWidth: 1.6,
  communityHues: ['#7d9cc4', '#c9a66b', '#86b08c', '#b291bd', '#6fb1b4', '#c79a8f'],
  communityOpacity: 0.17,
  boundary: { county: '#2d3a52', street: '#2d3a52', community: '#42557a', grid: '#5f739b', micro_grid: '#8694b3' },
  compoundLine: '#8a7a5e',
  compoundKinds: {
    unit_compound: '#8fa6c9',
    commercial_compound: '#c7a0b4',
    old_compound: '#cdb27a',
    affordable_compound: '#8dbba4',
  },
  compoundOther: '#b5b3ad',
  compoundOpacity: 0.34,
  select: '#0b57d0',
  casing: '#ffffff',
  litOpacity: 0.16,
  party: '#c8102e',
  onParty: '#ffffff',
  caseOpen: '#f2b233',
  caseOverdue: '#3b2a6b',
  caseClosed: '#5b7f6a',
  onCaseOpen: '#3d2b00',
  onCaseOverdue: '#ffffff',
  service: '#0b6e80',
  onService: '#ffffff',
  overdueVisit: { due: '#f2b233', missed: '#b86a00', long_missed: '#3b2a6b' },
  gate: '#5b4a2f',
  zoneHues: ['#3f6f9e', '#8a6a2b', '#4a7d50', '#7d5a93', '#2f7f86', '#9a5f4c'],
  zoneBlind: '#5a6472',
  ring: '#2f8f7d',
  ringShare: 0.2,
  ringLine: '#14594c',
  onRing: '#ffffff',
  plan: '#0b57d0',
  onPlan: '#ffffff',
  unknown: '#c3c8ce',
  onUnknown: '#4c5563',
  pinOutline: '#ffffff',
  device: '#0b57d0',
  lineBoost: 0,
};

const dark: Palette = {
  land: '#1c2026',
  water: '#22364a',
  waterText: '#8db2cf',
  park: '#20291f',
  landuse: { residential: '#20242a', school: '#24262a', commercial: '#252329', village: '#212420' },
  road: '#323842',
  roadCasing: '#171a1f',
  majorRoad: '#3d4450',
  majorRoadCasing: '#14171b',
  path: '#3a404a',
  railway: '#565d69',
  railwayGap: '#1c2026',
  barrier: '#3b414b',
  streetText: '#a3abb8',
  building: '#454c58',
  buildingLine: '#666f7d',
  text: '#f0f3f8',
  textQuiet: '#c2cad6',
  halo: '#14171b',
  haloWidth: 1.6,
  communityHues: ['#5f86c2', '#b08a47', '#5f9468', '#93699f', '#4a9498', '#a8705f'],
  communityOpacity: 0.2,
  boundary: { county: '#d3ddf2', street: '#d3ddf2', community: '#a9bce3', grid: '#8398c4', micro_grid: '#66789e' },
  compoundLine: '#b59f74',
  compoundKinds: {
    unit_compound: '#5f7fb3',
    commercial_compound: '#9c6a85',
    old_compound: '#a08247',
    affordable_compound: '#4f8a6c',
  },
  compoundOther: '#6d727b',
  compoundOpacity: 0.26,
  select: '#8ab4ff',
  casing: '#0d1014',
  litOpacity: 0.24,
  party: '#e8384f',
  onParty: '#ffffff',
  caseOpen: '#f2b233',
  caseOverdue: '#d9ccff',
  caseClosed: '#8fbfa1',
  onCaseOpen: '#2b1e00',
  onCaseOverdue: '#2a1c57',
  service: '#6fc7d6',
  onService: '#08262c',
  overdueVisit: { due: '#f2b233', missed: '#ffb84d', long_missed: '#d9ccff' },
  gate: '#d8c49c',
  zoneHues: ['#86b4e0', '#d0ab63', '#8cc294', '#bf9ad0', '#76c2c6', '#d59a87'],
  zoneBlind: '#b6c0cd',
  ring: '#4fb3a0',
  ringShare: 0.17,
  ringLine: '#8fdcca',
  onRing: '#08261f',
  plan: '#8ab4ff',
  onPlan: '#0a1a33',
  unknown: '#6b7684',
  onUnknown: '#d5dbe4',
  pinOutline: '#0d1014',
  device: '#8ab4ff',
  lineBoost: 0,
};

const outdoor: Palette = {
  land: '#ffffff',
  water: '#b4d3e4',
  waterText: '#123a52',
  park: '#e3f0d8',
  landuse: { residential: '#ffffff', school: '#f6f3e2', commercial: '#f7efec', village: '#f6f5ef' },
  road: '#f1f1f1',
  roadCasing: '#8d8d8d',
  majorRoad: '#e4e4e4',
  majorRoadCasing: '#6b6b6b',
  path: '#8d8d8d',
  railway: '#5c5c5c',
  railwayGap: '#ffffff',
  barrier: '#8d8d8d',
  streetText: '#3a3a3a',
  building: '#d6d6d6',
  buildingLine: '#5c5c5c',
  text: '#000000',
  textQuiet: '#1c1c1c',
  halo: '#ffffff',
  haloWidth: 2,
  communityHues: ['#e9f0fb', '#fbf3e2', '#eaf6ea', '#f5edf8', '#e5f5f6', '#fbeeea'],
  communityOpacity: 1,
  boundary: { county: '#000000', street: '#000000', community: '#122a5c', grid: '#1f3c7a', micro_grid: '#3d4a68' },
  compoundLine: '#4a3a12',
  compoundKinds: {
    unit_compound: '#e1eaf8',
    commercial_compound: '#f8e6ef',
    old_compound: '#f7f0d8',
    affordable_compound: '#e0f3e8',
  },
  compoundOther: '#efefef',
  compoundOpacity: 1,
  select: '#003a9e',
  casing: '#ffffff',
  litOpacity: 1,
  party: '#a00c24',
  onParty: '#ffffff',
  caseOpen: '#ffb300',
  caseOverdue: '#2a1c57',
  caseClosed: '#1f5136',
  onCaseOpen: '#000000',
  onCaseOverdue: '#ffffff',
  service: '#00495a',
  onService: '#ffffff',
  overdueVisit: { due: '#ffb300', missed: '#7a4100', long_missed: '#2a1c57' },
  gate: '#3a2c0f',
  zoneHues: ['#1d4a78', '#5a4000', '#1f5427', '#56306e', '#00545c', '#6d3423'],
  zoneBlind: '#333b47',
  ring: '#2f8f7d',
  ringShare: 0.2,
  ringLine: '#00463b',
  onRing: '#ffffff',
  plan: '#003a9e',
  onPlan: '#ffffff',
  unknown: '#c3c8ce',
  onUnknown: '#1c1c1c',
  pinOutline: '#000000',
  device: '#003a9e',
  lineBoost: 1,
};

export const palettes: Readonly<Record<Theme, Palette>> = { light, dark, outdoor };

/** A subject's colour while a neighbour is selected: 60 % of it, blended rather than see-through so that outdoors stays solid. */
export const dimmed = (palette: Palette, colour: string): string => mix(colour, palette.land, 0.6);
