/** Plans as the test wants them: the first sites, one household each, unless it says otherwise. */
import type { Amendments } from '../../geo/walk/circle-answer.ts';
import type { Planned, PlanPort, PlanQuestion, Proved } from '../../src/commands/plan-port.ts';

export class FakePlanner implements PlanPort {
  plans: readonly Planned[] | null = null;
  proof: Proved | Error = new Error('nothing has been planned');
  /** An error: it cannot be planned. */
  failure: Error | null = null;
  /** Waited for before every plan. */
  gate: Promise<void> = Promise.resolve();
  readonly amendments: Amendments[] = [];
  readonly questions: PlanQuestion[] = [];

  amend(amendments: Amendments): void {
    this.amendments.push(amendments);
  }

  async suggest(
    _place: readonly [number, number],
    _homes: Float64Array,
    question: PlanQuestion,
    onPlan: (plan: Planned) => void,
    signal: AbortSignal,
  ): Promise<boolean> {
    this.questions.push(question);
    const picked = [...question.sites.keys()].slice(0, question.count);
    if (this.failure) throw this.failure;
    for (const plan of this.plans ?? [{ picked, gain: picked.length }]) {
      await this.gate;
      signal.throwIfAborted();
      onPlan(plan);
    }
    return true;
  }

  async prove(signal: AbortSignal): Promise<Proved> {
    await this.gate;
    signal.throwIfAborted();
    if (this.proof instanceof Error) throw this.proof;
    return this.proof;
  }
}
