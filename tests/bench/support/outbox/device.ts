/**
 * One device and the person with it: the real commands on the real outbox, in a browser, on a disk and over a line that
 * fail as the schedule's dice say. Whatever was acknowledged to the person is remembered here.
 */
import '../../../fakes/troubled-disk.ts';
import type { Dexie } from 'dexie';
import type { Random } from '../../../../geo/random.ts';
import { discardOperation } from '../../../../src/commands/discard-operation.ts';
import { enter } from '../../../../src/commands/enter.ts';
import { exchange } from '../../../../src/commands/exchange.ts';
import { followOutbox } from '../../../../src/commands/follow-outbox.ts';
import { resolveConflict } from '../../../../src/commands/resolve-conflict.ts';
import { retryOperation } from '../../../../src/commands/retry-operation.ts';
import {
  isUnderWay,
  isUnsent,
  needsAttention,
  withDependents,
  type OutboxEntry,
} from '../../../../src/domain/outbox.ts';
import type { Account } from '../../../../src/domain/account.ts';
import type { Held } from '../../../../src/domain/pull-page.ts';
import { leaderOf, LeaseLeader } from '../../../../src/offline/leader.ts';
import { SCHEMA, type SchemaStep } from '../../../../src/offline/outbox-stored.ts';
import { IndexedOutbox } from '../../../../src/offline/outbox.ts';
import { fakeApp, type FakeApp } from '../../../fakes/fake-app.ts';
import { FaultyLine } from './faulty-line.ts';
import { markOf, type ServerSide } from './server-side.ts';
import { DeviceLocks } from './tab-locks.ts';

/** A structure as some later build may have it. */
const NEWER: readonly SchemaStep[] = [
  ...SCHEMA,
  (database: Dexie) =>
    database
      .version(2)
      .stores({ entry: '++seq, &op_id, state, title' })
      .upgrade((change) => change.table('entry').toCollection().modify({ read_by_newer: true })),
];

export type Tab = Omit<FakeApp, 'remote' | 'outbox'> & {
  readonly remote: FaultyLine;
  readonly outbox: IndexedOutbox;
  readonly identity: object;
};

export interface DeviceOptions {
  readonly name: string;
  readonly server: ServerSide;
  readonly account: Account;
  readonly random: Random;
  /** What the device had pulled before. */
  readonly held: Held;
  readonly happened: Map<string, number>;
}

export class Device {
  readonly name: string;
  readonly random: Random;
  /** What the device has told the person is safe, by mark. */
  readonly acknowledged = new Set<string>();
  /** What the person has given up. */
  readonly discarded = new Set<string>();
  /** Cases the person has reported. */
  readonly cases: string[] = [];
  tabs: Tab[] = [];
  trouble = 0;
  readonly #options: DeviceOptions;
  readonly #locks = new DeviceLocks();
  readonly #late: (() => Promise<unknown>)[] = [];
  readonly #hasLocks: boolean;
  #schema: readonly SchemaStep[] = SCHEMA;
  /** Off by up to ten years. */
  #clock: number;

  constructor(options: DeviceOptions) {
    this.#options = options;
    this.name = options.name;
    this.random = options.random;
    this.#hasLocks = this.random.chance(0.97);
    const skew = this.random.chance(0.3) ? this.random.between(-3.15e11, 3.15e11) : this.random.between(-5000, 5000);
    this.#clock = Date.parse('2026-11-20T02:00:00Z') + Math.round(skew);
  }

  note(what: string): void {
    const { happened } = this.#options;
    happened.set(what, (happened.get(what) ?? 0) + 1);
  }

  /** Opens a tab; what the disk has is shown, and sending begins. */
  async open(): Promise<Tab> {
    const { name, server, happened, account, held } = this.#options;
    const identity = {};
    /** Whoever waits for a lease looks again ten seconds later. */
    const slowly = () => (this.#clock += 10_000);
    const remote = new FaultyLine({
      server,
      happened,
      random: this.random,
      late: this.#late,
      kill: () => this.kill(tab),
    });
    remote.trouble = this.trouble;
    const tab: Tab = {
      ...fakeApp(),
      identity,
      remote,
      leader: this.#hasLocks ? leaderOf(name, this.#locks.of(identity)) : new LeaseLeader(name, slowly, 0),
      outbox: new IndexedOutbox({ server: name, now: () => this.#clock, schema: this.#schema }),
      clock: { time: 0, now: () => this.#clock },
    };
    tab.replica.held = held;
    this.tabs.push(tab);
    followOutbox(tab);
    await enter(tab, account);
    return tab;
  }

  /** Gone, in the middle of whatever it did. */
  kill(tab: Tab): void {
    tab.remote.die();
    tab.outbox.close();
    this.#locks.release(tab.identity);
    this.tabs = this.tabs.filter((one) => one !== tab);
  }

  /** All tabs are closed and one is opened again, perhaps by a newer build. */
  async restart({ upgraded = false } = {}): Promise<void> {
    if (upgraded) this.#schema = NEWER;
    this.close();
    await this.open();
  }

  /** A tab that somebody is signed in at and that may record; opened or entered anew where there is none. */
  async tab(): Promise<Tab> {
    if (this.tabs.length === 0) return this.open();
    const tab = this.random.pick(this.tabs);
    const { session, outboxStatus } = tab.store.getState();
    if (outboxStatus.unavailable) {
      await this.restart(); // what the screen asks for
      return this.tabs[0] ?? tab;
    }
    if (session.kind !== 'signed_in') await enter(tab, this.#options.account);
    return tab;
  }

  wait(ms: number): void {
    this.#clock += ms;
  }

  async deliverLate(): Promise<void> {
    for (const deliver of this.#late.splice(0)) await deliver();
  }

  async exchange(): Promise<void> {
    const tab = await this.tab();
    tab.remote.trouble = this.trouble;
    const done = exchange(tab, { force: this.random.chance(0.3), chance: () => this.random.next() });
    await Promise.race([done, tab.remote.gone]); // a killed tab's exchange never ends
  }

  /** The person looks at what waits for them, and decides. */
  async decide({ patient = true } = {}): Promise<void> {
    const tab = await this.tab();
    for (const { operation, state } of outboxOf(tab).filter(needsAttention)) {
      const entry = outboxOf(tab).find((one) => one.operation.op_id === operation.op_id);
      if (!entry) continue; // gone with what it was built upon
      try {
        if (!patient || this.random.chance(0.2)) {
          const given = withDependents(outboxOf(tab), operation.op_id);
          this.note(`given up: ${entry.last_failure ?? state}`);
          await discardOperation(tab, operation.op_id);
          for (const one of given) this.discarded.add(markOf(one.operation));
        } else if (state === 'conflict') await resolveConflict(tab, operation.op_id, 'mine');
        else await retryOperation(tab, operation.op_id);
      } catch {
        this.note('a decision that the disk refused');
      }
    }
  }

  /** Everything that is not done, whatever tab shows it. */
  async unsent(): Promise<readonly OutboxEntry[]> {
    const tab = await this.tab();
    return (await tab.outbox.read()).filter(isUnsent);
  }

  async isQuiet(): Promise<boolean> {
    return !(await this.unsent()).some(isUnderWay);
  }

  /** A colleague changes one of the person's cases. */
  async meddle(): Promise<void> {
    if (this.cases.length > 0) await this.#options.server.meddle(this.random.pick(this.cases));
  }

  close(): void {
    for (const tab of this.tabs) this.kill(tab);
  }
}

export const outboxOf = (tab: Tab): readonly OutboxEntry[] => tab.store.getState().outbox;
