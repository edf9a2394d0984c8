/**
 * The one family of symbols, as outlines in a 24 × 24 box, each with a silhouette of its own so that a greyscale print and
 * a colour-blind reader tell them apart: flag = party household, star on the flag = centre household, house with a flag =
 * station, the same house in dashes = a station that does not exist yet, triangle = open case, clock on the triangle = overdue, tick = closed. Plain data, because the map paints it on
 * a canvas and the screens into SVG, and the legend must not drift from the map.
 */

/** Which of a theme's colours a part takes: a field of the map's palette and a `--map-…` variable of the stylesheet. */
export type SymbolInk =
  | 'party'
  | 'onParty'
  | 'caseOpen'
  | 'onCaseOpen'
  | 'caseOverdue'
  | 'onCaseOverdue'
  | 'caseClosed'
  | 'service'
  | 'onService'
  | 'gate'
  | 'ringLine'
  | 'onRing'
  | 'plan'
  | 'onPlan'
  | 'pinOutline';

/** One stroke of the pen; drawn in order. Widths are in box units. */
export interface SymbolPart {
  readonly path: string;
  readonly fill?: SymbolInk;
  readonly stroke?: SymbolInk;
  readonly width?: number;
  /** Belongs to the silhouette, so the halo runs around it. */
  readonly solid?: boolean;
}

export interface SymbolShape {
  readonly parts: readonly SymbolPart[];
  /** CSS pixels of the 24-unit box on the map. */
  readonly size: number;
  /** The box's point that stands on the place. */
  readonly foot: readonly [number, number];
}

const star = 'M13.6 4.2 14.6 6.4 17 6.7 15.2 8.3 15.7 10.7 13.6 9.5 11.5 10.7 12 8.3 10.2 6.7 12.6 6.4Z';
const pole = 'M6.5 2.5V22';
const cloth = 'M6.5 3H20.5L17.6 7.5 20.5 12H6.5Z';
const bigCloth = 'M6.5 2.5H22L19 7.5 22 12.5H6.5Z';
const roof = 'M2.5 13.2 12 6.4 21.5 13.2V22H2.5Z';
const mast = 'M12 7.5V1.2';
const pennant = 'M12 1H18.6L16.8 3.2 18.6 5.4H12Z';
const door = 'M9.7 22V16.4H14.3V22Z';
const triangle = 'M12 3.2 22 20.6H2Z';
const arch = 'M2 21.5V12A10 10 0 0 1 22 12V21.5H16.4V12.6A4.4 4.4 0 0 0 7.6 12.6V21.5Z';
const tick = 'M4.5 12.8 9.6 18 19.5 6.8';

const heart =
  'M12 21C5.2 16.1 2 12.6 2 8.7 2 5.5 4.4 3.2 7.3 3.2 9.2 3.2 11 4.2 12 5.9 13 4.2 14.8 3.2 16.7 3.2 19.6 3.2 22 5.5 22 8.7 22 12.6 18.8 16.1 12 21Z';
const slip = 'M4.5 2.5H19.5V18.5H14.6L12 22.5 9.4 18.5H4.5Z';
const smallHeart =
  'M12 15.4C8.6 13 7 11.2 7 9.3 7 7.7 8.2 6.5 9.6 6.5 10.6 6.5 11.5 7 12 7.9 12.5 7 13.4 6.5 14.4 6.5 15.8 6.5 17 7.7 17 9.3 17 11.2 15.4 13 12 15.4Z';

const DOTS = 14;
/** A ring of dots: what waits to be uploaded. */
const ringOfDots = Array.from({ length: DOTS }, (_, n) => {
  const angle = (n / DOTS) * 2 * Math.PI;
  const [x, y] = [12 + 10.4 * Math.sin(angle), 12 - 10.4 * Math.cos(angle)];
  return `M${(x - 1).toFixed(2)} ${y.toFixed(2)}a1 1 0 1 0 2 0a1 1 0 1 0 -2 0Z`;
}).join('');

/** The outline of a polygon in dashes, `parts` to a side; corners are kept. */
const dashed = (corners: readonly (readonly [number, number])[], parts: number): string =>
  corners
    .flatMap(([x, y], index) => {
      const [toX, toY] = corners[(index + 1) % corners.length] ?? [x, y];
      const at = (share: number): string =>
        `${(x + (toX - x) * share).toFixed(2)} ${(y + (toY - y) * share).toFixed(2)}`;
      const half = 0.3 / parts;
      return Array.from(
        { length: parts + 1 },
        (_, n) => `M${at(Math.max(0, n / parts - half))}L${at(Math.min(1, n / parts + half))}`,
      );
    })
    .join('');
const hollowHouse = dashed(
  [
    [2.5, 13.2],
    [12, 6.4],
    [21.5, 13.2],
    [21.5, 22],
    [2.5, 22],
  ],
  3,
);
const drop = 'M12 22.5C7.4 16.9 4 13.4 4 9.4A8 8 0 0 1 20 9.4C20 13.4 16.6 16.9 12 22.5Z';
const sign = 'M12 1.8 18.8 8.6 12 15.4 5.2 8.6Z';

const dial = 'M18.4 .2A5.4 5.4 0 1 1 18.39 .2Z';
const hands = 'M18.4 2.5V5.8L20.6 7.1';

export const symbolShapes = {
  party_household: {
    size: 24,
    foot: [6.5, 22],
    parts: [
      { path: pole, stroke: 'party', width: 2.2, solid: true },
      { path: cloth, fill: 'party', solid: true },
    ],
  },
  center_household: {
    size: 28,
    foot: [6.5, 22],
    parts: [
      { path: pole, stroke: 'party', width: 2.2, solid: true },
      { path: bigCloth, fill: 'party', solid: true },
      { path: star, fill: 'onParty' },
    ],
  },
  service_station: {
    size: 26,
    foot: [12, 22],
    parts: [
      { path: mast, stroke: 'party', width: 1.8, solid: true },
      { path: pennant, fill: 'party', solid: true },
      { path: roof, fill: 'party', solid: true },
      { path: door, fill: 'onParty' },
    ],
  },
  service_center: {
    size: 36,
    foot: [12, 22],
    parts: [
      { path: mast, stroke: 'party', width: 1.8, solid: true },
      { path: pennant, fill: 'party', solid: true },
      { path: roof, fill: 'party', solid: true },
      {
        path: 'M12 11.4 13.1 13.8 15.7 14.1 13.8 15.9 14.3 18.5 12 17.2 9.7 18.5 10.2 15.9 8.3 14.1 10.9 13.8Z',
        fill: 'onParty',
      },
    ],
  },
  case_open: {
    size: 24,
    foot: [12, 20.6],
    parts: [
      { path: triangle, fill: 'caseOpen', solid: true },
      { path: triangle, stroke: 'onCaseOpen', width: 1.4 },
      { path: 'M12 9.2V14.6', stroke: 'onCaseOpen', width: 2.2 },
      { path: 'M12 17.7V17.8', stroke: 'onCaseOpen', width: 2.4 },
    ],
  },
  case_overdue: {
    size: 28,
    foot: [12, 20.6],
    parts: [
      { path: triangle, fill: 'caseOverdue', solid: true },
      { path: 'M11.2 10.2V14.8', stroke: 'onCaseOverdue', width: 2.2 },
      { path: 'M11.2 17.9V18', stroke: 'onCaseOverdue', width: 2.4 },
      { path: dial, fill: 'onCaseOverdue', solid: true },
      { path: dial, stroke: 'caseOverdue', width: 1.7 },
      { path: hands, stroke: 'caseOverdue', width: 1.6 },
    ],
  },
  /** The two triangles as they stand in a line of text. */
  mark_open: {
    size: 15,
    foot: [12, 12],
    parts: [
      { path: triangle, fill: 'caseOpen', solid: true },
      { path: triangle, stroke: 'onCaseOpen', width: 1.8 },
      { path: 'M12 9.4V14', stroke: 'onCaseOpen', width: 2.6 },
      { path: 'M12 17.6V17.7', stroke: 'onCaseOpen', width: 2.8 },
    ],
  },
  mark_overdue: {
    size: 17,
    foot: [12, 12],
    parts: [
      { path: triangle, fill: 'caseOverdue', solid: true },
      { path: dial, fill: 'onCaseOverdue', solid: true },
      { path: dial, stroke: 'caseOverdue', width: 2 },
      { path: hands, stroke: 'caseOverdue', width: 1.9 },
    ],
  },
  case_closed: {
    size: 16,
    foot: [12, 12],
    parts: [{ path: tick, stroke: 'caseClosed', width: 4.2, solid: true }],
  },
  /** Several cases in one place; the number is written into it by the style. */
  case_cluster: {
    size: 36,
    foot: [12, 20.6],
    parts: [
      { path: triangle, fill: 'caseOpen', solid: true },
      { path: triangle, stroke: 'onCaseOpen', width: 1.1 },
    ],
  },
  case_cluster_overdue: {
    size: 36,
    foot: [12, 20.6],
    parts: [
      { path: triangle, fill: 'caseOpen', solid: true },
      { path: triangle, stroke: 'onCaseOpen', width: 1.1 },
      { path: 'M18.8 .6A4.7 4.7 0 1 1 18.79 .6Z', fill: 'caseOverdue', solid: true },
      { path: 'M18.8 2.6V5.4L20.6 6.4', stroke: 'onCaseOverdue', width: 1.3 },
    ],
  },
  volunteer_team: {
    size: 24,
    foot: [12, 21],
    parts: [{ path: heart, fill: 'service', solid: true }],
  },
  /** A slip with a heart on it: somebody has ordered. */
  service_order: {
    size: 26,
    foot: [12, 22.5],
    parts: [
      { path: slip, fill: 'service', solid: true },
      { path: slip, stroke: 'onService', width: 1.2 },
      { path: smallHeart, fill: 'onService' },
    ],
  },
  /** Around a pin, its middle on the pin's. */
  pending: {
    size: 46,
    foot: [12, 16.2],
    parts: [{ path: ringOfDots, fill: 'gate', solid: true }],
  },
  pending_problem: {
    size: 46,
    foot: [12, 16.2],
    parts: [
      { path: ringOfDots, fill: 'gate', solid: true },
      { path: 'M19.4 .9A4 4 0 1 1 19.39 .9Z', fill: 'caseOpen', solid: true },
      { path: 'M19.4 2.6V5.4', stroke: 'onCaseOpen', width: 1.3 },
      { path: 'M19.4 7.1V7.2', stroke: 'onCaseOpen', width: 1.4 },
    ],
  },
  /** A place of some kind that people walk to: a counter under its awning. */
  facility: {
    size: 28,
    foot: [12, 22.5],
    parts: [
      { path: drop, fill: 'ringLine', solid: true },
      { path: 'M8 5.4H16L17.4 9H6.6Z', fill: 'onRing' },
      { path: 'M8 10.2H16V13.4H8Z', fill: 'onRing' },
    ],
  },
  plan_site: {
    size: 36,
    foot: [12, 22],
    parts: [
      { path: roof, fill: 'onPlan', solid: true },
      { path: hollowHouse, stroke: 'plan', width: 2, solid: true },
      { path: 'M12 11.6V19M8.3 15.3H15.7', stroke: 'plan', width: 2.4 },
    ],
  },
  /** A house with nobody in it. */
  idle_premises: {
    size: 22,
    foot: [12, 22],
    parts: [
      { path: roof, fill: 'onPlan', solid: true },
      { path: roof, stroke: 'plan', width: 2 },
      { path: 'M9.4 22V15.8H14.6V22', stroke: 'plan', width: 1.8 },
    ],
  },
  /** A sign on a post. */
  planned_site: {
    size: 24,
    foot: [12, 22.5],
    parts: [
      { path: 'M12 15V22.5', stroke: 'plan', width: 2.2, solid: true },
      { path: sign, fill: 'onPlan', solid: true },
      { path: sign, stroke: 'plan', width: 2 },
      { path: 'M12 5.8V11.4M9.2 8.6H14.8', stroke: 'plan', width: 1.8 },
    ],
  },
  gate_main: {
    size: 17,
    foot: [12, 12],
    parts: [{ path: arch, fill: 'gate', solid: true }],
  },
  /** Walled up. */
  gate_closed: {
    size: 14,
    foot: [12, 12],
    parts: [
      { path: 'M2 21.5V12A10 10 0 0 1 22 12V21.5Z', fill: 'gate', solid: true },
      { path: 'M7.5 9 16.5 18M16.5 9 7.5 18', stroke: 'onPlan', width: 2.6 },
    ],
  },
  gate_side: {
    size: 12,
    foot: [12, 12],
    parts: [{ path: arch, fill: 'gate', solid: true }],
  },
} as const satisfies Record<string, SymbolShape>;

export type SymbolName = keyof typeof symbolShapes;
