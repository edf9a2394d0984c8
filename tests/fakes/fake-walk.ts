/** Walks as the test wants them: straight on, at a metre a second, unless it says otherwise. */
import { metresBetween } from '../../geo/crs/metres.ts';
import type { Amendments, CircleQuestion } from '../../geo/walk/circle-answer.ts';
import type { LonLat } from '../../geo/walk/graph.ts';
import type { Walked } from '../../geo/walk/walker.ts';
import type { Obstacle } from '../../src/domain/circle.ts';
import type { WalkAsk, WalkPort } from '../../src/commands/walk-port.ts';

export class FakeWalk implements WalkPort {
  /** False: there is no network. An error: it cannot be had. */
  network: boolean | Error = false;
  walk: (from: LonLat, to: LonLat) => Walked | null = (from, to) => {
    const metres = metresBetween([...from], [...to]);
    return { metres, seconds: metres };
  };
  /** What stands between two places. */
  between: (from: LonLat, to: LonLat) => readonly Obstacle[] = () => [];
  /** Waited for before every answer. */
  gate: Promise<void> = Promise.resolve();
  readonly kept: string[] = [];
  readonly amendments: Amendments[] = [];
  readonly questions: CircleQuestion[] = [];

  load(_place: LonLat, onProgress?: (share: number) => void): Promise<boolean> {
    if (this.network instanceof Error) return Promise.reject(this.network);
    if (this.network) onProgress?.(0.5);
    return Promise.resolve(this.network);
  }

  async distances(from: LonLat, to: readonly LonLat[]): Promise<readonly (Walked | null)[] | null> {
    await this.gate;
    return this.network === true ? to.map((place) => this.walk(from, place)) : null;
  }

  async path(from: LonLat, to: LonLat): ReturnType<WalkPort['path']> {
    const [walked] = (await this.distances(from, [to])) ?? [];
    return walked ? { ...walked, line: [from, to] } : null;
  }

  keep(area: readonly number[]): Promise<void> {
    this.kept.push(area.join());
    return Promise.resolve();
  }

  facts(): ReturnType<WalkPort['facts']> {
    const facts = { source: 'town', source_date: '2026-11-20', profile: 'foot-1', version: 'v1' };
    return Promise.resolve(this.network === true ? facts : null);
  }

  amend(amendments: Amendments): void {
    this.amendments.push(amendments);
  }

  async circle(
    _place: LonLat,
    homes: Float64Array,
    question: CircleQuestion,
    { signal }: WalkAsk = {},
  ): ReturnType<WalkPort['circle']> {
    this.questions.push(question);
    await this.gate;
    signal?.throwIfAborted();
    if (this.network !== true) return null;
    const count = homes.length / 2;
    const seconds = new Float64Array(count).fill(Infinity);
    const nearest = new Uint16Array(count).fill(0xffff);
    for (let home = 0; home < count; home++)
      question.places.forEach((place, n) => {
        const walked = this.walk(place, [homes[2 * home] ?? 0, homes[2 * home + 1] ?? 0]);
        if (!walked || walked.seconds > question.limit || walked.seconds >= (seconds[home] ?? 0)) return;
        seconds[home] = walked.seconds;
        nearest[home] = n;
      });
    const rings = question.rings.map((ring) => ({ seconds: ring, polygons: [] }));
    return {
      seconds,
      nearest,
      rings,
      atLeast: seconds,
      connected: new Uint8Array(count).fill(1),
      elderly: question.elderly ? { seconds, atLeast: seconds } : null,
      streets: [],
      offNetwork: [],
      atEdge: false,
    };
  }

  async obstacles(_place: LonLat, pairs: readonly (readonly [LonLat, LonLat])[]): ReturnType<WalkPort['obstacles']> {
    await this.gate;
    return pairs.map(([from, to]) => this.between(from, to));
  }
}
