/** Following a link of a card: a Party organisation and a worker light what they answer for, everything else is flown to. */
import { useCallback } from 'react';
import { highlightCoverage } from '../../../commands/highlight-coverage.ts';
import { highlightDuties } from '../../../commands/highlight-duties.ts';
import { select } from '../../../commands/select.ts';
import type { GridWorkerId, PartyOrgId } from '../../../domain/ids.ts';
import type { Selection } from '../../../domain/selection.ts';
import { useApp } from '../../app-context.tsx';

export function useOpen(): (selection: Selection) => void {
  const app = useApp();
  return useCallback(
    (selection: Selection) => {
      if (selection.kind === 'party_org') {
        select(app, selection);
        highlightCoverage(app, selection.id as PartyOrgId);
      } else if (selection.kind === 'grid_worker') {
        select(app, selection);
        highlightDuties(app, selection.id as GridWorkerId);
      } else select(app, selection, { fly: true });
    },
    [app],
  );
}
