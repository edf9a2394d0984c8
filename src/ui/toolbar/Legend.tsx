/** The legend is the layer switch: what one sees named is what one can put away. */
import { Popover } from '@base-ui/react/popover';
import { Eye, EyeOff, Layers, X } from 'lucide-react';
import { lazy, Suspense, useId } from 'react';
import { toggleLayer } from '../../commands/toggle-layer.ts';
import { initialLayers, layerKeysOn } from '../../state/layers.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { cx } from '../parts/cx.ts';
import popup from '../parts/Popup.module.css';
import { useText } from '../use-text.ts';
import button from '../parts/Button.module.css';
import { LegendKeys } from './LegendKeys.tsx';
import styles from './Legend.module.css';

const CircleLegendKeys = lazy(() => import('./CircleLegendKeys.tsx'));

export function Legend() {
  const app = useApp();
  const id = useId();
  const t = useText();
  const layers = useAppState((state) => state.layers);
  const screen = useAppState((state) => state.screen);
  const keys = layerKeysOn(screen);
  const hidden = keys.some((key) => initialLayers[key] && !layers[key]);
  return (
    <Popover.Root>
      <Popover.Trigger
        className={cx(button.icon, button.floating, hidden && styles.partly)}
        aria-label={t('shell.tools.legend')}
        title={t('shell.tools.legend')}
      >
        <Layers size={22} aria-hidden="true" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className={popup.positioner} side="left" align="end" sideOffset={8} collisionPadding={8}>
          <Popover.Popup className={cx(popup.popup, styles.popup)}>
            <div className={styles.head}>
              <div>
                <Popover.Title className={popup.title}>{t('shell.legend.title')}</Popover.Title>
                <Popover.Description className={styles.hint}>{t('shell.legend.hint')}</Popover.Description>
              </div>
              <Popover.Close className={button.icon} aria-label={t('shell.close')}>
                <X size={20} aria-hidden="true" />
              </Popover.Close>
            </div>
            <ul>
              {screen === 'circle' && (
                <li className={cx(styles.layer, styles.fixed)}>
                  <span className={styles.name}>{t('shell.layer.circle')}</span>
                  <Suspense>
                    <CircleLegendKeys />
                  </Suspense>
                </li>
              )}
              {keys.map((key) => (
                <li key={key} className={styles.layer}>
                  <button
                    type="button"
                    role="switch"
                    aria-checked={layers[key]}
                    className={styles.switch}
                    onClick={() => toggleLayer(app, key)}
                    aria-labelledby={`${id}-${key}`}
                    aria-describedby={`${id}-${key}-keys`}
                  >
                    <span className={styles.words}>
                      <span id={`${id}-${key}`} className={styles.name}>
                        {t(`shell.layer.${key}`)}
                      </span>
                      <LegendKeys layer={key} id={`${id}-${key}-keys`} />
                    </span>
                    {layers[key] ? <Eye size={20} aria-hidden="true" /> : <EyeOff size={20} aria-hidden="true" />}
                  </button>
                </li>
              ))}
            </ul>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
