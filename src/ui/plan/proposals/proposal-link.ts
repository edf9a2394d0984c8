import type { AppContext } from '../../../commands/context.ts';
import { formatPermalink } from '../../../commands/permalink.ts';
import type { BoundaryProposalId } from '../../../domain/ids.ts';
import { noCaseFilter } from '../../../domain/rules/case-filter.ts';

/** A link that opens the proposal on a colleague's map, for chats. */
export function proposalLink({ store }: AppContext, proposal: BoundaryProposalId): string {
  const { origin, pathname, search } = window.location;
  const place = { camera: store.getState().camera, screen: 'plan', selection: null, day: null } as const;
  const elsewhere = { caseFilter: noCaseFilter, deskView: null, scenario: null };
  return `${origin}${pathname}${search}${formatPermalink({ ...place, ...elsewhere, proposal })}`;
}
