import { useMemo } from 'react';
import { isOvertaken } from '../../../commands/boundary/finish-boundary.ts';
import type { BoundaryEdit } from '../../../state/boundary.ts';
import { useAppState } from '../../app-context.tsx';

/** Whether somebody else has redrawn the same meanwhile. Asked when boundaries come or a step is done, not while a finger moves. */
export function useOvertaken(edit: BoundaryEdit): boolean {
  const world = useAppState((state) => state.world);
  const { territory } = world;
  const settled = edit.drag === null;
  const work = settled ? edit.now : null;
  return useMemo(
    () => work !== null && isOvertaken({ world }, { ...edit, now: work }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the rest of what is edited says nothing about others
    [territory, work, edit.rows],
  );
}
