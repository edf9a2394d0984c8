/** The photos of a case, a visit or an order, where there are any; their code comes with the first one. */
import { lazy, Suspense, useMemo } from 'react';
import type { PhotoSubject } from '../../domain/entities.ts';
import { rowsBy } from '../../domain/world.ts';
import { useAppState } from '../app-context.tsx';

const PhotoRow = lazy(() => import('./PhotoRow.tsx'));

interface PhotoStripProps {
  readonly subject: PhotoSubject;
  readonly subjectId: string;
}

export function PhotoStrip({ subject, subjectId }: PhotoStripProps) {
  const table = useAppState(({ world }) => world.photo);
  const photos = useMemo(
    () =>
      rowsBy(table, 'subject_id', subjectId)
        .filter((photo) => photo.subject === subject)
        .sort((a, b) => (a.taken_at < b.taken_at ? -1 : 1)),
    [table, subject, subjectId],
  );
  if (photos.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <PhotoRow photos={photos} />
    </Suspense>
  );
}
