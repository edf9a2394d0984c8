/** The ports of a patrol in memory: a log that can break, a screen that can go dark, another tab that can have the turn. */
import type { PatrolLog, PatrolPorts } from '../../src/commands/patrol-ports.ts';
import type { TrackPoint } from '../../src/domain/rules/track.ts';
import type { PatrolStart, RunningPatrol } from '../../src/domain/running-patrol.ts';

class FakePatrolLog implements PatrolLog {
  /** What lies on the disk; it survives `close`, as a disk does. */
  kept: RunningPatrol | null = null;
  /** When set, every write throws it. */
  broken: Error | null = null;
  open(): Promise<RunningPatrol | null> {
    return Promise.resolve(this.kept);
  }
  begin(patrol: PatrolStart): Promise<void> {
    return this.write({ ...patrol, points: [] });
  }
  add(point: TrackPoint): Promise<void> {
    return this.write(this.kept && { ...this.kept, points: [...this.kept.points, point] });
  }
  end(): Promise<void> {
    return this.write(null);
  }
  close(): void {
    // nothing is held open
  }
  private write(kept: RunningPatrol | null): Promise<void> {
    if (this.broken) return Promise.reject(this.broken);
    this.kept = kept;
    return Promise.resolve();
  }
}

export class FakePatrol implements PatrolPorts {
  readonly log = new FakePatrolLog();
  /** Another tab records. */
  taken = false;
  /** The system lets the screen stay on. */
  mayStayOn = true;
  /** How often the screen has been asked to stay on, and whether it does. */
  asked = 0;
  on = false;
  /** The system takes the screen back, as it does when the page is hidden. */
  lose: () => void = () => undefined;
  takeTurn(): Promise<(() => void) | null> {
    if (this.taken) return Promise.resolve(null);
    this.taken = true;
    return Promise.resolve(() => (this.taken = false));
  }
  keepAwake(onLost: () => void): Promise<(() => void) | null> {
    this.asked += 1;
    if (!this.mayStayOn) return Promise.resolve(null);
    this.on = true;
    this.lose = () => {
      this.on = false;
      onLost();
    };
    return Promise.resolve(() => (this.on = false));
  }
}
