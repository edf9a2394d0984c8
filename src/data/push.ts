/** `sync_push` and `put_photo`: the edge where the server's results become our types, checked here and nowhere else. */
import { FAILURE_CODES } from '../domain/failure.ts';
import type { FinalResult, Operation, OperationResult } from '../domain/operation.ts';
import { callAs, malformed } from './call.ts';
import type { Connection } from './client.ts';

export async function push(
  connection: Connection,
  userId: string,
  operations: readonly Operation[],
  signal: AbortSignal,
): Promise<readonly OperationResult[]> {
  const answer = await callAs(connection, userId, 'sync_push', { ops: operations }, signal);
  if (!Array.isArray(answer) || answer.length !== operations.length) throw malformed('one result per operation');
  return answer.map(readResult);
}

export async function putPhoto(
  connection: Connection,
  userId: string,
  photo: { readonly photo_id: string; readonly sha256: string; readonly bytes: ArrayBuffer },
  signal: AbortSignal,
): Promise<void> {
  const { photo_id, sha256, bytes } = photo;
  await callAs(connection, userId, 'put_photo', { photo_id, sha256, bytes_base64: base64(bytes) }, signal);
}

type Json = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function readResult(answer: unknown): OperationResult {
  if (!isRecord(answer)) throw malformed('result');
  if (answer['status'] === 'retry') {
    const after = answer['after'];
    if (typeof after !== 'number' || !(after >= 0)) throw malformed('retry.after');
    return { status: 'retry', after };
  }
  if (answer['status'] === 'duplicate') return { status: 'duplicate', result: readFinal(answer['result']) };
  return readFinal(answer);
}

function readFinal(answer: unknown): FinalResult {
  if (!isRecord(answer)) throw malformed('result');
  const { status, version, versions, entity, row, code, field, message } = answer;
  if (status === 'applied') {
    if (typeof version !== 'number' || !isVersions(versions)) throw malformed('applied.version');
    return { status, version, versions };
  }
  if (status === 'conflict') {
    if (typeof entity !== 'string' || !isRecord(row)) throw malformed('conflict.row');
    return { status, entity, row };
  }
  if (status !== 'rejected') throw malformed(`status ${String(status)}`);
  return {
    status,
    // A newer server may know more reasons than this app has words for.
    code: FAILURE_CODES.find((known) => known === code) ?? 'unexpected',
    field: typeof field === 'string' ? field : null,
    message: typeof message === 'string' ? message : '',
  };
}

const isVersions = (value: unknown): value is Record<string, number> =>
  isRecord(value) && Object.values(value).every((version) => typeof version === 'number');

/** In pieces: an argument per byte would be too many for one call. */
function base64(bytes: ArrayBuffer): string {
  let text = '';
  for (let at = 0; at < bytes.byteLength; at += 0x8000) {
    text += String.fromCharCode(...new Uint8Array(bytes, at, Math.min(0x8000, bytes.byteLength - at)));
  }
  return btoa(text);
}
