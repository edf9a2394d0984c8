import type { Position } from 'geojson';
import type { Role } from '../../domain/role.ts';
import type { AppContext } from '../context.ts';
import { beginReport } from './begin-report.ts';

/** As `case.report` in supabase/README.md. */
const REPORTERS: readonly Role[] = ['grid_worker', 'community_staff', 'street_staff'];

export const roleMayReport = (role: Role | null): boolean => role !== null && REPORTERS.includes(role);

/** Somebody has kept a finger on the map: something is to be reported there. */
export function holdMap(app: AppContext, at: Position): void {
  const { session, day } = app.store.getState();
  // The band on the map says why nothing happens on a past day, and leads back.
  if (day === null && session.kind === 'signed_in' && roleMayReport(session.role))
    void beginReport(app, { kind: 'point', at, accuracy_m: null });
}
