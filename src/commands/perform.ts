import { Failure } from '../domain/failure.ts';
import { newId } from '../domain/new-id.ts';
import { rowsAbout, titleOf, type Operation } from '../domain/operation.ts';
import type { OperationArgs, OperationName } from '../domain/operations/index.ts';
import type { RowName } from '../domain/operations/kind.ts';
import { isPhotoSubject, type PreparedPhoto } from '../domain/operations/photo.ts';
import { basesIn, lastAbout } from '../domain/outbox.ts';
import type { AppContext, NewEntry } from './context.ts';
import { exchange } from './exchange.ts';
import { isOfNoDay } from './is-of-no-day.ts';
import { amongTabs, showEntries } from './show-outbox.ts';

export interface PerformOptions {
  /** What it is about, where that is not the row it changes. */
  readonly subject?: RowName;
  /** For the list of what is waiting; otherwise what the operation itself says. */
  readonly title?: string;
  /** Operations that must have been applied before, besides those on the same rows. */
  readonly dependsOn?: readonly string[];
  /** Of the row it changes. */
  readonly photos?: readonly PreparedPhoto[];
  /** Of the very photo that a `photo.attach` is about. */
  readonly picture?: PreparedPhoto;
  /** Kept on the device for so long, in milliseconds, while an undo is offered. Leaving the page sends it at once. */
  readonly holdMs?: number;
}

/**
 * Does one thing: the one way to change anything. Resolves with the operation's id when it is on this device's disk and shown
 * (O1); the server is told in the background. Throws a `Failure` (`storage`, `quota`, `session_expired`) and then nothing has
 * been written or shown.
 */
export async function perform<Name extends OperationName>(
  app: AppContext,
  name: Name,
  args: OperationArgs[Name],
  options: PerformOptions = {},
): Promise<string> {
  const { session, outboxStatus, day } = app.store.getState();
  if (session.kind !== 'signed_in') throw new Failure('session_expired', `${name} while nobody is signed in`);
  if (day !== null && !isOfNoDay(name)) throw new Failure('past_day', `${name} among the boundaries of ${day}`);
  if (outboxStatus.unavailable) throw outboxStatus.unavailable;
  const added = await amongTabs(app, () => app.outbox.add(session.userId, entriesFor(app, name, args, options)));
  showEntries(app, added);
  void exchange(app);
  return added[0]?.operation.op_id ?? '';
}

/** The operation, and one for each photo upon it, as things stand now. */
function entriesFor<Name extends OperationName>(
  app: AppContext,
  name: Name,
  args: OperationArgs[Name],
  { subject, title, dependsOn = [], photos = [], picture, holdMs = 0 }: PerformOptions,
): readonly NewEntry[] {
  const operation = makeOperation(app, name, args, dependsOn);
  const [about = null] = rowsAbout(operation);
  const entry: NewEntry = {
    operation,
    subject: subject ?? about,
    title: title ?? titleOf(app.store.getState().world, operation),
    photo: picture ?? null,
    ...(holdMs > 0 ? { held_until: app.clock.now() + holdMs } : {}),
  };
  const attached = photos.map((photo): NewEntry => {
    if (!about || !isPhotoSubject(about.entity)) throw new Failure('invalid_input', `${name} takes no photos`);
    const { bytes: _bytes, ...facts } = photo;
    const attach = makeOperation(app, 'photo.attach', { ...facts, subject: about.entity, subject_id: about.id }, [
      operation.op_id,
    ]);
    return { ...entry, operation: attach, photo };
  });
  return [entry, ...attached];
}

/** An operation on the rows as they stand: the version the person saw, and what is still to be told about them before. */
function makeOperation<Name extends OperationName>(
  app: AppContext,
  name: Name,
  args: OperationArgs[Name],
  dependsOn: readonly string[],
): Operation<Name> {
  const { base, outbox, outboxStatus, sync } = app.store.getState();
  const now = app.clock.now();
  const operation: Operation<Name> = {
    op_id: newId(now),
    name,
    args,
    base_versions: {},
    depends_on: [],
    made_at: new Date(now + outboxStatus.clockOffsetMs).toISOString(),
    device: app.settings.deviceName(),
  };
  const rows = rowsAbout(operation);
  return {
    ...operation,
    base_versions: basesIn(base, operation),
    depends_on: [...new Set([...lastAbout(rows, outbox, base, sync.dataAsOf), ...dependsOn])],
  };
}
