/** Photos for a step that is being written: taken, shown, thrown away again. They leave with the step, or with the form. */
import type { PhotoId } from '../../domain/ids.ts';
import { newId } from '../../domain/new-id.ts';
import type { PreparedPhoto } from '../../domain/operations/photo.ts';
import { useApp } from '../app-context.tsx';
import { CapturePhotos } from './CapturePhotos.tsx';

/** Before and after, and what was broken. */
const MOST = 4;

interface TakePhotosProps {
  readonly photos: readonly PreparedPhoto[];
  readonly onChange: (photos: readonly PreparedPhoto[]) => void;
  readonly onWorking?: (working: boolean) => void;
}

export function TakePhotos({ photos, onChange, ...rest }: TakePhotosProps) {
  const app = useApp();
  const take = async (files: readonly File[]): Promise<void> => {
    const taken = [...photos];
    for (const file of files) {
      const now = app.clock.now();
      taken.push(await app.preparePhoto(file, newId(now) as PhotoId, new Date(now).toISOString()));
      onChange([...taken]);
    }
  };
  return (
    <CapturePhotos
      photos={photos}
      most={MOST}
      read={({ bytes }) => Promise.resolve(bytes)}
      onTake={take}
      onRemove={(photo) => onChange(photos.filter((other) => other !== photo))}
      {...rest}
    />
  );
}
