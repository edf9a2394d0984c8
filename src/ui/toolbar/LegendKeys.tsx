/** The drawings of one layer and what each means, in the map's own colours and shapes. */
import type { ReactNode } from 'react';
import type { LayerKey } from '../../state/layers.ts';
import type { TextKey } from '../../i18n/index.ts';
import type { SymbolName } from '../../domain/symbol-shapes.ts';
import { MapSymbol } from '../symbols/MapSymbol.tsx';
import { useText } from '../use-text.ts';
import styles from './Legend.module.css';

type PlainKey = Extract<TextKey, `shell.symbol.${string}` | `circle.key.${string}`>;
export interface LegendKey {
  readonly text: PlainKey;
  readonly drawing: ReactNode;
}

export const symbol = (name: SymbolName, text: PlainKey): LegendKey => ({ text, drawing: <MapSymbol name={name} /> });
export const swatch = (look: string | undefined, text: PlainKey): LegendKey => ({
  text,
  drawing: <span className={`${styles.swatch} ${look}`} />,
});

const KEYS: Readonly<Record<LayerKey, readonly LegendKey[]>> = {
  basemap: [
    swatch(styles.water, 'shell.symbol.water'),
    swatch(styles.park, 'shell.symbol.park'),
    swatch(styles.road, 'shell.symbol.road'),
  ],
  territory: [swatch(styles.community, 'shell.symbol.community'), swatch(styles.grid, 'shell.symbol.grid')],
  compound: [
    swatch(styles.oldCompound, 'shell.symbol.old_compound'),
    swatch(styles.commercialCompound, 'shell.symbol.commercial_compound'),
    swatch(styles.unitCompound, 'shell.symbol.unit_compound'),
    swatch(styles.affordableCompound, 'shell.symbol.affordable_compound'),
    symbol('gate_main', 'shell.symbol.gate'),
    symbol('gate_closed', 'shell.symbol.gate_closed'),
  ],
  building: [swatch(styles.building, 'shell.symbol.building')],
  service_station: [
    symbol('service_center', 'shell.symbol.service_center'),
    symbol('service_station', 'shell.symbol.service_station'),
  ],
  party_household: [
    symbol('party_household', 'shell.symbol.party_household'),
    symbol('center_household', 'shell.symbol.center_household'),
  ],
  case_record: [
    symbol('case_open', 'shell.symbol.case_open'),
    symbol('case_overdue', 'shell.symbol.case_overdue'),
    symbol('case_closed', 'shell.symbol.case_closed'),
    symbol('pending', 'shell.symbol.pending'),
  ],
  service_order: [
    symbol('volunteer_team', 'shell.symbol.volunteer_team'),
    symbol('service_order', 'shell.symbol.service_order'),
    swatch(styles.dispatchLine, 'shell.symbol.dispatch_line'),
  ],
  assignment: [
    swatch(styles.due, 'shell.symbol.assignment_due'),
    swatch(styles.missed, 'shell.symbol.assignment_missed'),
    swatch(styles.longMissed, 'shell.symbol.assignment_long_missed'),
  ],
  responsibility_zone: [swatch(styles.zone, 'shell.symbol.zone'), swatch(styles.zoneBlind, 'shell.symbol.zone_blind')],
  label: [],
};

/** Labels, say, need no explanation. */
export const hasKeys = (layer: LayerKey): boolean => KEYS[layer].length > 0;

export function LegendKeys({ layer, id }: { readonly layer: LayerKey; readonly id: string }) {
  return !hasKeys(layer) ? null : <Keys keys={KEYS[layer]} id={id} />;
}

export function Keys({ keys, id }: { readonly keys: readonly LegendKey[]; readonly id?: string }) {
  const t = useText();
  return (
    <span id={id} className={styles.keys}>
      {keys.map(({ text, drawing }) => (
        <span key={text} className={styles.key}>
          <span className={styles.drawing} aria-hidden="true">
            {drawing}
          </span>
          {t(text)}
        </span>
      ))}
    </span>
  );
}
