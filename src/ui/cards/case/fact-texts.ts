/** What an operation decided, in words. Codes a newer server may add are left out rather than shown as codes. */
import type { World } from '../../../domain/world.ts';
import { formatDateTime } from '../../../i18n/index.ts';
import type { PlainKey, Words } from '../parts/use-words.ts';

type Facts = Readonly<Record<string, string | number | null>>;

const TOLD_BY: Readonly<Record<string, PlainKey>> = {
  in_person: 'case.form.told_by.in_person',
  phone: 'case.form.told_by.phone',
  message: 'case.form.told_by.message',
  notice: 'case.form.told_by.notice',
};
const SATISFACTION: Readonly<Record<string, PlainKey>> = {
  1: 'case.form.satisfaction.1',
  2: 'case.form.satisfaction.2',
  3: 'case.form.satisfaction.3',
  4: 'case.form.satisfaction.4',
  5: 'case.form.satisfaction.5',
};
const SEVERITY: Readonly<Record<string, PlainKey>> = {
  simple: 'card.severity.simple',
  general: 'card.severity.general',
  prominent: 'card.severity.prominent',
  major: 'card.severity.major',
};

export function factTexts({ t, locale }: Words, world: World, facts: Facts): string[] {
  const worker = (field: string): string | undefined => world.grid_worker.get(String(facts[field] ?? ''))?.name;
  const word = (texts: Readonly<Record<string, PlainKey>>, field: string): string | undefined => {
    const key = texts[String(facts[field] ?? '')];
    return key && t(key);
  };
  const to = worker('grid_worker_id');
  const from = worker('from_grid_worker_id');
  const { hours, due_at: due } = facts;
  const how = word(TOLD_BY, 'told_by');
  const satisfaction = word(SATISFACTION, 'satisfaction');
  const severity = word(SEVERITY, 'severity');
  return [
    to !== undefined && t('case.history.fact.worker', { name: to }),
    from !== undefined && t('case.history.fact.from_worker', { name: from }),
    typeof hours === 'number' && t('case.history.fact.hours', { n: hours }),
    typeof due === 'string' && t('case.history.fact.due_at', { time: formatDateTime(locale, due) }),
    how !== undefined && t('case.history.fact.told_by', { how }),
    satisfaction !== undefined && t('case.history.fact.satisfaction', { text: satisfaction }),
    severity !== undefined && t('case.history.fact.severity', { text: severity }),
  ].filter((text) => text !== false);
}
