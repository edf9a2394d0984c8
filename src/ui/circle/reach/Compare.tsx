/** Communities, grids or compounds beside each other, most households outside first; a tap reads the numbers of one. */
import { useState } from 'react';
import { compareLevel, scopeCircle } from '../../../commands/circle/change-circle.ts';
import { verdictOf } from '../../../domain/answers/circle-count.ts';
import { circleLines, levelsIn, type CircleLine } from '../../../domain/answers/circle-lines.ts';
import type { Selection } from '../../../domain/selection.ts';
import { formatShare } from '../../../i18n/index.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { Note, Section } from '../../cards/parts/Section.tsx';
import { useWords } from '../../cards/parts/use-words.ts';
import { hover } from '../../../commands/hover.ts';
import { Button } from '../../parts/Button.tsx';
import { Segmented } from '../../parts/Segmented.tsx';
import circle from '../Circle.module.css';
import type { CircleNumbers } from '../use-numbers.ts';
import styles from './Compare.module.css';
import { Bar } from './ShareBar.tsx';

/** More than one looks through at a glance. */
const FEW = 8;

export function Compare({ numbers, scope }: { readonly numbers: CircleNumbers; readonly scope: Selection }) {
  const app = useApp();
  const { t, rowName } = useWords();
  const world = useAppState((state) => state.world);
  const chosen = useAppState(({ circle: { level } }) => level);
  const [all, setAll] = useState(false);
  const levels = levelsIn(world, numbers.counts, scope);
  const level = levels.find((each) => each === chosen) ?? levels[0];
  if (level === undefined) return null;
  const lines = circleLines(world, numbers.counts, scope, level);
  const name = (each: string): string => {
    const row = world.territory_level.get(each);
    return row ? rowName(row) : t('circle.level.compound');
  };
  return (
    <Section title={t('circle.compare')} aside={t('circle.count', { n: lines.length })}>
      {levels.length > 1 && (
        <div className={circle.padded}>
          <Segmented
            label={t('circle.level')}
            labelHidden
            value={level}
            options={levels.map((each) => ({ value: each, label: name(each) }))}
            onChange={(each) => compareLevel(app, each)}
          />
        </div>
      )}
      {lines.length === 0 && <Note>{t('circle.compare.none')}</Note>}
      <ol className={styles.lines}>
        {(all ? lines : lines.slice(0, FEW)).map((line) => (
          <Line key={line.place.id} line={line} />
        ))}
      </ol>
      {!all && lines.length > FEW && (
        <div className={circle.more}>
          <Button weight="quiet" onClick={() => setAll(true)}>
            {t('circle.more', { n: lines.length })}
          </Button>
        </div>
      )}
    </Section>
  );
}

function Line({ line: { place, name, where, count, share } }: { readonly line: CircleLine }) {
  const app = useApp();
  const { t, locale } = useWords();
  return (
    <li>
      <button
        type="button"
        className={styles.line}
        onClick={() => scopeCircle(app, place)}
        onMouseEnter={() => hover(app, place)}
        onMouseLeave={() => hover(app, null)}
      >
        <span className={styles.name}>
          {name} <span className={styles.where}>{where}</span>
        </span>
        <span className={styles.share}>{share === null ? t('circle.share.none') : formatShare(locale, share)}</span>
        <Bar count={count} />
        <span className={styles.note}>
          {verdictOf(count) === 'all' ? t('circle.compare.full') : t('circle.compare.row', { outside: count.outside })}
          {count.unknown > 0 && <> · {t('circle.compare.unknown', { n: count.unknown })}</>}
        </span>
      </button>
    </li>
  );
}
