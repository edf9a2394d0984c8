/** What the service circle adds to the legend. It has no switch: one has come for it. */
import '../../i18n/circle-texts.ts';
import styles from './Legend.module.css';
import { Keys, swatch, symbol, type LegendKey } from './LegendKeys.tsx';

const KEYS: readonly LegendKey[] = [
  swatch(styles.rings, 'circle.key.rings'),
  swatch(styles.estimate, 'circle.key.estimate'),
  swatch(styles.street, 'circle.key.street'),
  swatch(styles.outside, 'circle.key.outside'),
  swatch(styles.unknown, 'circle.key.unknown'),
  swatch(styles.unconnected, 'circle.key.unconnected'),
  symbol('service_center', 'shell.symbol.service_center'),
  symbol('service_station', 'shell.symbol.service_station'),
  symbol('facility', 'circle.key.facility'),
  symbol('plan_site', 'circle.key.plan_site'),
  symbol('idle_premises', 'circle.key.idle_premises'),
  symbol('planned_site', 'circle.key.planned_site'),
  swatch(styles.walk, 'circle.key.walk'),
  swatch(styles.footpath, 'circle.key.footpath'),
  swatch(styles.footpathClosed, 'circle.key.footpath_closed'),
];

export default function CircleLegendKeys() {
  return <Keys keys={KEYS} />;
}
