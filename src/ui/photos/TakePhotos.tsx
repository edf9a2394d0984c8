/** Photos for a step that is being written: taken, shown, thrown away again. They leave with the step, or with the form. */
import { Camera, Images, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { toFailure } from '../../domain/failure.ts';
import type { PhotoId } from '../../domain/ids.ts';
import { newId } from '../../domain/new-id.ts';
import type { PreparedPhoto } from '../../domain/operations/photo.ts';
import { useApp } from '../app-context.tsx';
import { Button, IconButton } from '../parts/Button.tsx';
import { useText } from '../use-text.ts';
import { Picture } from './Picture.tsx';
import styles from './TakePhotos.module.css';

/** Before and after, and what was broken. */
const MOST = 4;

interface TakePhotosProps {
  readonly photos: readonly PreparedPhoto[];
  readonly onChange: (photos: readonly PreparedPhoto[]) => void;
}

export function TakePhotos({ photos, onChange }: TakePhotosProps) {
  const app = useApp();
  const t = useText();
  const camera = useRef<HTMLInputElement>(null);
  const album = useRef<HTMLInputElement>(null);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const full = photos.length >= MOST;

  const take = async (input: HTMLInputElement): Promise<void> => {
    const files = [...(input.files ?? [])].slice(0, MOST - photos.length);
    input.value = ''; // the same file may be chosen again
    setWorking(true);
    setProblem(null);
    try {
      const taken = [...photos];
      for (const file of files) {
        const now = app.clock.now();
        taken.push(await app.preparePhoto(file, newId(now) as PhotoId, new Date(now).toISOString()));
        onChange([...taken]);
      }
    } catch (thrown) {
      const { code } = toFailure(thrown);
      setProblem(code === 'invalid_input' ? t('report.photos.unreadable') : t(`failure.${code}`));
    } finally {
      setWorking(false);
    }
  };

  return (
    <section className={styles.field} aria-label={t('report.photos')}>
      {photos.length > 0 && (
        <ul className={styles.photos}>
          {photos.map((photo, index) => (
            <li key={photo.photo_id} className={styles.photo}>
              <Picture read={() => Promise.resolve(photo.bytes)} id={photo.photo_id} alt="" />
              <IconButton
                floating
                className={styles.remove}
                label={t('report.photos.remove', { n: index + 1 })}
                onClick={() => onChange(photos.filter((other) => other !== photo))}
              >
                <X size={20} aria-hidden="true" />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.buttons}>
        <Button
          icon={<Camera size={22} aria-hidden="true" />}
          disabled={full || working}
          onClick={() => camera.current?.click()}
        >
          {t('report.photos.camera')}
        </Button>
        <Button
          icon={<Images size={20} aria-hidden="true" />}
          disabled={full || working}
          onClick={() => album.current?.click()}
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
        {working ? t('report.photos.working') : (problem ?? (full ? t('report.photos.full', { n: MOST }) : null))}
      </p>
    </section>
  );
}
