import { beginReport } from '../../commands/report/begin-report.ts';
import type { AppContext } from '../../commands/context.ts';

/** A new report where the device is, as far as it knows; otherwise the form asks. */
export async function reportFromHere(app: AppContext): Promise<void> {
  const { devicePosition } = app.store.getState();
  const { kind } = devicePosition;
  await beginReport(
    app,
    kind === 'here' ? { kind: 'point', at: devicePosition.center, accuracy_m: devicePosition.accuracy } : null,
  );
}
