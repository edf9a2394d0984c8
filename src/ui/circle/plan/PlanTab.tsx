/** 选址: sites put on the map, what they bring, the inventory, and what the machine would choose. Every number follows the finger. */
import { Question } from '../question/Question.tsx';
import { Candidates } from './Candidates.tsx';
import { Gain, Gained } from './Gain.tsx';
import { Sites } from './Sites.tsx';
import { Suggest } from './Suggest.tsx';

export function PlanTab() {
  return (
    <>
      <Gain />
      <Sites />
      <Gained />
      <Question />
      <Candidates />
      <Suggest />
    </>
  );
}
