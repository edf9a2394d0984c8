/** One network as the worker holds it: as its file has it, and as staff have amended it. What searches it is made on first use. */
import { amend } from '../../geo/walk/amend.ts';
import type { Amendments, CircleAnswer, CircleQuestion } from '../../geo/walk/circle-answer.ts';
import { Circle } from '../../geo/walk/circle.ts';
import { walkFileVersion } from '../../geo/walk/file-version.ts';
import type { WalkGraph } from '../../geo/walk/graph.ts';
import { Obstacles } from '../../geo/walk/obstacles.ts';
import { picturesOf } from '../../geo/walk/pictures.ts';
import { readWalkFile } from '../../geo/walk/read-file.ts';
import { Snapper } from '../../geo/walk/snap.ts';
import { Walker } from '../../geo/walk/walker.ts';
import type { NetworkFacts } from '../domain/entities.ts';
import { PlanDesk } from './plan-desk.ts';

export class WalkGround {
  readonly facts: NetworkFacts;
  readonly #file: WalkGraph;
  #graph: WalkGraph;
  #homes: Float64Array = new Float64Array(0);
  #connected: Uint8Array = new Uint8Array(0);
  #snapper: Snapper | null = null;
  #walker: Walker | null = null;
  #circle: Circle | null = null;
  #obstacles: Obstacles | null = null;
  #planner: PlanDesk | null = null;

  /** Throws an `ImportError` for a file that is not whole. */
  constructor(bytes: Uint8Array) {
    this.#file = readWalkFile(bytes);
    this.#graph = this.#file;
    const { source, sourceDate, profile } = this.#file.header;
    this.facts = { source, source_date: sourceDate, profile, version: walkFileVersion(bytes) };
  }

  /** Answers of before are forgotten. Says which amendments, by id, could not be joined to anything. */
  amend(amendments: Amendments): readonly string[] {
    const { graph, unjoined } = amend(this.#file, amendments);
    if (graph !== this.#graph) {
      this.#graph = graph;
      this.#snapper = this.#walker = this.#circle = this.#obstacles = this.#planner = null;
    }
    return unjoined;
  }

  /** `lon, lat` in turn. */
  setHomes(places: Float64Array): void {
    this.#homes = places;
    this.#planner = null;
    if (this.#circle) this.#connected = this.#circle.setHomes(places);
  }

  circle(question: CircleQuestion): CircleAnswer & { readonly connected: Uint8Array } {
    if (!this.#circle) {
      this.#circle = new Circle(this.#graph, picturesOf, this.#snap());
      this.#connected = this.#circle.setHomes(this.#homes);
    }
    return { ...this.#circle.ask(question), connected: this.#connected.slice() };
  }

  get walker(): Walker {
    return (this.#walker ??= new Walker(this.#graph, this.#snap()));
  }

  get obstacles(): Obstacles {
    return (this.#obstacles ??= new Obstacles(this.#graph));
  }

  get planner(): PlanDesk {
    return (this.#planner ??= new PlanDesk(this.#graph, this.#snap(), this.#homes));
  }

  #snap(): Snapper {
    return (this.#snapper ??= new Snapper(this.#graph));
  }
}
