/** The legend of the map as it is drawn, for paper: every layer that is on, and nothing to switch. */
import { LAYERS, layersOn } from '../../state/layers.ts';
import { useAppState } from '../app-context.tsx';
import { useText } from '../use-text.ts';
import styles from './Legend.module.css';
import { hasKeys, LegendKeys } from './LegendKeys.tsx';

export default function MapLegendKeys() {
  const t = useText();
  const screen = useAppState((state) => state.screen);
  const layers = useAppState((state) => state.layers);
  const drawn = layersOn(screen, layers);
  return (
    <div className={styles.printed}>
      {LAYERS.filter((layer) => drawn[layer] && hasKeys(layer)).map((layer) => (
        <div key={layer}>
          <span className={styles.name}>{t(`shell.layer.${layer}`)}</span>
          <LegendKeys layer={layer} id={`printed-${layer}`} />
        </div>
      ))}
    </div>
  );
}
