/** The circle on paper: the map as it stands, the sentence, the first places of the ranking, and how it was counted. */
import { useCallback } from 'react';
import { takeMapPicture, type TakePicture } from '../../../commands/map-picture.ts';
import { verdictOf } from '../../../domain/answers/circle-count.ts';
import { circleLines, levelsIn } from '../../../domain/answers/circle-lines.ts';
import type { Selection } from '../../../domain/selection.ts';
import { formatShare } from '../../../i18n/index.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { useWords } from '../../cards/parts/use-words.ts';
import { titleOf } from '../../list/title-of.ts';
import { territoryOf } from '../../print/exported-place.ts';
import PrintDialog from '../../print/PrintDialog.tsx';
import { methodLines } from '../method-lines.ts';
import { useServedNames } from '../use-kinds.ts';
import type { CircleNumbers } from '../use-numbers.ts';
import CircleLegendKeys from '../../toolbar/CircleLegendKeys.tsx';
import styles from './Paper.module.css';

interface PrintCircleProps {
  readonly numbers: CircleNumbers;
  readonly place: Selection | null;
  readonly onClose: () => void;
}

/** As many as stand beside a map on A4. */
const ROWS = 8;

export default function PrintCircle({ numbers, place, onClose }: PrintCircleProps) {
  const app = useApp();
  const words = useWords();
  const { t, locale } = words;
  const world = useAppState((state) => state.world);
  const circle = useAppState((state) => state.circle);
  const basemap = useAppState(({ basemaps }) => basemaps[0]?.attribution ?? '');
  const names = useServedNames(circle.served);
  const takePicture = useCallback<TakePicture>((size) => takeMapPicture(app, size), [app]);
  const name = place ? (titleOf(world, place)?.title ?? '') : '';
  const count = place ? numbers.counts.get(place.id) : undefined;
  const level = levelsIn(world, numbers.counts, place)[0];
  const lines = level === undefined ? [] : circleLines(world, numbers.counts, place, level).slice(0, ROWS);
  const title = t('circle.print.title', { place: name, minutes: circle.minutes });
  return (
    <PrintDialog
      title={title}
      subtitle={names}
      fileName={title}
      record={{ content: 'circle', rows: 0, territory_id: territoryOf(world, place) }}
      legend={<CircleLegendKeys />}
      body={
        count && (
          <>
            <p className={styles.sentence}>
              {t(`circle.sentence.${verdictOf(count)}`, {
                place: name,
                households: count.households,
                outside: count.outside,
                within: count.within,
                minutes: circle.minutes,
              })}
              {count.elderly && count.elderly.outside > 0
                ? t('circle.sentence.elderly', { elderly: count.elderly.outside })
                : ''}
              {t('circle.sentence.end')}
            </p>
            <table className={styles.table}>
              <thead>
                <tr>
                  <th scope="col">{t('circle.sheet.place')}</th>
                  <th scope="col">
                    {t('circle.outside')} / {t('circle.sheet.households')}
                  </th>
                  <th scope="col">{t('circle.sheet.share')}</th>
                </tr>
              </thead>
              <tbody>
                {lines.map((line) => (
                  <tr key={line.place.id}>
                    <th scope="row">{line.name}</th>
                    <td>
                      {line.count.outside.toLocaleString(locale)} / {line.count.households.toLocaleString(locale)}
                    </td>
                    <td>{line.share === null ? t('circle.share.none') : formatShare(locale, line.share)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )
      }
      methodLines={methodLines(words, circle, numbers, names, app.clock.now())}
      attribution={basemap}
      permalink={window.location.href}
      takePicture={takePicture}
      onClose={onClose}
    />
  );
}
