/** The one way to take photos: the camera is the largest button, the album comes second, and what went wrong is said beside them. */
import { Camera, Images, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { toFailure } from '../../domain/failure.ts';
import type { PhotoId } from '../../domain/ids.ts';
import { Button, IconButton } from '../parts/Button.tsx';
import { useText } from '../use-text.ts';
import styles from './CapturePhotos.module.css';
import { Picture } from './Picture.tsx';

interface CapturePhotosProps<Photo extends { readonly photo_id: PhotoId }> {
  readonly photos: readonly Photo[];
  readonly most: number;
  readonly read: (photo: Photo) => Promise<ArrayBuffer | null>;
  /** Prepares and keeps the pictures, one after the other. Throws a `Failure`; those before it stay. */
  readonly onTake: (files: readonly File[]) => Promise<void>;
  readonly onRemove: (photo: Photo) => void;
  /** Before the camera takes the screen away. A tap stays a tap for seconds, so the camera opens after it all the same. */
  readonly beforeOpen?: () => Promise<void>;
  /** While pictures are being prepared: whoever hands in now would lose them. */
  readonly onWorking?: (working: boolean) => void;
}

export function CapturePhotos<Photo extends { readonly photo_id: PhotoId }>({
  photos,
  most,
  read,
  onTake,
  onRemove,
  beforeOpen = () => Promise.resolve(),
  onWorking,
}: CapturePhotosProps<Photo>) {
  const t = useText();
  const camera = useRef<HTMLInputElement>(null);
  const album = useRef<HTMLInputElement>(null);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const full = photos.length >= most;

  const open = (input: HTMLInputElement | null): void => void beforeOpen().then(() => input?.click());
  const work = (is: boolean): void => {
    setWorking(is);
    onWorking?.(is);
  };
  const take = async (input: HTMLInputElement): Promise<void> => {
    const files = [...(input.files ?? [])].slice(0, most - photos.length);
    input.value = ''; // the same file may be chosen again
    work(true);
    setProblem(null);
    try {
      await onTake(files);
    } catch (thrown) {
      const { code } = toFailure(thrown);
      setProblem(
        code === 'quota'
          ? t('report.photos.no_room')
          : code === 'invalid_input'
            ? t('report.photos.unreadable')
            : t(`failure.${code}`),
      );
    } finally {
      work(false);
    }
  };

  return (
    <section className={styles.field} aria-label={t('report.photos')}>
      {photos.length > 0 && (
        <ul className={styles.photos}>
          {photos.map((photo, index) => (
            <li key={photo.photo_id} className={styles.photo}>
              <Picture read={() => read(photo)} id={photo.photo_id} alt="" />
              <IconButton
                floating
                className={styles.remove}
                label={t('report.photos.remove', { n: index + 1 })}
                onClick={() => onRemove(photo)}
              >
                <X size={20} aria-hidden="true" />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.buttons}>
        <Button
          className={styles.camera}
          icon={<Camera size={26} aria-hidden="true" />}
          disabled={full || working}
          onClick={() => open(camera.current)}
        >
          {t('report.photos.camera')}
        </Button>
        <Button
          icon={<Images size={20} aria-hidden="true" />}
          disabled={full || working}
          onClick={() => open(album.current)}
        >
          {t('report.photos.album')}
        </Button>
      </div>
      <input
        ref={camera}
        hidden
        type="file"
        accept="image/*"
        capture="environment"
        aria-label={t('report.photos.camera')}
        onChange={({ target }) => void take(target)}
      />
      <input
        ref={album}
        hidden
        type="file"
        accept="image/*"
        multiple
        aria-label={t('report.photos.album')}
        onChange={({ target }) => void take(target)}
      />
      <p role="status" className={problem ? styles.problem : styles.note}>
        {working ? t('report.photos.working') : (problem ?? (full ? t('report.photos.full', { n: most }) : null))}
      </p>
    </section>
  );
}
