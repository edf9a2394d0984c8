import type { AppContext } from '../context.ts';
import { changeReport } from './change-report.ts';
import { setReport } from './write-draft.ts';

/** Lets the person move the map until the cross hair lies on the place. */
export const pickReportPlace = (app: AppContext): void => setReport(app, { picking: true });

/** The middle of what panels leave free of the map is the place. */
export async function takePickedPlace(app: AppContext): Promise<void> {
  const { camera } = app.store.getState();
  setReport(app, { picking: false });
  if (camera) await changeReport(app, { place: { kind: 'point', at: camera.center, accuracy_m: null } });
}

export const stopPicking = (app: AppContext): void => setReport(app, { picking: false });
