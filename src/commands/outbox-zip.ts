/**
 * The zip around an archive (`domain/outbox-archive.ts`). Synchronous on purpose: the library's workers come from blobs, which
 * our content policy forbids. Comes with the outbox panel, not with the page.
 */
import { strFromU8, strToU8, unzipSync, zipSync, type UnzipFileInfo } from 'fflate';
import {
  listingFault,
  OPERATIONS_FILE,
  photoFile,
  readArchive,
  type Archive,
  type ArchiveFault,
} from '../domain/outbox-archive.ts';

/** Pictures by id. */
export type Photos = ReadonlyMap<string, ArrayBuffer>;

export function packArchive(archive: Archive, photos: Photos): Uint8Array<ArrayBuffer> {
  const pictures = [...photos].map(
    // JPEG does not get smaller
    ([id, bytes]) => [photoFile(id), [new Uint8Array(bytes), { level: 0 }]] as const,
  );
  return zipSync({
    [OPERATIONS_FILE]: strToU8(JSON.stringify(archive, null, 1)),
    ...Object.fromEntries(pictures),
  });
}

export interface Unpacked {
  readonly archive: Archive;
  /** By file name. */
  readonly files: Readonly<Record<string, Uint8Array>>;
}

/** Reads the list of contents first and unpacks only when all of it is as we write it. */
export function unpackArchive(bytes: Uint8Array): Unpacked | ArchiveFault {
  const listed: UnzipFileInfo[] = [];
  const files = unzip(bytes, (file) => {
    listed.push(file);
    return false;
  });
  if (!files) return 'not_zip';
  const fault = listingFault(listed);
  if (fault) return fault;
  // What is unpacked has the sizes that were listed: the library fills a buffer of that size and no more.
  const contents = unzip(bytes, () => true);
  const operations = contents?.[OPERATIONS_FILE];
  if (!contents || !operations) return 'not_zip';
  const archive = readArchive(strFromU8(operations));
  return typeof archive === 'string' ? archive : { archive, files: contents };
}

function unzip(bytes: Uint8Array, filter: (file: UnzipFileInfo) => boolean): Record<string, Uint8Array> | null {
  try {
    return unzipSync(bytes, { filter });
  } catch {
    return null;
  }
}
