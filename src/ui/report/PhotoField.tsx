/** Photos first: the camera is the largest button. The draft is on the device before the camera takes the screen away. */
import { Camera, Images, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { addReportPhoto, PHOTOS_PER_REPORT } from '../../commands/report/add-report-photo.ts';
import { changeReport } from '../../commands/report/change-report.ts';
import { removeReportPhoto } from '../../commands/report/remove-report-photo.ts';
import { toFailure } from '../../domain/failure.ts';
import type { ReportDraft } from '../../domain/report-draft.ts';
import { useApp } from '../app-context.tsx';
import { Button, IconButton } from '../parts/Button.tsx';
import { Picture } from '../photos/Picture.tsx';
import { useText } from '../use-text.ts';
import styles from './PhotoField.module.css';
import form from './ReportForm.module.css';

export function PhotoField({ draft: { photos } }: { readonly draft: ReportDraft }) {
  const app = useApp();
  const t = useText();
  const camera = useRef<HTMLInputElement>(null);
  const album = useRef<HTMLInputElement>(null);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const full = photos.length >= PHOTOS_PER_REPORT;

  // An empty change writes the draft; a tap stays a tap for seconds, so the camera opens after it all the same.
  const open = (input: HTMLInputElement | null): void => void changeReport(app, {}).then(() => input?.click());

  const take = async (input: HTMLInputElement): Promise<void> => {
    const files = [...(input.files ?? [])];
    input.value = ''; // the same file may be chosen again
    setWorking(true);
    setProblem(null);
    try {
      for (const file of files) await addReportPhoto(app, file);
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
      setWorking(false);
    }
  };

  return (
    <section className={form.field} aria-label={t('report.photos')}>
      {photos.length > 0 && (
        <ul className={styles.photos}>
          {photos.map((photo, index) => (
            <li key={photo.photo_id} className={styles.photo}>
              <Picture read={() => app.drafts.photo(photo.photo_id)} id={photo.photo_id} alt="" />
              <IconButton
                floating
                className={styles.remove}
                label={t('report.photos.remove', { n: index + 1 })}
                onClick={() => void removeReportPhoto(app, photo.photo_id)}
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
      <p role="status" className={problem ? form.warning : form.note}>
        {working
          ? t('report.photos.working')
          : (problem ?? (full ? t('report.photos.full', { n: PHOTOS_PER_REPORT }) : null))}
      </p>
    </section>
  );
}
