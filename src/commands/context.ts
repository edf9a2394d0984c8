/**
 * What every command is given: the state it writes and the ports it may reach the world through. The ports are declared
 * here, by their user; `data/` and `offline/` fulfil them, `app/start.ts` joins them, tests put fakes in their place.
 */
import type { Account } from '../domain/account.ts';
import type { CaseEvent } from '../domain/case-event.ts';
import type { HouseholdContact } from '../domain/entities.ts';
import type { CaseId, HouseholdId } from '../domain/ids.ts';
import type { Cursor, Held, PagePlace, PullPage } from '../domain/pull-page.ts';
import type { Preferences } from '../state/preferences.ts';
import type { AppStore } from '../state/store.ts';
import type { DevicePorts } from './device-ports.ts';

/** The server. Every method throws a `Failure`. */
export interface Remote {
  signIn(email: string, password: string): Promise<Account>;
  /** Forgets the session on this device, and on the server where it can be reached. Never throws for want of a network. */
  signOut(): Promise<void>;
  /** The account of the stored session, without asking the server: starting offline must not sign anybody out. */
  resume(): Promise<Account | null>;
  /** Calls back when the stored session changes hands or ends, in this tab or another. Returns the way to stop. */
  onAccount(listener: (account: Account | null) => void): () => void;
  /** One page after `cursor` (null: from the start). */
  pullPage(cursor: Cursor | null, signal: AbortSignal): Promise<PullPage>;
  /** Null when there is no such household or no contact is known. The server records every call. */
  readHouseholdContact(id: HouseholdId): Promise<HouseholdContact | null>;
  /** What was done with a case, oldest first. */
  readCaseHistory(id: CaseId): Promise<readonly CaseEvent[]>;
}

/** The copy on this device (rules R1… in `offline/SPEC.md`). Every method throws `Failure('storage')`. */
export interface Replica {
  /** Opens this person's copy, and removes every other person's. */
  open(userId: string): Promise<Held>;
  /** Keeps one page; the last page of a full pull replaces what was held, in one step. */
  keep(page: PullPage, place: PagePlace): Promise<void>;
  /** Removes every copy from this device. */
  wipe(): Promise<void>;
}

/** Small choices that outlive a visit. Neither method throws: a device that forgets them still works. */
export interface Settings {
  readPreferences(): Preferences;
  writePreferences(preferences: Preferences): void;
}

/** The page's address, as far as the permalink needs it. `hash` starts with `#` or is empty. */
export interface AddressBar {
  hash(): string;
  replace(hash: string): void;
  /** A new step in the history, so that Back returns to the previous one. */
  push(hash: string): void;
  /**
   * Calls back when the hash changed other than by us. `own` when the entry is one we wrote (Back, Forward), false when it
   * was typed or pasted. Returns the way to stop.
   */
  onChange(listener: (own: boolean) => void): () => void;
}

export interface AppContext {
  readonly store: AppStore;
  readonly remote: Remote;
  readonly replica: Replica;
  readonly device: DevicePorts;
  readonly settings: Settings;
  readonly addressBar: AddressBar;
  readonly clock: { now(): number };
  /** Null where the browser has none. */
  readonly geolocation: Pick<Geolocation, 'watchPosition' | 'clearWatch'> | null;
}
