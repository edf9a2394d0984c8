/**
 * What pedestrians may use, by OpenStreetMap's tags. The tables follow what GraphHopper, OSRM and Valhalla have in common;
 * where they differ, the choice that fits Chinese streets: cycleways are walked on, and a private way is destination only.
 */
import type { Tags } from '../formats/osm/element.ts';
import { FLAG, type BarrierKind } from './graph.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const WALKED = words(
  'footway path steps pedestrian living_street track residential service platform trunk trunk_link primary primary_link ' +
    'secondary secondary_link tertiary tertiary_link cycleway unclassified road bridleway corridor elevator crossing',
);
const MOTORWAY = words('motorway motorway_link');
const NEVER = words('construction proposed');
const ALLOWED = words('yes designated permissive official public destination customers');
const FORBIDDEN = words('no agricultural forestry delivery use_sidepath military emergency restricted');
const PRIVATE = words('private permit residents');
const SIDEWALK = words('yes both left right');
const WALL = words('wall fence hedge retaining_wall city_wall guard_rail ditch');

const is = (set: ReadonlySet<string>, value: string | undefined): boolean => value !== undefined && set.has(value);

export interface FootWay {
  /** `FLAG`s. */
  readonly flags: number;
  readonly isPrivate: boolean;
  /** The one direction it is walked in, where it has one. */
  readonly only: 'forward' | 'backward' | null;
}

/** Null for a way that nobody walks on. */
export function footWay(tags: Tags): FootWay | null {
  const highway = tags.get('highway');
  const access = tags.get('foot') ?? tags.get('access');
  const isInvited = is(ALLOWED, tags.get('foot'));
  if (!isFootGround(tags, highway, is(ALLOWED, access)) || is(FORBIDDEN, access)) return null;
  if (!isInvited && (tags.get('motorroad') === 'yes' || hasOwnSidewalks(tags))) return null;
  if (tags.get('area') === 'yes' && highway !== 'pedestrian') return null;
  const oneWay = tags.get('oneway:foot');
  return {
    flags:
      (highway === 'steps' ? FLAG.steps : 0) |
      (tags.get('footway') === 'crossing' || highway === 'crossing' ? FLAG.crossing : 0) |
      (isYes(tags.get('bridge')) ? FLAG.bridge : 0) |
      (isYes(tags.get('tunnel')) ? FLAG.tunnel : 0),
    isPrivate: is(PRIVATE, access),
    only: oneWay === 'yes' ? 'forward' : oneWay === '-1' ? 'backward' : null,
  };
}

function isFootGround(tags: Tags, highway: string | undefined, isAllowed: boolean): boolean {
  if (highway === undefined) return tags.get('railway') === 'platform' || tags.get('man_made') === 'pier';
  if (is(NEVER, highway)) return false;
  if (is(MOTORWAY, highway)) return is(ALLOWED, tags.get('foot')) || is(SIDEWALK, tags.get('sidewalk'));
  return is(WALKED, highway) || isAllowed || is(SIDEWALK, tags.get('sidewalk'));
}

/** The pavement is drawn as a way of its own: the carriageway is not walked on. */
const hasOwnSidewalks = (tags: Tags): boolean =>
  tags.get('sidewalk') === 'separate' || tags.get('sidewalk:both') === 'separate';

const isYes = (value: string | undefined): boolean => value !== undefined && value !== 'no';

/** Whether a point on a way stops a pedestrian. A gate does not, whoever may drive through it; a wall or a lock does. */
export function stopsWalkers(tags: Tags): boolean {
  const access = tags.get('foot') ?? tags.get('access');
  if (is(FORBIDDEN, access)) return true;
  if (is(ALLOWED, access)) return false;
  return tags.get('locked') === 'yes' || is(WALL, tags.get('barrier'));
}

const WATERWAYS = words('river canal riverbank');
const RAILWAYS = words('rail subway');

/**
 * What a way bars to walkers without being walked on: flowing water, the outline of standing water (`isClosed`), rails. Null where
 * it runs above or below the ground.
 */
export function barrierOf(tags: Tags, isClosed: boolean): BarrierKind | null {
  if (isYes(tags.get('tunnel')) || isYes(tags.get('bridge')) || isYes(tags.get('covered'))) return null;
  if (is(WATERWAYS, tags.get('waterway')) || (isClosed && tags.get('natural') === 'water')) return 'river';
  return is(RAILWAYS, tags.get('railway')) ? 'railway' : null;
}
