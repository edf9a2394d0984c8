/** That there is a photo; the picture itself is read one at a time (`read_photo`) or lies on this device until it is sent. */
import type { PhotoId } from '../ids.ts';
import type { Row } from './row.ts';

/** What photos can be attached to, by its table's name. */
export type PhotoSubject = 'case_record' | 'visit' | 'service_order' | 'checklist_result';

export interface Photo extends Row<PhotoId> {
  subject: PhotoSubject;
  subject_id: string;
  size_bytes: number;
  /** Pixels. */
  width: number;
  height: number;
  taken_at: string;
}
