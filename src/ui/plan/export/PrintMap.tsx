/** The map as it stands, on paper: the ordinary legend, no numbers, and as of when it is. */
import { useCallback } from 'react';
import { takeMapPicture, type TakePicture } from '../../../commands/map-picture.ts';
import type { Territory } from '../../../domain/entities.ts';
import { formatMinute } from '../../../i18n/index.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import PrintDialog from '../../print/PrintDialog.tsx';
import MapLegendKeys from '../../toolbar/MapLegendKeys.tsx';
import { useText } from '../../use-text.ts';

export default function PrintMap({ place, onClose }: { readonly place: Territory; readonly onClose: () => void }) {
  const app = useApp();
  const t = useText();
  const attribution = useAppState(({ basemaps }) => basemaps[0]?.attribution ?? '');
  const dataAsOf = useAppState((state) => state.sync.dataAsOf);
  const day = useAppState((state) => state.day);
  const takePicture = useCallback<TakePicture>((size) => takeMapPicture(app, size), [app]);
  const title = t('export.map_title', { place: place.name });
  return (
    <PrintDialog
      title={title}
      subtitle={t('export.map_subtitle')}
      fileName={title}
      record={{ content: 'map', rows: 0, territory_id: place.id }}
      legend={<MapLegendKeys />}
      methodLines={[
        ...(day === null ? [] : [t('export.note.day', { day })]),
        dataAsOf === null ? t('export.map_drawn_unknown') : t('export.map_drawn', { time: formatMinute(dataAsOf) }),
        t('export.map_crs'),
      ]}
      attribution={attribution}
      permalink={window.location.href}
      takePicture={takePicture}
      onClose={onClose}
    />
  );
}
