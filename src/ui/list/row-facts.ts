/** The words of one row in the person's language. */
import type { PlaceSummary } from '../../domain/entities.ts';
import { isCounted } from '../../domain/rules/counted.ts';
import { isClosed, timeLeft } from '../../domain/rules/case-urgency.ts';
import type { Selection } from '../../domain/selection.ts';
import { formatDate, type Translate } from '../../i18n/index.ts';
import type { Locale } from '../../state/preferences.ts';
import { formatDuration } from '../cards/parts/use-words.ts';
import { useLocale, useText } from '../use-text.ts';
import type { ListContext } from './list-context.ts';
import { titleOf } from './title-of.ts';

export interface RowFacts {
  readonly title: string;
  readonly facts: readonly string[];
  /** A case's deadline. */
  readonly due: { readonly text: string; readonly overdue: boolean } | null;
}

export function useRowFacts(selection: Selection, context: ListContext): RowFacts {
  const t = useText();
  const locale = useLocale();
  return rowFacts(selection, context, t, locale);
}

function rowFacts(selection: Selection, context: ListContext, t: Translate, locale: Locale): RowFacts {
  const { world } = context;
  const { title, where } = titleOf(world, selection) ?? { title: '', where: '' };
  const facts = (...list: readonly (string | null | undefined | false)[]): RowFacts => ({
    title,
    facts: list.filter((fact): fact is string => Boolean(fact)),
    due: null,
  });
  switch (selection.kind) {
    case 'territory': {
      const summary = world.place_summary.get(selection.id);
      const level = world.territory_level.get(world.territory.get(selection.id)?.level ?? '');
      // An import names its street and its community alike: until people tell them apart, the level does.
      const levelName = summary && !isCounted(summary) && level && (locale === 'en' ? level.name_en : level.name_zh);
      return facts(context.flat && where, levelName, ...counts(summary, t));
    }
    case 'compound': {
      const summary = world.place_summary.get(selection.id);
      if (!context.partyCounts) return facts(context.flat && where, ...counts(summary, t));
      return facts(
        t('shell.list.party_household_count', {
          n: summary?.party_households ?? 0,
          m: summary?.center_households ?? 0,
        }),
      );
    }
    case 'building': {
      const floors = world.building.get(selection.id)?.floors;
      return {
        ...facts(floors ? t('shell.list.floors', { n: floors }) : null),
        title: title || t('card.building.unnamed'),
      };
    }
    case 'household': {
      const row = world.household.get(selection.id);
      return {
        ...facts(
          row && t('shell.list.floor', { floor: row.floor }),
          row && t('shell.list.residents', { n: row.residents }),
          world.household_contact.get(selection.id)?.head_name,
        ),
        title: row?.door ?? '',
      };
    }
    case 'party_household':
      return facts(
        world.party_household.get(selection.id)?.is_center
          ? t('shell.list.center_household')
          : t('shell.list.party_household'),
        where,
      );
    case 'case_record': {
      const row = world.case_record.get(selection.id);
      if (!row) return facts(where);
      const minor = world.case_class.get(row.class_code);
      const closed = isClosed(row, world.case_stage);
      return {
        ...facts(minor && (locale === 'en' ? minor.minor_en : minor.minor_zh), where),
        due: closed
          ? {
              text: row.closed_at
                ? t('shell.list.closed_on', { date: formatDate(locale, row.closed_at) })
                : t('shell.list.closed'),
              overdue: false,
            }
          : dueText(timeLeft(row, context.now), t, locale),
      };
    }
    default:
      return facts(where);
  }
}

function counts(summary: PlaceSummary | undefined, t: Translate): readonly string[] {
  if (!summary) return [];
  if (!isCounted(summary)) return [t('shell.list.buildings', { n: summary.buildings })];
  return [
    t('shell.list.households', { n: summary.households }),
    t('shell.list.members', { n: summary.formal_members + summary.probationary_members }),
  ];
}

/** `left` in ms. */
function dueText(left: number, t: Translate, locale: Locale): NonNullable<RowFacts['due']> {
  const time = formatDuration(locale, left);
  return { text: t(left < 0 ? 'shell.list.overdue_by' : 'shell.list.due_in', { time }), overdue: left < 0 };
}
