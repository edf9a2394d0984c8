/**
 * One sheet of paper, as large as it is: the preview shows it smaller, the printer and the PNG take it as it stands. Light
 * whatever the screen's theme, and never without its method lines.
 */
import type { ReactNode, Ref } from 'react';
import { profileOf } from '../../domain/profile-of.ts';
import { formatDate, formatMinute } from '../../i18n/index.ts';
import { useAppState } from '../app-context.tsx';
import { cx } from '../parts/cx.ts';
import { useNow } from '../use-now.ts';
import { useLocale, useText } from '../use-text.ts';
import { MapFrame } from './MapFrame.tsx';
import { sizeOf, type Paper } from './paper.ts';
import styles from './PrintPage.module.css';
import { QrCode } from './QrCode.tsx';
import type { Imprint } from './use-imprint.ts';
import type { PictureState } from './use-picture.ts';

/** What a screen has to say on paper. */
export interface PrintContents {
  readonly title: string;
  readonly subtitle?: string | undefined;
  /** Drawn with styles and SVG; pictures from elsewhere would be missing in the PNG. */
  readonly legend: ReactNode;
  /** A sentence, a few numbers, a short table; what is longer than the sheet is cut. */
  readonly body?: ReactNode;
  /** How it was counted, on which data, and what is not known. */
  readonly methodLines: readonly string[];
  /** Whose map data it is. */
  readonly attribution: string;
  /** The whole address that opens this map; printed as a QR code. */
  readonly permalink: string;
}

interface PrintPageProps {
  readonly contents: PrintContents;
  readonly paper: Paper;
  readonly imprint: Imprint;
  readonly picture: PictureState;
  readonly page?: Ref<HTMLElement>;
  readonly frame?: Ref<HTMLDivElement>;
}

export function PrintPage({ contents, paper, imprint, picture, page, frame }: PrintPageProps) {
  const t = useText();
  const locale = useLocale();
  const now = useNow();
  const person = useAppState(
    ({ world, session }) => profileOf(world)?.display_name ?? (session.kind === 'signed_in' ? session.email : ''),
  );
  const { title, subtitle, legend, body, methodLines, attribution, permalink } = contents;
  const unit = imprint.unit.trim();
  const approval = imprint.approval.trim();
  return (
    <article
      ref={page}
      lang={locale}
      data-theme="light"
      className={cx(styles.page, styles[paper.format], styles[paper.orientation])}
      style={sizeOf(paper)}
    >
      <header className={styles.head}>
        <div>
          <p className={styles.title}>{title}</p>
          {subtitle !== undefined && <p>{subtitle}</p>}
        </div>
        <p className={styles.mark}>
          {approval === '' ? t('print.sheet.internal') : t('print.sheet.approval', { number: approval })}
        </p>
      </header>
      <MapFrame frame={frame} picture={picture} attribution={attribution} />
      <div className={styles.side}>
        <section className={styles.legend}>
          <p className={styles.heading}>{t('print.sheet.legend')}</p>
          {legend}
        </section>
        <div className={styles.body}>{body}</div>
        <div className={styles.link}>
          <QrCode text={permalink} className={styles.code} />
          <p>{t('print.sheet.scan')}</p>
        </div>
      </div>
      <footer className={styles.foot}>
        <div className={styles.method}>
          <p className={styles.heading}>{t('print.sheet.method')}</p>
          <ul>
            {methodLines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
        <p className={styles.imprint}>
          <span>
            {unit !== '' && <span>{t('print.sheet.unit', { unit })}</span>}
            <span>{t('print.sheet.date', { date: formatDate(locale, now) })}</span>
          </span>
          <span className={styles.by}>{t('print.sheet.printed_by', { name: person, time: formatMinute(now) })}</span>
        </p>
      </footer>
    </article>
  );
}
