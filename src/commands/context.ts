/**
 * What every command is given: the state it writes and the ports it may reach the world through. The ports are declared
 * here, by their user; `data/` and `offline/` fulfil them, `app/start.ts` joins them, tests put fakes in their place.
 */
import type { Account } from '../domain/account.ts';
import type { KeptBoundary } from '../domain/boundary-work.ts';
import type { CaseEvent } from '../domain/case-event.ts';
import type { KeptDrafts, LastAnswers, ReportDraft } from '../domain/report-draft.ts';
import type { CheckIn, Device } from '../domain/device.ts';
import type { HouseholdContact } from '../domain/entities.ts';
import type { CaseId, HouseholdId, PatrolId, PhotoId, TerritoryId, VisitId } from '../domain/ids.ts';
import type { KeptVisit } from '../domain/visit-draft.ts';
import type { Operation, OperationResult } from '../domain/operation.ts';
import type { PreparedPhoto } from '../domain/operations/photo.ts';
import type { OutboxEntry } from '../domain/outbox.ts';
import type { Progress } from '../domain/outbox-batch.ts';
import type { TrackPoint } from '../domain/rules/track.ts';
import type { Cursor, Held, PagePlace, PullPage } from '../domain/pull-page.ts';
import type { OthersUnsent } from '../state/outbox-status.ts';
import type { Preferences } from '../state/preferences.ts';
import type { AppStore } from '../state/store.ts';
import type { DevicePorts } from './device-ports.ts';
import type { ImportPort } from './import/import-port.ts';
import type { PatrolPorts } from './patrol-ports.ts';
import type { PlanPort } from './plan-port.ts';
import type { WalkPort } from './walk-port.ts';

/** The server. Every method throws a `Failure`. */
export interface Remote {
  signIn(email: string, password: string): Promise<Account>;
  /** Forgets the session on this device, and on the server where it can be reached. Never throws for want of a network. */
  signOut(): Promise<void>;
  /** The account of the stored session, without asking the server: starting offline must not sign anybody out. */
  resume(): Promise<Account | null>;
  /** Calls back when the stored session changes hands or ends, in this tab or another. Returns the way to stop. */
  onAccount(listener: (account: Account | null) => void): () => void;
  /** Calls back when the server says that this device has been revoked, whatever was asked. Returns the way to stop. */
  onRevoked(listener: () => void): () => void;
  /** Tells the server that this device is here and what it has not sent. */
  checkIn(device: CheckIn): Promise<void>;
  /** The one thing a revoked device may still say. */
  confirmWiped(deviceId: string): Promise<void>;
  /** One's own devices; for who answers for others, theirs too. Last seen first. */
  readDevices(): Promise<readonly Device[]>;
  /** One page after `cursor` (null: from the start). */
  pullPage(cursor: Cursor | null, signal: AbortSignal): Promise<PullPage>;
  /** One result per operation, in order. Sent as this account or not at all. */
  push(userId: string, operations: readonly Operation[], signal: AbortSignal): Promise<readonly OperationResult[]>;
  /** Takes a photo's bytes to the server; again does no harm. */
  putPhoto(userId: string, photo: StoredPhoto, signal: AbortSignal): Promise<void>;
  /** Null when there is no such household or no contact is known. The server records every call. */
  readHouseholdContact(id: HouseholdId): Promise<HouseholdContact | null>;
  /** The person's own track, while the server keeps it; `not_found` afterwards. */
  readPatrolTrack(id: PatrolId): Promise<readonly TrackPoint[]>;
  /** What was done with a case, oldest first. */
  readCaseHistory(id: CaseId): Promise<readonly CaseEvent[]>;
  /** A picture that the server has confirmed. The server records the look where it is about a household. */
  readPhoto(id: PhotoId): Promise<ArrayBuffer>;
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

/** A photo as it lies on the device until the server has confirmed it. */
export type StoredPhoto = Pick<PreparedPhoto, 'photo_id' | 'sha256' | 'bytes'>;

/** An entry before the device has given it its place in the order. */
export type NewEntry = Pick<OutboxEntry, 'operation' | 'subject' | 'title'> & {
  readonly photo: PreparedPhoto | null;
  /** Device time in milliseconds before which it is not sent by itself, so that it can be taken back. */
  readonly held_until?: number;
};

/**
 * What this device has to tell the server (rules O1… in `offline/SPEC.md`). Every write is on the disk when its promise
 * resolves, whole or not at all. Methods throw `Failure('storage')`, or `Failure('quota')` when the disk is full.
 */
export interface Outbox {
  /** Opens this person's, and no other. Nothing of anybody is removed. */
  open(account: Account): Promise<readonly OutboxEntry[]>;
  /** Everything, in order: also what another tab has added. */
  read(): Promise<readonly OutboxEntry[]>;
  /**
   * Adds what a person did. An operation that is there already is left as it is. `changed_elsewhere` when another tab has
   * meanwhile replaced or given up what one builds upon: read, and make it anew.
   */
  add(userId: string, entries: readonly NewEntry[]): Promise<readonly OutboxEntry[]>;
  /**
   * Notes what became of entries, by operation. One that is done stays done, whatever comes later; the bytes of its photo
   * are let go of (O9).
   */
  change(changes: ReadonlyMap<string, Progress>): Promise<readonly OutboxEntry[]>;
  /**
   * Puts new entries in the place of old ones, because a person decided so (O7); photos go over to the new.
   * `changed_elsewhere` when another tab has meanwhile recorded something upon them: read, and decide anew.
   */
  replace(opIds: readonly string[], by: readonly NewEntry[]): Promise<readonly OutboxEntry[]>;
  /** The bytes of a photo that the server has not confirmed; null when they are not here. */
  photo(photoId: PhotoId): Promise<StoredPhoto | null>;
  /** Records that others than this person have left on this device. */
  others(userId: string | null): Promise<readonly OthersUnsent[]>;
  /** Calls back when another tab has written. Returns the way to stop. */
  onChange(listener: () => void): () => void;
  close(): void;
}

/**
 * Reports and visits that are being written with their pictures, and boundaries that are being drawn, on this device. Methods throw `Failure('storage')`, or `Failure('quota')`
 * when the disk is full; what was there before is then still there.
 */
export interface Drafts {
  /** Opens this person's; nobody else's are touched. */
  open(userId: string): Promise<KeptDrafts>;
  keep(draft: ReportDraft | KeptVisit): Promise<void>;
  /** The picture and the draft that names it, in one step. */
  keepPhoto(draft: ReportDraft | KeptVisit, photo: PreparedPhoto): Promise<void>;
  photo(photoId: PhotoId): Promise<ArrayBuffer | null>;
  dropPhoto(photoId: PhotoId): Promise<void>;
  /** One for each territory whose parts are being redrawn. */
  keepBoundary(draft: KeptBoundary): Promise<void>;
  dropBoundary(parentId: TerritoryId): Promise<void>;
  /** The draft and its pictures. */
  drop(draftId: CaseId | VisitId): Promise<void>;
  remember(answers: LastAnswers): Promise<void>;
  /** Removes everything of this person. */
  wipe(userId: string): Promise<void>;
}

/** Of all tabs of one person on this device one sends at a time (O5). */
export interface Leader {
  /** Waits for its turn, then works. A turn that is not given back in time is taken; sending twice is harmless. */
  lead<T>(userId: string, work: () => Promise<T>, signal: AbortSignal): Promise<T>;
}

/** A line that says that something has changed, and nothing else. Lines come back by themselves when they break. */
export type Pokes = (
  channel: string,
  onPoke: () => void,
) => { /** Tells the others; lost when the line is down. */ send(): void; stop(): void };

/** Small choices that outlive a visit. Neither method throws: a device that forgets them still works. */
export interface Settings {
  readPreferences(): Preferences;
  writePreferences(preferences: Preferences): void;
  /** What this device calls itself; made up once. */
  deviceName(): string;
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
  readonly outbox: Outbox;
  readonly leader: Leader;
  /** Null where the backend has no such line. */
  readonly pokes: Pokes | null;
  readonly patrol: PatrolPorts;
  readonly walk: WalkPort;
  readonly planner: PlanPort;
  readonly drafts: Drafts;
  /** One for each opening of the wizard. Rejects when its code cannot be fetched. */
  readonly imports: () => Promise<ImportPort>;
  /** Resizes a picture, leaves its camera's remarks behind and hashes it (O9). Throws `Failure('invalid_input')`. */
  readonly preparePhoto: (file: Blob, photoId: PhotoId, takenAt: string) => Promise<PreparedPhoto>;
  readonly settings: Settings;
  readonly addressBar: AddressBar;
  readonly clock: { now(): number };
  /** Null where the browser has none. */
  readonly geolocation: Pick<Geolocation, 'watchPosition' | 'clearWatch'> | null;
}
