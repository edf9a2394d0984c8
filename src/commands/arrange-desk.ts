import { noCaseFilter, type CaseFilter } from '../domain/rules/case-filter.ts';
import type { Desk } from '../state/desk.ts';
import type { AppContext } from './context.ts';

/** How the desk shows the cases; parts left out stay as they are. */
export function arrangeDesk(app: AppContext, parts: Partial<Desk>): void {
  app.store.setState(({ desk }) => ({ desk: { ...desk, ...parts } }));
}

/** From a number to the very cases it counts: the register with these and no others. `keep` stays restricted as it was. */
export function openCasesBehind(app: AppContext, parts: Partial<CaseFilter>, keep: Partial<CaseFilter> = {}): void {
  // In one step, so that Back returns in one.
  app.store.setState(({ desk }) => ({
    screen: 'desk',
    selection: null,
    highlight: [],
    caseFilter: { ...noCaseFilter, ...keep, ...parts },
    desk: { ...desk, view: 'table' },
  }));
}
