/** The walking worker without its thread: networks that are open, and what is answered about them. */
import { ImportError } from '../../geo/formats/problem.ts';
import { readWalkFile } from '../../geo/walk/read-file.ts';
import { Walker } from '../../geo/walk/walker.ts';
import type { Conditions, WalkAnswers, WalkQuestion, WalkReply, WalkRequest } from './walk-protocol.ts';

export class WalkDesk {
  readonly #walkers = new Map<string, Walker>();

  reply({ id, ...question }: WalkRequest): WalkReply {
    try {
      return { id, answer: this.#answer(question) };
    } catch (error) {
      const problem = error instanceof ImportError ? (error.problems[0]?.code ?? null) : null;
      return { id, problem, detail: error instanceof Error ? error.message : String(error) };
    }
  }

  #answer({ kind, about }: WalkQuestion): WalkAnswers[keyof WalkAnswers] {
    if (kind === 'open') {
      this.#walkers.set(about.network, new Walker(readWalkFile(new Uint8Array(about.file))));
      return null;
    }
    const walker = this.#walkers.get(about.network);
    if (!walker) throw new Error(`${about.network} is not open`);
    return kind === 'distances'
      ? walker.distances(about.from, about.to, conditionsOf(about))
      : walker.path(about.from, about.to, conditionsOf(about));
  }
}

const conditionsOf = ({ pace, minute, closed }: Conditions) => ({ pace, minute, closed: new Set(closed) });
