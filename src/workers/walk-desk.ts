/** The walking worker without its thread: networks that are open, and what is answered about them. */
import { ImportError } from '../../geo/formats/problem.ts';
import type { Conditions, WalkAnswers, WalkQuestion, WalkReply, WalkRequest } from './walk-protocol.ts';
import { WalkGround } from './walk-ground.ts';

export class WalkDesk {
  readonly #grounds = new Map<string, WalkGround>();

  reply({ id, ...question }: WalkRequest): WalkReply {
    try {
      return { id, answer: this.#answer(question) };
    } catch (error) {
      const problem = error instanceof ImportError ? (error.problems[0]?.code ?? null) : null;
      return { id, problem, detail: error instanceof Error ? error.message : String(error) };
    }
  }

  #answer(question: WalkQuestion): WalkAnswers[keyof WalkAnswers] {
    const { network } = question.about;
    if (question.kind === 'open') {
      const ground = new WalkGround(new Uint8Array(question.about.file));
      this.#grounds.set(network, ground);
      return ground.facts;
    }
    const ground = this.#grounds.get(network);
    if (!ground) throw new Error(`${network} is not open`);
    switch (question.kind) {
      case 'distances': {
        const { from, to } = question.about;
        return ground.walker.distances(from, to, conditionsOf(question.about));
      }
      case 'path': {
        const { from, to } = question.about;
        return ground.walker.path(from, to, conditionsOf(question.about));
      }
      case 'amend':
        return ground.amend(question.about.amendments);
      case 'homes':
        ground.setHomes(question.about.places);
        return null;
      case 'circle':
        return ground.circle(question.about.question);
      case 'obstacles':
        return question.about.pairs.map(([a, b]) => ground.obstacles.between(a, b));
      case 'plan':
        return ground.planner.begin(question.about.question);
      case 'plan_better':
        return ground.planner.better();
      case 'plan_problem':
        return ground.planner.problem();
    }
  }
}

const conditionsOf = ({ pace, minute, closed }: Conditions) => ({ pace, minute, closed: new Set(closed) });
