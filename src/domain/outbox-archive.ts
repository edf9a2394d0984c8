/**
 * “导出未上传数据”: what a device has not been able to tell the server, as a file that the office can bring in. The zip holds
 * `operations.json` and `photos/<photo_id>.jpg`; this is what may stand in it, and how a file from a stranger's stick is read.
 * Bringing the same file in twice is harmless: operations keep their ids (O2).
 */
import type { FailureCode } from './failure.ts';
import type { Operation } from './operation.ts';
import { PHOTO_ATTACH, type PhotoAttachArgs } from './operations/photo.ts';
import { isUnsent, type OutboxEntry, type OutboxState } from './outbox.ts';

export const ARCHIVE_FORMAT = 'lianxin-outbox';
export const ARCHIVE_VERSION = 1;
export const OPERATIONS_FILE = 'operations.json';

/** Who exported where and when; for people, nothing is decided by it. */
interface Origin {
  readonly exported_at: string;
  readonly device: string;
  readonly by: string;
}

export interface ArchivedOperation {
  readonly operation: Operation;
  readonly title: string;
  readonly state: OutboxState;
  readonly last_failure: FailureCode | null;
}

export interface Archive extends Origin {
  readonly format: typeof ARCHIVE_FORMAT;
  readonly version: number;
  readonly operations: readonly ArchivedOperation[];
}

/** Everything the server has not confirmed, in order: also what it refused, for somebody to look at. */
export const archiveOf = (outbox: readonly OutboxEntry[], origin: Origin): Archive => ({
  format: ARCHIVE_FORMAT,
  version: ARCHIVE_VERSION,
  ...origin,
  operations: outbox.filter(isUnsent).map(({ operation, title, state, last_failure }) => ({
    operation: withoutTrack(operation),
    title,
    state,
    last_failure,
  })),
});

/** Where somebody walked is nobody else's to read, and a file goes through many hands. The patrol itself stays on the device. */
const withoutTrack = (operation: Operation): Operation =>
  'track' in operation.args ? { ...operation, args: { ...operation.args, track: [] } } : operation;

/** The photo an operation brings; null for all others. A file from elsewhere may call anything a photo. */
export function photoOf({ name, args }: Operation): PhotoAttachArgs | null {
  if (name !== PHOTO_ATTACH || !('photo_id' in args)) return null;
  return isId(args.photo_id) && Number.isInteger(args.size_bytes) && isShort(args.sha256) ? args : null;
}

export const photoFile = (photoId: string): string => `photos/${photoId}.jpg`;

/** What is wrong with a file, as a code. */
export type ArchiveFault =
  | 'too_large'
  | 'not_zip'
  | 'too_many'
  | 'bomb'
  | 'foreign_name'
  | 'malformed'
  | 'newer_format';

const MEGABYTE = 1024 * 1024;
/** Of the zip itself; then of what is in it. */
export const LARGEST_ARCHIVE = 200 * MEGABYTE;
const LARGEST_CONTENT = 300 * MEGABYTE;
const LARGEST_OPERATIONS = 32 * MEGABYTE;
const LARGEST_PHOTO = MEGABYTE;
const MOST_FILES = 5_001;

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const PHOTO_NAME = new RegExp(`^photos/${UUID}\\.jpg$`);
const ID = new RegExp(`^${UUID}$`);

/** Looked at before anything is unpacked: a name or a size that we never write is nobody's honest mistake. */
export function listingFault(
  files: readonly { readonly name: string; readonly originalSize: number }[],
): ArchiveFault | null {
  if (files.length > MOST_FILES || new Set(files.map(({ name }) => name)).size !== files.length) return 'too_many';
  let total = 0;
  for (const { name, originalSize } of files) {
    const limit = name === OPERATIONS_FILE ? LARGEST_OPERATIONS : PHOTO_NAME.test(name) ? LARGEST_PHOTO : null;
    if (limit === null) return 'foreign_name';
    total += originalSize;
    if (originalSize > limit || total > LARGEST_CONTENT) return 'bomb';
  }
  return files.some(({ name }) => name === OPERATIONS_FILE) ? null : 'malformed';
}

/** The text of `operations.json`, checked field by field; what each may hold is `importable.ts`. */
export function readArchive(text: string): Archive | ArchiveFault {
  const archive = parse(text);
  if (!isRecord(archive) || archive['format'] !== ARCHIVE_FORMAT) return 'malformed';
  const { version, operations, exported_at: at, device, by } = archive;
  if (typeof version !== 'number' || version < 1) return 'malformed';
  if (version > ARCHIVE_VERSION) return 'newer_format';
  if (!Array.isArray(operations) || !operations.every(isArchived)) return 'malformed';
  if (new Set(operations.map(({ operation }) => operation.op_id)).size !== operations.length) return 'malformed';
  if (!isTime(at) || !isShort(device) || !isShort(by)) return 'malformed';
  return { format: ARCHIVE_FORMAT, version, exported_at: at, device, by, operations };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isShort = (value: unknown): value is string => typeof value === 'string' && value.length <= 200;
const isId = (value: unknown): value is string => typeof value === 'string' && ID.test(value);
const isTime = (value: unknown): value is string => isShort(value) && Number.isFinite(Date.parse(value));

const isArchived = (value: unknown): value is ArchivedOperation =>
  isRecord(value) && isOperation(value['operation']) && isShort(value['title']) && isShort(value['state']);

const isOperation = (value: unknown): value is Operation =>
  isRecord(value) &&
  isId(value['op_id']) &&
  isShort(value['name']) &&
  isRecord(value['args']) &&
  isRecord(value['base_versions']) &&
  Object.values(value['base_versions']).every((version) => Number.isInteger(version)) &&
  Array.isArray(value['depends_on']) &&
  value['depends_on'].every(isId) &&
  isTime(value['made_at']) &&
  isShort(value['device']);
