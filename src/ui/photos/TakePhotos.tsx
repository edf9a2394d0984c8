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
  /** May keep them on the disk, and throw what fails there. */
  readonly onChange: (photos: readonly PreparedPhoto[]) => void | Promise<void>;
  readonly beforeOpen?: () => Promise<void>;
  readonly onWorking?: (working: boolean) => void;
}

export function TakePhotos({ photos, onChange, ...rest }: TakePhotosProps) {
  const app = useApp();
  const take = async (files: readonly File[]): Promise<void> => {
    const taken = [...photos];
    for (const file of files) {
      const now = app.clock.now();
      taken.push(await app.preparePhoto(file, newId(now) as PhotoId, new Date(now).toISOString()));
      await onChange([...taken]);
    }
  };
  return (
    <CapturePhotos
      photos={photos}
      most={MOST}
      read={({ bytes }) => Promise.resolve(bytes)}
      onTake={take}
      onRemove={(photo) => void onChange(photos.filter((other) => other !== photo))}
      {...rest}
    />
  );
}
