/** The file to import: its size is judged before a byte is read, its bytes are hashed as they pass. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { refuse } from '../formats/problem.ts';
import type { Reporter } from './report.ts';

export interface Source {
  readonly name: string;
  readonly size: number;
  readonly head: Uint8Array;
  /** The bytes, once. Progress is told while they pass; `sha256` is known when they have. */
  stream(): AsyncGenerator<Uint8Array>;
  sha256(): string;
}

const HEAD = 64;

export async function openSource(path: string, report: Reporter): Promise<Source> {
  const name = basename(path);
  try {
    const facts = await stat(path);
    if (!facts.isFile()) throw refuse('file_unreadable', { file: name, reason: 'not a file' });
    const handle = await open(path);
    try {
      const { buffer, bytesRead } = await handle.read(new Uint8Array(HEAD), 0, HEAD, 0);
      return sourceOf(path, name, facts.size, buffer.subarray(0, bytesRead), report);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw explained(error, name);
  }
}

function sourceOf(path: string, name: string, size: number, head: Uint8Array, report: Reporter): Source {
  const hash = createHash('sha256');
  return {
    name,
    size,
    head,
    async *stream() {
      let done = 0;
      try {
        for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
          const bytes = chunk as Uint8Array;
          hash.update(bytes);
          done += bytes.length;
          report.progress('reading', done, size);
          yield bytes;
        }
      } catch (error) {
        throw explained(error, name);
      }
    },
    sha256: () => hash.digest('hex'),
  };
}

/** Whole contents, refused above `limit` bytes before reading and while reading: a pipe or growing file has no true size. */
export async function readWhole(source: Source, limit: number): Promise<Uint8Array> {
  refuseLarge(source.size, limit);
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of source.stream()) {
    length += part.length;
    refuseLarge(length, limit);
    parts.push(part);
  }
  return Buffer.concat(parts, length);
}

export function refuseLarge(size: number, limit: number): void {
  if (size > limit) throw refuse('file_too_large', { size, limit });
}

function explained(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return refuse('file_missing', { file }, { cause: error });
  if (['EACCES', 'EISDIR', 'EPERM', 'EIO', 'ELOOP', 'ENAMETOOLONG', 'ENOTDIR'].includes(code)) {
    return refuse('file_unreadable', { file, reason: code }, { cause: error });
  }
  return error;
}
