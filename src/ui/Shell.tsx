/**
 * The frame of the app (design.md, Layout): rail, panel and map side by side on a landscape tablet or a desk; on a phone
 * and in portrait the map fills the screen, search lies on top and the panel is a sheet with three heights.
 */
import { TriangleAlert } from 'lucide-react';
import { lazy, Suspense, useRef, type CSSProperties, type ReactNode } from 'react';
import type { Selection } from '../domain/selection.ts';
import { useApp, useAppState } from './app-context.tsx';
import { useWarmAnswers } from './cards/use-warm-answers.ts';
import { Panel } from './panel/Panel.tsx';
import { useSheet } from './panel/use-sheet.ts';
import { useLeavingNotice } from './patrol/use-leaving-notice.ts';
import { Button } from './parts/Button.tsx';
import { Notice } from './parts/Notice.tsx';
import { CrossHair, PlacePicker } from './report/PlacePicker.tsx';
import { ReportButton } from './report/ReportButton.tsx';
import { PLACES, type RailPlace } from './rail/places.ts';
import { Rail } from './rail/Rail.tsx';
import { ScreenPlace } from './rail/ScreenPlace.tsx';
import { usePlaces } from './rail/use-places.ts';
import { SearchBox } from './search/SearchBox.tsx';
import styles from './Shell.module.css';
import { CaseFilterNotice } from './toolbar/CaseFilterNotice.tsx';
import { MapTools } from './toolbar/MapTools.tsx';
import { PastDayNotice } from './toolbar/PastDayNotice.tsx';
import { StatusChip } from './toolbar/StatusChip.tsx';
import { UserMenu } from './toolbar/UserMenu.tsx';
import { useEscape } from './use-escape.ts';
import { useInsets } from './use-insets.ts';
import { useIsWide, useMedia } from './use-media.ts';
import { useText } from './use-text.ts';

const PlacingBar = lazy(() => import('./circle/ground/PlacingBar.tsx'));
const DrawingBar = lazy(() => import('./plan/draw/DrawingBar.tsx'));

interface ShellProps {
  /** The places of the rail; everything the product has unless a test says otherwise. */
  readonly places?: readonly RailPlace[];
  readonly map: ReactNode;
  readonly card: (selection: Selection) => ReactNode;
}

export function Shell({ map, card, places: all = PLACES }: ShellProps) {
  const app = useApp();
  const t = useText();
  const wide = useIsWide();
  const picking = useAppState(({ report }) => report.picking);
  const drawing = useAppState((state) => state.drawing.work !== null);
  const placing = useAppState(
    ({ circle, screen }) => drawing || (screen === 'circle' && circle.mode.kind !== 'browse'),
  );
  const sideways = useMedia('(max-width: 63.99em) and (orientation: landscape)');
  const { places, place } = usePlaces(all);
  const full = place.kind === 'full';
  const tabs = !wide && places.length > 1;
  const sheet = useSheet(tabs);
  const panel = useRef<HTMLElement>(null);
  const mapArea = useRef<HTMLDivElement>(null);
  useWarmAnswers();
  useLeavingNotice();
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
      data-full={full || undefined}
      data-picking={picking || placing || undefined}
      data-tabs={tabs || undefined}
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
        <Rail places={places} current={place} wide={wide} className={styles.rail} />
        <div className={styles.corner}>
          <StatusChip />
          <UserMenu />
        </div>
      </header>
      <main className={styles.main}>
        {full ? (
          <>
            <h2 className={styles.fullBar}>{t(place.label)}</h2>
            <div className={styles.full}>
              <PastDayNotice />
              <ScreenPlace key={place.screen} place={place} card={card} />
            </div>
          </>
        ) : (
          <>
            <div className={styles.search}>
              <SearchBox />
            </div>
            <Panel ref={panel} className={styles.panel} card={card} place={place} sheet={wide ? null : sheet} />
          </>
        )}
        <div ref={mapArea} className={styles.map} inert={full}>
          {map}
          <div className={styles.notices}>
            {!full && <PastDayNotice />}
            <CaseFilterNotice />
          </div>
          <MapFailure onUseList={toList} />
          {(picking || placing) && <CrossHair />}
        </div>
        {picking && <PlacePicker className={styles.picker} />}
        {placing && !picking && (
          <Suspense>
            {drawing ? <DrawingBar className={styles.picker} /> : <PlacingBar className={styles.picker} />}
          </Suspense>
        )}
        {!full && (
          <div className={styles.tools}>
            <MapTools primary={!placing && <ReportButton />} />
          </div>
        )}
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
