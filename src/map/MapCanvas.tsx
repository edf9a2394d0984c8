/** The map's place on the page. One effect owns the engine; everything shown on it follows the state without React. */
import 'maplibre-gl/dist/maplibre-gl.css';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { AppContext } from '../commands/context.ts';
import { reportMapFailure } from '../commands/report-map-failure.ts';
import { Failure } from '../domain/failure.ts';
import { createGlEngine } from './gl-engine.ts';
import { startMapSession } from './map-session.ts';
import styles from './MapCanvas.module.css';

export { prepareMap } from './prepare.ts';

export interface MapCanvasProps {
  readonly app: AppContext;
  /** The map's name for assistive technology. */
  readonly label: string;
}

export function MapCanvas({ app, label }: MapCanvasProps) {
  const host = useRef<HTMLDivElement>(null);
  const latestLabel = useRef(label);
  const insets = useStore(app.store, (state) => state.insets);
  const theme = useStore(app.store, (state) => state.theme);

  useEffect(() => {
    latestLabel.current = label;
  }, [label]);

  useEffect(() => {
    if (!host.current) return undefined;
    try {
      return startMapSession(app, host.current, () => latestLabel.current, createGlEngine);
    } catch (error) {
      const noGpu = error instanceof Error && error.name === 'GPUInitializationError';
      reportMapFailure(app, noGpu ? new Failure('unsupported', error.message, { cause: error }) : error);
      return undefined;
    }
  }, [app]);

  // The corner (scale, sources) keeps clear of the panels; set by property, because the page's policy forbids style attributes.
  useEffect(() => {
    host.current?.style.setProperty('--map-inset-left', `${insets.left}px`);
    host.current?.style.setProperty('--map-inset-bottom', `${insets.bottom}px`);
  }, [insets]);

  return <div ref={host} className={styles['map']} data-map-theme={theme} />;
}
