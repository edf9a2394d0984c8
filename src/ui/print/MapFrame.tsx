/** The map on the sheet, with what makes it a map: north, the scale, and whose data it is. */
import type { Ref } from 'react';
import { roundLength } from '../../domain/rules/round-length.ts';
import { useText } from '../use-text.ts';
import styles from './MapFrame.module.css';
import type { PictureState } from './use-picture.ts';

interface MapFrameProps {
  readonly frame: Ref<HTMLDivElement> | undefined;
  readonly picture: PictureState;
  readonly attribution: string;
}

export function MapFrame({ frame, picture, attribution }: MapFrameProps) {
  const t = useText();
  return (
    <div ref={frame} className={styles.frame} data-frame="">
      {picture.kind === 'taken' && (
        <>
          <img className={styles.picture} src={picture.url} alt={t('print.sheet.map')} />
          <div className={styles.north}>
            <span>{t('print.sheet.north')}</span>
            <svg viewBox="0 0 20 28" aria-hidden="true">
              <path d="M10 1 18 26 10 21z" fill="none" stroke="currentColor" strokeLinejoin="round" />
              <path d="M10 1 2 26 10 21z" fill="currentColor" stroke="currentColor" strokeLinejoin="round" />
            </svg>
          </div>
          <ScaleBar metresPerPixel={picture.metresPerPixel} />
        </>
      )}
      <p className={styles.attribution}>{attribution}</p>
    </div>
  );
}

/** CSS pixels on paper: about 6 cm. */
const LONGEST = 230;

function ScaleBar({ metresPerPixel }: { readonly metresPerPixel: number }) {
  const t = useText();
  const length = roundLength(LONGEST * metresPerPixel);
  const [value, unit] = length >= 1000 ? [length / 1000, t('map.scale.kilometres')] : [length, t('map.scale.metres')];
  return (
    <div className={styles.scale}>
      <div className={styles.marks}>
        {[0, value / 2, value].map((mark) => (
          <span key={mark}>{mark}</span>
        ))}
      </div>
      <div className={styles.bar} data-metres={length} style={{ width: `${length / metresPerPixel}px` }} />
      <span>{unit}</span>
    </div>
  );
}
