/**
 * The frame of the app (design.md, Layout): rail, panel and map side by side on a landscape tablet or a desk; on a phone
 * and in portrait the map fills the screen, search lies on top and the panel is a sheet with three heights.
 */
import { Map as MapIcon, TriangleAlert } from 'lucide-react';
import { useRef, type CSSProperties, type ReactNode } from 'react';
import type { Selection } from '../domain/selection.ts';
import { useApp, useAppState } from './app-context.tsx';
import { useWarmAnswers } from './cards/use-warm-answers.ts';
import { Panel } from './panel/Panel.tsx';
import { useSheet } from './panel/use-sheet.ts';
import { BrandMark } from './parts/BrandMark.tsx';
import { Button } from './parts/Button.tsx';
import { Notice } from './parts/Notice.tsx';
import { SearchBox } from './search/SearchBox.tsx';
import styles from './Shell.module.css';
import { MapTools } from './toolbar/MapTools.tsx';
import { StatusChip } from './toolbar/StatusChip.tsx';
import { UserMenu } from './toolbar/UserMenu.tsx';
import { useEscape } from './use-escape.ts';
import { useInsets } from './use-insets.ts';
import { useIsWide, useMedia } from './use-media.ts';
import { useText } from './use-text.ts';

interface ShellProps {
  readonly map: ReactNode;
  readonly card: (selection: Selection) => ReactNode;
}

export function Shell({ map, card }: ShellProps) {
  const app = useApp();
  const t = useText();
  const wide = useIsWide();
  const sideways = useMedia('(max-width: 63.99em) and (orientation: landscape)');
  const sheet = useSheet();
  const panel = useRef<HTMLElement>(null);
  const mapArea = useRef<HTMLDivElement>(null);
  useWarmAnswers();
  useEscape(app);
  useInsets(app, { wide, sideways, snap: sheet.snap, heights: sheet.heights });

  const toList = (): void => {
    if (sheet.snap === 'peek') sheet.setSnap('half');
    panel.current?.querySelector<HTMLElement>('[role="tree"], [role="listbox"], #panel')?.focus();
  };
  const height = `${sheet.dragged ?? sheet.heights[sheet.snap]}px`;
  return (
    <div
      className={styles.shell}
      data-snap={wide ? undefined : sheet.snap}
      data-dragging={sheet.dragged !== null || undefined}
      style={wide ? undefined : ({ '--sheet-height': height } as CSSProperties)}
    >
      <div className={styles.skip}>
        <Button weight="primary" onClick={toList}>
          {t('shell.skip_to_list')}
        </Button>
        <Button weight="primary" onClick={() => mapArea.current?.querySelector<HTMLElement>('canvas')?.focus()}>
          {t('shell.skip_to_map')}
        </Button>
      </div>
      <header className={styles.header}>
        <h1 className="visually-hidden">{t('shell.product')}</h1>
        <div className={styles.rail}>
          <BrandMark size={40} />
          <nav aria-label={t('shell.nav.label')}>
            <span className={styles.place} aria-current="page">
              <MapIcon size={24} aria-hidden="true" />
              {t('shell.nav.browse')}
            </span>
          </nav>
        </div>
        <div className={styles.corner}>
          <StatusChip />
          <UserMenu />
        </div>
      </header>
      <main className={styles.main}>
        <div className={styles.search}>
          <SearchBox />
        </div>
        <Panel ref={panel} className={styles.panel} card={card} sheet={wide ? null : sheet} />
        <div ref={mapArea} className={styles.map}>
          {map}
          <MapFailure onUseList={toList} />
        </div>
        <div className={styles.tools}>
          <MapTools />
        </div>
      </main>
    </div>
  );
}

function MapFailure({ onUseList }: { readonly onUseList: () => void }) {
  const t = useText();
  const failure = useAppState((state) => state.mapFailure);
  if (!failure) return null;
  return (
    <div className={styles.mapFailure} role="alert">
      <Notice
        icon={<TriangleAlert />}
        title={t('shell.map_failed.title')}
        action={<Button onClick={onUseList}>{t('shell.map_failed.use_list')}</Button>}
      >
        {t(`failure.${failure.code}`)}
      </Notice>
    </div>
  );
}
