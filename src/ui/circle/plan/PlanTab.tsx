/** 选址: sites put on the map, what they bring, the inventory, and what the machine would choose. Every number follows the finger. */
import { Question } from '../question/Question.tsx';
import { Candidates } from './Candidates.tsx';
import { Gain } from './Gain.tsx';
import { Sites } from './Sites.tsx';
import { Suggest } from './Suggest.tsx';

export function PlanTab() {
  return (
    <>
      <Gain />
      <Question />
      <Sites />
      <Candidates />
      <Suggest />
    </>
  );
}
