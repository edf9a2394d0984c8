/** Photos: the bytes lie beside the operation in the outbox and go up before it; this is what the server is told of them. */
import type { PhotoSubject } from '../entities/photo.ts';
import type { PhotoId } from '../ids.ts';
import type { OperationKinds } from './kind.ts';

export const PHOTO_ATTACH = 'photo.attach';

export interface PhotoAttachArgs {
  photo_id: PhotoId;
  subject: PhotoSubject;
  subject_id: string;
  /** Of the bytes, hex. */
  sha256: string;
  size_bytes: number;
  /** Pixels. */
  width: number;
  height: number;
  /** ISO 8601. */
  taken_at: string;
}

/** A photo as it comes out of the camera pipeline: resized, without EXIF, hashed (O9). */
export interface PreparedPhoto extends Omit<PhotoAttachArgs, 'subject' | 'subject_id'> {
  readonly bytes: ArrayBuffer;
}

export interface PhotoOperations {
  'photo.attach': PhotoAttachArgs;
}

export const photoKinds: OperationKinds<PhotoOperations> = {
  'photo.attach': {
    about: ({ photo_id, subject, subject_id }) => [
      { entity: 'photo', id: photo_id },
      { entity: subject, id: subject_id },
    ],
    title: () => '',
    effect: (_world, { photo_id, subject, subject_id, size_bytes, width, height, taken_at }) => ({
      upserts: { photo: [{ id: photo_id, version: 0, subject, subject_id, size_bytes, width, height, taken_at }] },
      removes: {},
    }),
  },
};

const SUBJECTS: readonly PhotoSubject[] = ['case_record', 'visit', 'service_order', 'checklist_result'];

export const isPhotoSubject = (entity: string): entity is PhotoSubject => SUBJECTS.some((one) => one === entity);
