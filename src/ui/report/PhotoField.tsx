/** Photos of a report: they lie with its draft, which is on the device before the camera takes the screen away. */
import { addReportPhoto, PHOTOS_PER_REPORT } from '../../commands/report/add-report-photo.ts';
import { changeReport } from '../../commands/report/change-report.ts';
import { removeReportPhoto } from '../../commands/report/remove-report-photo.ts';
import type { ReportDraft } from '../../domain/report-draft.ts';
import { useApp } from '../app-context.tsx';
import { CapturePhotos } from '../photos/CapturePhotos.tsx';

export function PhotoField({ draft: { photos } }: { readonly draft: ReportDraft }) {
  const app = useApp();
  return (
    <CapturePhotos
      photos={photos}
      most={PHOTOS_PER_REPORT}
      read={({ photo_id }) => app.drafts.photo(photo_id)}
      onTake={async (files) => {
        for (const file of files) await addReportPhoto(app, file);
      }}
      onRemove={({ photo_id }) => void removeReportPhoto(app, photo_id)}
      beforeOpen={() => changeReport(app, {})} // An empty change writes the draft.
    />
  );
}
