/** The circle as a table: every place that is counted, and above it how. */
import type { AppContext } from '../../../commands/context.ts';
import { circleLines, levelsIn } from '../../../domain/answers/circle-lines.ts';
import type { Selection } from '../../../domain/selection.ts';
import type { Sheet, SheetCell } from '../../../domain/sheet.ts';
import type { World } from '../../../domain/world.ts';
import type { CircleState } from '../../../state/circle.ts';
import type { Words } from '../../cards/parts/use-words.ts';
import { titleOf } from '../../list/title-of.ts';
import { territoryOf } from '../../print/exported-place.ts';
import { saveSheet } from '../../print/save-sheet.ts';
import { methodLines } from '../method-lines.ts';
import type { CircleNumbers } from '../use-numbers.ts';

interface SheetOf {
  readonly world: World;
  readonly circle: CircleState;
  readonly numbers: CircleNumbers;
  readonly place: Selection | null;
  /** Of the kinds that are served. */
  readonly names: string;
  readonly now: number;
}

/** Resolves with the file's name. Rejects when the writer could not be fetched or the export not be written down. */
export const saveCircleSheet = (app: AppContext, words: Words, of: SheetOf): Promise<string> => {
  const place = of.place ? (titleOf(of.world, of.place)?.title ?? '') : '';
  const title = words.t('circle.print.title', { place, minutes: of.circle.minutes });
  const record = { content: 'circle', territory_id: territoryOf(of.world, of.place) };
  return saveSheet(app, circleSheet(words, of), title, record);
};

export function circleSheet(words: Words, { world, circle, numbers, place, names, now }: SheetOf): Sheet {
  const { t, rowName } = words;
  const levelName = (level: string): string => {
    const row = world.territory_level.get(level);
    return row ? rowName(row) : t('circle.level.compound');
  };
  const rows = levelsIn(world, numbers.counts, place).flatMap((level) =>
    circleLines(world, numbers.counts, place, level).map(({ name, where, count, share }): SheetCell[] => [
      levelName(level),
      name,
      where,
      count.households,
      count.within,
      count.outside,
      count.unknown,
      count.unconnected,
      share,
      // Nobody who is old is told by compound.
      level === 'compound' ? null : (count.elderly?.households ?? null),
      level === 'compound' ? null : (count.elderly?.outside ?? null),
    ]),
  );
  return {
    name: t('circle.sheet.name'),
    notes: [
      t('circle.print.title', { place: place ? (titleOf(world, place)?.title ?? '') : '', minutes: circle.minutes }),
      ...methodLines(words, circle, numbers, names, now),
    ],
    columns: [
      { title: t('circle.sheet.level'), kind: 'text' },
      { title: t('circle.sheet.place'), kind: 'text' },
      { title: t('circle.sheet.where'), kind: 'text' },
      { title: t('circle.sheet.households'), kind: 'number' },
      { title: t('circle.within'), kind: 'number' },
      { title: t('circle.outside'), kind: 'number' },
      { title: t('circle.unknown'), kind: 'number' },
      { title: t('circle.unconnected'), kind: 'number' },
      { title: t('circle.sheet.share'), kind: 'percent' },
      { title: t('circle.sheet.elderly'), kind: 'number' },
      { title: t('circle.sheet.elderly_outside'), kind: 'number' },
    ],
    rows,
  };
}
