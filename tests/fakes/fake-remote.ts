/**
 * A server with a script: each pull is answered by the next entry, a Failure is thrown, a promise is waited for. A push is
 * answered by the next of `pushAnswers`, then by applying everything.
 */
import type { Remote, StoredPhoto } from '../../src/commands/context.ts';
import type { Account } from '../../src/domain/account.ts';
import type { CaseEvent } from '../../src/domain/case-event.ts';
import type { CheckIn, Device } from '../../src/domain/device.ts';
import type { HouseholdContact } from '../../src/domain/entities.ts';
import { Failure } from '../../src/domain/failure.ts';
import type { Operation, OperationResult } from '../../src/domain/operation.ts';
import { rowsAbout } from '../../src/domain/operation.ts';
import type { TrackPoint } from '../../src/domain/rules/track.ts';
import type { Cursor, PullPage } from '../../src/domain/pull-page.ts';

type Answer = PullPage | Failure | Promise<PullPage>;

type PushAnswer = ((operations: readonly Operation[]) => readonly OperationResult[]) | Failure | Promise<unknown>;

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
  /** What `readPatrolTrack` answers. */
  track: readonly TrackPoint[] | Failure = [];
  /** The cursors pulls came with, in order. */
  readonly asked: (Cursor | null)[] = [];
  pushAnswers: PushAnswer[] = [];
  /** The batches that came, in order; also those that got no answer. */
  readonly pushed: (readonly Operation[])[] = [];
  readonly photos: StoredPhoto[] = [];
  readonly contactsRead: string[] = [];
  signedOut = 0;
  /** What this device has told of itself. */
  readonly checkedIn: CheckIn[] = [];
  readonly wiped: string[] = [];
  devices: Device[] = [];
  devicesRead = 0;
  private readonly revokedListeners = new Set<() => void>();
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

  onRevoked(listener: () => void): () => void {
    this.revokedListeners.add(listener);
    return () => this.revokedListeners.delete(listener);
  }

  /** What the server says when the office has revoked this device. */
  revoke(): void {
    for (const listener of this.revokedListeners) listener();
  }

  checkIn(device: CheckIn): Promise<void> {
    this.checkedIn.push(device);
    return Promise.resolve();
  }

  confirmWiped(deviceId: string): Promise<void> {
    this.wiped.push(deviceId);
    return Promise.resolve();
  }

  readDevices(): Promise<readonly Device[]> {
    this.devicesRead += 1;
    return Promise.resolve(this.devices);
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

  async push(
    _userId: string,
    operations: readonly Operation[],
    signal: AbortSignal,
  ): Promise<readonly OperationResult[]> {
    this.pushed.push(operations);
    const answer = this.pushAnswers.shift() ?? ((all) => all.map(applied));
    if (answer instanceof Failure) throw answer;
    if (typeof answer === 'function') return answer(operations);
    await answer;
    signal.throwIfAborted();
    return operations.map(applied);
  }

  putPhoto(_userId: string, photo: StoredPhoto): Promise<void> {
    this.photos.push(photo);
    return Promise.resolve();
  }

  readHouseholdContact(id: string): Promise<HouseholdContact | null> {
    this.contactsRead.push(id);
    return Promise.resolve(this.contact);
  }

  /** What `readPhoto` answers, by id. */
  readonly pictures = new Map<string, ArrayBuffer>();

  readPhoto(id: string): Promise<ArrayBuffer> {
    const bytes = this.pictures.get(id);
    return bytes ? Promise.resolve(bytes) : Promise.reject(new Failure('network'));
  }

  readPatrolTrack(): Promise<readonly TrackPoint[]> {
    return this.track instanceof Failure ? Promise.reject(this.track) : Promise.resolve(this.track);
  }

  readCaseHistory(): Promise<readonly CaseEvent[]> {
    return this.history instanceof Failure ? Promise.reject(this.history) : Promise.resolve(this.history);
  }
}

/** Applied to the version it was based on. */
export function applied(operation: Operation): OperationResult {
  const [row] = rowsAbout(operation);
  const id = row?.id ?? '';
  const version = (operation.base_versions[id] ?? 0) + 1;
  return { status: 'applied', version, versions: { [id]: version } };
}
