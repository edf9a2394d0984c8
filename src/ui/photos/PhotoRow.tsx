/**
 * The photos of a case, a visit or an order. What is still on this device is shown at once; what the server holds is fetched
 * when somebody asks, because it costs data, and a look at somebody's home is recorded.
 */
import { Image as ImageIcon } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Photo } from '../../domain/entities.ts';
import { pendingRows } from '../../domain/outbox.ts';
import { useAppState } from '../app-context.tsx';
import { useText } from '../use-text.ts';
import { PendingThumbnail } from './PendingThumbnail.tsx';
import { PhotoView } from './PhotoView.tsx';
import styles from './PhotoRow.module.css';

interface PhotoRowProps {
  readonly photos: readonly Photo[];
}

export default function PhotoRow({ photos }: PhotoRowProps) {
  const t = useText();
  const outbox = useAppState((state) => state.outbox);
  const [shown, setShown] = useState<string | null>(null);
  const pending = useMemo(() => pendingRows(outbox), [outbox]);
  const waits = (photo: Photo): boolean => pending.has(photo.id);
  const at = photos.findIndex(({ id }) => id === shown);
  return (
    <section className={styles.section} aria-label={t('photo.strip')}>
      <ul className={styles.strip}>
        {photos.map((photo, index) => (
          <li key={photo.id}>
            <button
              type="button"
              className={styles.photo}
              aria-label={`${t('photo.show')} ${t('photo.nth', { n: index + 1, total: photos.length })}`}
              onClick={() => setShown(photo.id)}
            >
              {waits(photo) ? <PendingThumbnail id={photo.id} /> : <ImageIcon size={28} aria-hidden="true" />}
              {waits(photo) && <span className={styles.waiting}>{t('photo.waiting')}</span>}
            </button>
          </li>
        ))}
      </ul>
      {at >= 0 && <PhotoView photos={photos} at={at} onMove={setShown} onClose={() => setShown(null)} />}
    </section>
  );
}
