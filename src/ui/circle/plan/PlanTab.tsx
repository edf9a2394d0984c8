/** 选址: sites put on the map, what they bring, the inventory, and what the machine would choose. Every number follows the finger. */
import { Question } from '../question/Question.tsx';
import { OffNetwork } from '../reach/OffNetwork.tsx';
import { Candidates } from './Candidates.tsx';
import { Gain, Gained } from './Gain.tsx';
import { Sites } from './Sites.tsx';
import { Suggest } from './Suggest.tsx';
import { useOutcome } from './use-outcome.ts';

export function PlanTab() {
  return (
    <>
      <OnMap />
      <Question />
      <Candidates />
      <Suggest />
    </>
  );
}

/** What is counted anew with every move of a finger, and nothing else. */
function OnMap() {
  const outcome = useOutcome();
  return (
    <>
      {outcome && <Gain outcome={outcome} />}
      <OffNetwork />
      <Sites outcome={outcome} />
      {outcome && <Gained outcome={outcome} />}
    </>
  );
}
