/** A server with a script: each pull is answered by the next entry, a Failure is thrown, a promise is waited for. */
import type { Remote } from '../../src/commands/context.ts';
import type { Account } from '../../src/domain/account.ts';
import type { CaseEvent } from '../../src/domain/case-event.ts';
import type { HouseholdContact } from '../../src/domain/entities.ts';
import { Failure } from '../../src/domain/failure.ts';
import type { Cursor, PullPage } from '../../src/domain/pull-page.ts';

type Answer = PullPage | Failure | Promise<PullPage>;

export const anAccount: Account = { userId: 'user-1', email: 'grid@lianxin.example' };

export class FakeRemote implements Remote {
  /** Who is in the stored session. */
  account: Account | null = null;
  /** What `signIn` answers. */
  admits: Account | Failure = anAccount;
  answers: Answer[] = [];
  contact: HouseholdContact | null = null;
  /** What `readCaseHistory` answers. */
  history: readonly CaseEvent[] | Failure = [];
  /** The cursors pulls came with, in order. */
  readonly asked: (Cursor | null)[] = [];
  readonly contactsRead: string[] = [];
  signedOut = 0;
  private readonly listeners = new Set<(account: Account | null) => void>();

  signIn(): Promise<Account> {
    if (this.admits instanceof Failure) return Promise.reject(this.admits);
    this.account = this.admits;
    return Promise.resolve(this.admits);
  }

  signOut(): Promise<void> {
    this.signedOut += 1;
    this.account = null;
    return Promise.resolve();
  }

  resume(): Promise<Account | null> {
    return Promise.resolve(this.account);
  }

  onAccount(listener: (account: Account | null) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** What another tab did. */
  changeHands(account: Account | null): void {
    for (const listener of this.listeners) listener(account);
  }

  async pullPage(cursor: Cursor | null, signal: AbortSignal): Promise<PullPage> {
    this.asked.push(cursor);
    const answer = this.answers.shift();
    if (!answer) throw new Failure('unexpected', 'a pull that the test did not foresee');
    if (answer instanceof Failure) throw answer;
    const page = await answer;
    signal.throwIfAborted();
    return page;
  }

  readHouseholdContact(id: string): Promise<HouseholdContact | null> {
    this.contactsRead.push(id);
    return Promise.resolve(this.contact);
  }

  readCaseHistory(): Promise<readonly CaseEvent[]> {
    return this.history instanceof Failure ? Promise.reject(this.history) : Promise.resolve(this.history);
  }
}
