import type { AppContext } from '../../../commands/context.ts';
import { formatPermalink } from '../../../commands/permalink.ts';
import type { CircleScenarioId } from '../../../domain/ids.ts';
import { noCaseFilter } from '../../../domain/rules/case-filter.ts';

/** A link that opens the scenario on a colleague's map, with what their own role may see. */
export function scenarioLink({ store }: AppContext, scenario: CircleScenarioId): string {
  const { origin, pathname, search } = window.location;
  const place = { camera: store.getState().camera, screen: 'circle', selection: null, day: null } as const;
  const elsewhere = { caseFilter: noCaseFilter, deskView: null, proposal: null };
  return `${origin}${pathname}${search}${formatPermalink({ ...place, ...elsewhere, scenario })}`;
}
