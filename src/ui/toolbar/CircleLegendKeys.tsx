/** What the service circle adds to the legend: what lies on the map now, no more. It has no switch: one has come for it. */
import type { CandidateSite, ServiceStation } from '../../domain/entities.ts';
import type { World } from '../../domain/world.ts';
import type { CircleState } from '../../state/circle.ts';
import '../../i18n/circle-texts.ts';
import { useAppState } from '../app-context.tsx';
import styles from './Legend.module.css';
import { Keys, swatch, symbol, type LegendKey } from './LegendKeys.tsx';

type IsDrawn = (circle: CircleState, world: World) => boolean;

const byNetwork: IsDrawn = ({ picture }) => picture?.kind === 'network';
/** Undefined: what is no station of ours. */
const isServed =
  (tier: ServiceStation['tier'] | undefined): IsDrawn =>
  ({ places }, { service_station }) =>
    places.some(
      ({ selection }) =>
        (selection?.kind === 'service_station' ? service_station.get(selection.id)?.tier : undefined) === tier,
    );
const isCandidate =
  (kind: CandidateSite['kind']): IsDrawn =>
  (_, { candidate_site }) =>
    [...candidate_site.values()].some((row) => row.kind === kind);
const isFootpath =
  (closed: boolean): IsDrawn =>
  (_, { footpath }) =>
    [...footpath.values()].some((row) => row.is_closed === closed);

const KEYS: readonly (readonly [LegendKey, IsDrawn])[] = [
  [swatch(styles.rings, 'circle.key.rings'), byNetwork],
  [swatch(styles.estimate, 'circle.key.estimate'), ({ picture }) => picture?.kind === 'estimate'],
  [swatch(styles.street, 'circle.key.street'), byNetwork],
  [swatch(styles.outside, 'circle.key.outside'), byNetwork],
  [swatch(styles.unknown, 'circle.key.unknown'), ({ picture }) => picture?.atEdge === true],
  [swatch(styles.unconnected, 'circle.key.unconnected'), ({ reach }) => reach?.connected.includes(0) === true],
  [symbol('service_center', 'shell.symbol.service_center'), isServed('service_center')],
  [symbol('service_station', 'shell.symbol.service_station'), isServed('service_station')],
  [symbol('facility', 'circle.key.facility'), isServed(undefined)],
  [symbol('plan_site', 'circle.key.plan_site'), ({ sites }) => sites.length > 0],
  [symbol('idle_premises', 'circle.key.idle_premises'), isCandidate('idle_premises')],
  [symbol('planned_site', 'circle.key.planned_site'), isCandidate('planned_site')],
  [swatch(styles.walk, 'circle.key.walk'), ({ walk }) => walk !== null],
  [swatch(styles.footpath, 'circle.key.footpath'), isFootpath(false)],
  [swatch(styles.footpathClosed, 'circle.key.footpath_closed'), isFootpath(true)],
];

export default function CircleLegendKeys() {
  const circle = useAppState((state) => state.circle);
  const world = useAppState((state) => state.world);
  return <Keys keys={KEYS.flatMap(([key, isDrawn]) => (isDrawn(circle, world) ? [key] : []))} />;
}
