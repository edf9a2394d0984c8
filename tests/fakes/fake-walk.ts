/** Walks as the test wants them: straight on, at a metre a second, unless it says otherwise. */
import { metresBetween } from '../../geo/crs/metres.ts';
import type { LonLat } from '../../geo/walk/graph.ts';
import type { Walked } from '../../geo/walk/walker.ts';
import type { WalkPort } from '../../src/commands/walk-port.ts';

export class FakeWalk implements WalkPort {
  /** False: there is no network. An error: it cannot be had. */
  network: boolean | Error = false;
  walk: (from: LonLat, to: LonLat) => Walked | null = (from, to) => {
    const metres = metresBetween([...from], [...to]);
    return { metres, seconds: metres };
  };
  /** Waited for before every answer. */
  gate: Promise<void> = Promise.resolve();
  readonly kept: string[] = [];

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
}
