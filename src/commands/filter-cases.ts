import { noCaseFilter, type CaseFilter } from '../domain/rules/case-filter.ts';
import type { AppContext } from './context.ts';

/** Restricts which cases the desk and the map show; parts left out stay as they are. */
export function filterCases(app: AppContext, parts: Partial<CaseFilter>): void {
  app.store.setState(({ caseFilter }) => ({ caseFilter: { ...caseFilter, ...parts } }));
}

/** All cases again. */
export function showAllCases(app: AppContext): void {
  app.store.setState({ caseFilter: noCaseFilter });
}
