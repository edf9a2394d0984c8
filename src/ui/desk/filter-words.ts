/** A filter in words, for the chip on the map and the line above the register. */
import type { CaseFilter } from '../../domain/rules/case-filter.ts';
import type { World } from '../../domain/world.ts';
import '../../i18n/desk-texts.ts';
import { formatDate } from '../../i18n/index.ts';
import { startOfDay } from '../../domain/rules/shanghai-time.ts';
import type { Words } from '../cards/parts/use-words.ts';

export function filterWords(world: World, filter: CaseFilter, { t, locale, rowName }: Words): string[] {
  const { state, stage, severity, territory, mine, text, measure } = filter;
  const day = (at: string): string => formatDate(locale, startOfDay(at));
  return [
    mine && t('desk.filter.mine'),
    state && t(`desk.state.${state}`),
    measure &&
      t('desk.figure.in_period', {
        figure: t(`desk.figure.${measure.figure}`),
        from: day(measure.from),
        to: day(measure.to),
      }),
    stage && stageName(world, stage, rowName),
    filter.class && className(world, filter.class, locale === 'en'),
    severity && t(`card.severity.${severity}`),
    territory && (world.territory.get(territory)?.name ?? t('desk.board.unknown')),
    text.trim() !== '' && t('desk.filter.text', { text: text.trim() }),
  ].filter((word) => typeof word === 'string' && word !== '') as string[];
}

function stageName(world: World, stage: string, rowName: Words['rowName']): string {
  const row = world.case_stage.get(stage);
  return row ? rowName(row) : stage;
}

/** Of a class (4 digits) the minor name, of a major class (2 digits) the major one. */
export function className(world: World, code: string, english: boolean): string {
  const row = world.case_class.get(code) ?? [...world.case_class.values()].find((each) => each.id.startsWith(code));
  if (!row) return code;
  if (code.length === 2) return english ? row.major_en : row.major_zh;
  return english ? row.minor_en : row.minor_zh;
}
