/**
 * What a tap opens. Pins come first, the nearest of them; then the area whose name is on screen at this zoom, and from
 * there outwards. GL answers the same feature once per tile it lies in, so answers are told apart by what they open.
 */
import type { Position } from 'geojson';
import { parseSelection, type Selection } from '../domain/selection.ts';
import type { Rendered } from './engine.ts';
import { liftOf } from './symbols/images.ts';
import { BUILDING_SHAPE_ZOOM, ZOOM } from './zoom-bands.ts';
import type { LayerName } from './z-order.ts';

/**
 * CSS pixels a tap may miss by: what is drawn, with a mouse; the middle of a pin, with a finger, which hides what it aims
 * at. Measured from a pin's edge, a finger's reach would leave no open ground between the pins of a busy grid.
 */
export const REACH = { mouse: 4, touch: 22 } as const;

/** Of the pins around a finger, those whose middle it can have meant. */
export const inReach = (pins: readonly Rendered[], reach: number): Rendered[] =>
  pins.filter(({ distance }) => distance <= reach);

export const PIN_LAYERS = [
  'circle-site',
  'circle-served',
  'circle-candidate',
  'center',
  'station',
  'case-cluster',
  'case',
  'service-order',
  'volunteer-team',
  'party-door',
  'party-household',
  'case-closed',
  'gate',
  'footpath-open',
  'footpath-closed',
  'zone-line',
  'zone-blind',
] as const satisfies readonly LayerName[];
export const AREA_LAYERS = [
  'building-fill',
  'compound-touch',
  'territory-touch',
] as const satisfies readonly LayerName[];

/** CSS pixels from a pin's place up to its middle, per layer. */
export const LIFT: Partial<Record<LayerName, number>> = {
  'circle-site': liftOf('plan_site'),
  'circle-served': liftOf('facility'),
  'circle-candidate': liftOf('planned_site'),
  center: liftOf('service_center'),
  station: liftOf('service_station'),
  'case-cluster': liftOf('case_cluster'),
  case: liftOf('case_open'),
  'service-order': liftOf('service_order'),
  'volunteer-team': liftOf('volunteer_team'),
  'party-door': liftOf('party_household'),
  'party-household': liftOf('party_household'),
};

export type Hit =
  | { readonly kind: 'place'; readonly selection: Selection }
  /** A hypothetical station: nothing to select, but to drag. */
  | { readonly kind: 'site'; readonly id: string }
  | { readonly kind: 'cluster'; readonly clusterId: number; readonly at: Position };

/** Null where there is nothing of ours. `onCircle`: the place of the service circle is open, and buildings are its subject. */
export function pick(rendered: readonly Rendered[], zoom: number, onCircle = false): Hit | null {
  const pins = rendered
    .filter(({ layer }) => isPin(layer))
    .sort((a, b) => a.distance - b.distance || pinRank(a) - pinRank(b));
  for (const pin of pins) {
    const hit = openPin(pin);
    if (hit) return hit;
  }
  const areas = rendered.map(areaOf).filter((area) => area !== null);
  for (const rank of ranksAt(zoom, onCircle)) {
    const found = areas.find((area) => area.rank === rank);
    if (found) return { kind: 'place', selection: found.selection };
  }
  return null;
}

const isPin = (layer: LayerName): boolean => PIN_LAYERS.some((pin) => pin === layer);
const pinRank = ({ layer }: Rendered): number => PIN_LAYERS.findIndex((pin) => pin === layer);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function openPin({ layer, properties, at }: Rendered): Hit | null {
  const id = text(properties['id']);
  const place = (kind: Selection['kind'], of = id): Hit => ({ kind: 'place', selection: { kind, id: of } });
  switch (layer) {
    case 'center':
    case 'station':
      return place('service_station');
    case 'circle-site':
      return { kind: 'site', id };
    case 'circle-served': {
      const selection = parseSelection(text(properties['opens']));
      return selection && { kind: 'place', selection };
    }
    case 'circle-candidate':
      return place('candidate_site');
    case 'gate':
      return place('compound_gate');
    case 'footpath-open':
    case 'footpath-closed':
      return place('footpath');
    case 'zone-line':
    case 'zone-blind':
      return place('responsibility_zone');
    case 'case':
    case 'case-closed':
      return place('case_record');
    case 'service-order':
      return place('service_order');
    case 'volunteer-team':
      return place('volunteer_team');
    case 'party-household':
      return place('party_household');
    case 'party-door': {
      const only = text(properties['only']);
      return only === '' ? place('building', text(properties['building'])) : place('party_household', only);
    }
    case 'case-cluster':
      return at && typeof properties['cluster_id'] === 'number'
        ? { kind: 'cluster', clusterId: properties['cluster_id'], at }
        : null;
    default:
      return null;
  }
}

type AreaRank = 'building' | 'compound' | 'micro_grid' | 'grid' | 'community' | 'street' | 'county';
const INWARDS: readonly AreaRank[] = ['building', 'compound', 'micro_grid', 'grid', 'community', 'street', 'county'];

function areaOf({ layer, properties }: Rendered): { rank: AreaRank; selection: Selection } | null {
  const id = text(properties['id']);
  if (layer === 'building-fill') return { rank: 'building', selection: { kind: 'building', id } };
  if (layer === 'compound-touch') return { rank: 'compound', selection: { kind: 'compound', id } };
  const rank = INWARDS.find((tier) => tier === properties['tier']);
  return rank ? { rank, selection: { kind: 'territory', id } } : null;
}

/** Which area answers first at this zoom: the one that carries its name, then outwards; what is too small to be named, last. */
function ranksAt(zoom: number, onCircle: boolean): AreaRank[] {
  const first: AreaRank =
    zoom >= (onCircle ? BUILDING_SHAPE_ZOOM : ZOOM.building)
      ? 'building'
      : zoom >= ZOOM.compound
        ? 'compound'
        : zoom >= ZOOM.grid
          ? 'grid'
          : 'community';
  const start = INWARDS.indexOf(first);
  return [...INWARDS.slice(start), ...INWARDS.slice(0, start).reverse()];
}
