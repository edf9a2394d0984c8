/** Plans as the test wants them: the first sites, one household each, unless it says otherwise. */
import type { Planned, PlanPort, PlanQuestion, Proved } from '../../src/commands/plan-port.ts';

export class FakePlanner implements PlanPort {
  plans: readonly Planned[] | null = null;
  proof: Proved | Error = new Error('nothing has been planned');
  readonly questions: PlanQuestion[] = [];

  amend(): void {}

  suggest(
    _place: readonly [number, number],
    _homes: Float64Array,
    question: PlanQuestion,
    onPlan: (plan: Planned) => void,
  ): Promise<boolean> {
    this.questions.push(question);
    const picked = [...question.sites.keys()].slice(0, question.count);
    for (const plan of this.plans ?? [{ picked, gain: picked.length }]) onPlan(plan);
    return Promise.resolve(true);
  }

  prove(): Promise<Proved> {
    return this.proof instanceof Error ? Promise.reject(this.proof) : Promise.resolve(this.proof);
  }
}
