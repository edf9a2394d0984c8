import type { PhotoId } from '../domain/ids.ts';
import { call, malformed } from './call.ts';
import type { Connection } from './client.ts';

/** `read_photo`: the bytes of a picture that the server holds. It comes as base64, because the API speaks JSON. */
export async function readPhoto(connection: Connection, id: PhotoId): Promise<ArrayBuffer> {
  const answer = await call(connection, 'read_photo', { photo_id: id });
  if (!isPicture(answer)) throw malformed('photo');
  return Uint8Array.from(atob(answer.base64), (letter) => letter.charCodeAt(0)).buffer;
}

const isPicture = (answer: unknown): answer is { readonly mime: 'image/jpeg'; readonly base64: string } =>
  typeof answer === 'object' &&
  answer !== null &&
  'mime' in answer &&
  answer.mime === 'image/jpeg' &&
  'base64' in answer &&
  typeof answer.base64 === 'string';
