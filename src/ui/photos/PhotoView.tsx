/** One photo over the whole screen, with the ones before and after it. */
import { Dialog } from '@base-ui/react/dialog';
import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { readPhoto } from '../../commands/read-photo.ts';
import type { Photo } from '../../domain/entities.ts';
import { toFailure, type FailureCode } from '../../domain/failure.ts';
import { formatDateTime } from '../../i18n/index.ts';
import { useApp } from '../app-context.tsx';
import { Button, IconButton } from '../parts/Button.tsx';
import button from '../parts/Button.module.css';
import { useLocale, useText } from '../use-text.ts';
import { Picture } from './Picture.tsx';
import styles from './PhotoView.module.css';

interface PhotoViewProps {
  readonly photos: readonly Photo[];
  readonly at: number;
  readonly onMove: (id: string) => void;
  readonly onClose: () => void;
}

export function PhotoView({ photos, at, onMove, onClose }: PhotoViewProps) {
  const t = useText();
  const locale = useLocale();
  const photo = photos[at];
  if (!photo) return null;
  const move = (by: number): void => {
    const next = photos[at + by];
    if (next) onMove(next.id);
  };
  const title = t('photo.nth', { n: at + 1, total: photos.length });
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Popup
          className={styles.view}
          onKeyDown={({ key }) => {
            if (key === 'ArrowLeft') move(-1);
            if (key === 'ArrowRight') move(1);
          }}
        >
          <div className={styles.bar}>
            <Dialog.Title className={styles.title}>{title}</Dialog.Title>
            <Dialog.Description>
              {t('photo.taken', { time: formatDateTime(locale, photo.taken_at) })}
            </Dialog.Description>
            <Dialog.Close className={button.icon} aria-label={t('photo.close')}>
              <X size={24} aria-hidden="true" />
            </Dialog.Close>
          </div>
          <OnePhoto key={photo.id} photo={photo} alt={title} />
          <div className={styles.bar}>
            <IconButton label={t('photo.previous')} disabled={at === 0} onClick={() => move(-1)}>
              <ChevronLeft size={26} aria-hidden="true" />
            </IconButton>
            <p className={styles.note}>{t('photo.recorded')}</p>
            <IconButton label={t('photo.next')} disabled={at === photos.length - 1} onClick={() => move(1)}>
              <ChevronRight size={26} aria-hidden="true" />
            </IconButton>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Each attempt reads anew. */
function OnePhoto({ photo, alt }: { readonly photo: Photo; readonly alt: string }) {
  const [attempt, setAttempt] = useState(0);
  return <Attempt key={attempt} photo={photo} alt={alt} onRetry={() => setAttempt(attempt + 1)} />;
}

interface AttemptProps {
  readonly photo: Photo;
  readonly alt: string;
  readonly onRetry: () => void;
}

function Attempt({ photo: { id }, alt, onRetry }: AttemptProps) {
  const app = useApp();
  const t = useText();
  const [reading, setReading] = useState<{ readonly bytes: ArrayBuffer } | { readonly code: FailureCode } | null>(null);
  useEffect(() => {
    let gone = false;
    readPhoto(app, id).then(
      (bytes) => !gone && setReading({ bytes }),
      (thrown: unknown) => !gone && setReading({ code: toFailure(thrown).code }),
    );
    return () => {
      gone = true;
    };
  }, [app, id]);
  return (
    <div className={styles.picture}>
      {reading && 'bytes' in reading && <Picture id={id} read={() => Promise.resolve(reading.bytes)} alt={alt} whole />}
      {reading && 'code' in reading && (
        <div role="alert" className={styles.failed}>
          <p>{reading.code === 'network' ? t('photo.offline') : t(`failure.${reading.code}`)}</p>
          <Button onClick={onRetry}>{t('photo.retry')}</Button>
        </div>
      )}
    </div>
  );
}
