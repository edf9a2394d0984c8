/** Before, during and after a walk: start, figures, what is due, what was walked. */
import { MapPinOff } from 'lucide-react';
import { useState } from 'react';
import type { TerritoryId } from '../../domain/ids.ts';
import { profileOf } from '../../domain/profile-of.ts';
import { subtree } from '../../domain/answers/territory-tree.ts';
import type { World } from '../../domain/world.ts';
import { useAppState } from '../app-context.tsx';
import { Notice } from '../parts/Notice.tsx';
import { useText } from '../use-text.ts';
import { DueList } from './DueList.tsx';
import { PastPatrols } from './PastPatrols.tsx';
import { RunningPatrol } from './RunningPatrol.tsx';
import { StartPatrol } from './StartPatrol.tsx';
import { UnfinishedVisits } from './UnfinishedVisits.tsx';

export function Walk() {
  const t = useText();
  const world = useAppState((state) => state.world);
  const running = useAppState(({ patrol }) => patrol.running);
  const [chosen, setChosen] = useState<TerritoryId | null>(null);
  const choices = walkable(world);
  const territory = running?.territory_id ?? chosen ?? choices[0]?.id;
  if (territory === undefined)
    return (
      <Notice icon={<MapPinOff size={24} />} title={t('patrol.none.title')}>
        {t('patrol.none.body')}
      </Notice>
    );
  return (
    <>
      {running ? (
        <RunningPatrol running={running} />
      ) : (
        <StartPatrol choices={choices} territory={territory} onChoose={setChosen} />
      )}
      <UnfinishedVisits />
      <DueList key={territory} territory={territory} />
      <PastPatrols />
    </>
  );
}

/** Territories of the duty that can be walked in one go: grids where there are any, else what the duty is. */
function walkable(world: World) {
  const duty = (profileOf(world)?.territory_ids ?? []).flatMap((id) => subtree(world, id));
  const grids = duty.filter(({ level }) => level === 'grid').sort((a, b) => a.code.localeCompare(b.code));
  return grids.length > 0 ? grids : duty;
}
