/** The map's tools, bottom right under the thumb. Every gesture of the map has a button here. */
import { House, Link2, LocateFixed, Minus, Plus } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { flyToNextHome } from '../../commands/fly-home.ts';
import { locateMe } from '../../commands/locate-me.ts';
import { zoomBy } from '../../commands/zoom-by.ts';
import { territoryName } from '../../domain/answers/territory-name.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { IconButton } from '../parts/Button.tsx';
import { cx } from '../parts/cx.ts';
import { useToast } from '../parts/Toast.tsx';
import { useText } from '../use-text.ts';
import { copyText } from './copy-text.ts';
import { Legend } from './Legend.tsx';
import styles from './MapTools.module.css';

const ICON = { size: 22, 'aria-hidden': true } as const;

interface MapToolsProps {
  /** What this person does most; it takes the very corner. */
  readonly primary?: ReactNode;
}

export function MapTools({ primary }: MapToolsProps) {
  const app = useApp();
  const t = useText();
  const toast = useToast();
  const position = useAppState((state) => state.devicePosition);
  useEffect(
    () =>
      app.store.subscribe(({ devicePosition, report }, before) => {
        // A report that is being written says so itself, where it matters.
        if (report.open === null && devicePosition.kind === 'failed' && devicePosition !== before.devicePosition)
          toast(t(`shell.locate.${devicePosition.reason}`));
      }),
    [app, toast, t],
  );

  const copyLink = async (): Promise<void> => {
    const link = location.href;
    toast((await copyText(link)) ? t('shell.tools.link_copied') : `${t('shell.tools.link_manual')}: ${link}`);
  };
  const goHome = (): void => {
    const at = flyToNextHome(app);
    const [first] = at?.home.territories ?? [];
    if (!at || first === undefined || at.places === 1) return;
    const name = territoryName(app.store.getState().world, first);
    toast(t('shell.tools.home_place', { name, n: at.place, total: at.places }));
  };
  return (
    <div role="group" aria-label={t('shell.region.tools')} className={styles.tools}>
      <IconButton floating className={styles.link} label={t('shell.tools.copy_link')} onClick={() => void copyLink()}>
        <Link2 {...ICON} />
      </IconButton>
      <Legend />
      <div className={styles.zoom}>
        <IconButton label={t('shell.tools.zoom_in')} onClick={() => zoomBy(app, 1)}>
          <Plus {...ICON} />
        </IconButton>
        <IconButton label={t('shell.tools.zoom_out')} onClick={() => zoomBy(app, -1)}>
          <Minus {...ICON} />
        </IconButton>
      </div>
      <IconButton floating label={t('shell.tools.home')} onClick={goHome}>
        <House {...ICON} />
      </IconButton>
      <div className={styles.corner}>
        <IconButton
          floating
          className={cx(styles.locate, position.kind === 'here' && styles.here)}
          label={t(position.kind === 'asking' ? 'shell.tools.locating' : 'shell.tools.locate')}
          aria-busy={position.kind === 'asking'}
          onClick={() => locateMe(app)}
        >
          <LocateFixed {...ICON} size={26} className={position.kind === 'asking' ? styles.asking : undefined} />
        </IconButton>
        {primary}
      </div>
    </div>
  );
}
