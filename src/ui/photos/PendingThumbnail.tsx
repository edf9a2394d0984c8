import { readPendingPhoto } from '../../commands/read-photo.ts';
import type { PhotoId } from '../../domain/ids.ts';
import { useApp } from '../app-context.tsx';
import { Picture } from './Picture.tsx';

export function PendingThumbnail({ id }: { readonly id: PhotoId }) {
  const app = useApp();
  return <Picture id={id} read={() => readPendingPhoto(app, id)} alt="" />;
}
