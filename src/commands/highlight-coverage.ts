import type { PartyOrgId } from '../domain/ids.ts';
import type { AppContext } from './context.ts';
import { coverageOf } from './coverage-of.ts';
import { flyToAll } from './fly-to.ts';

/** Lights the territories and compounds a Party organisation answers for, and brings them into view. */
export function highlightCoverage(app: AppContext, partyOrgId: PartyOrgId): void {
  const highlight = coverageOf(app.store.getState().world, { kind: 'party_org', id: partyOrgId });
  app.store.setState({ highlight });
  flyToAll(app, highlight);
}
