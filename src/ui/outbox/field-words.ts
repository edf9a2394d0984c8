/** Columns of rows as people call them, and their values in words. What is not named here is told as “other content”. */
import type { OrderStage } from '../../domain/entities.ts';
import type { World } from '../../domain/world.ts';
import { formatArea, formatDateTime, type TextKey } from '../../i18n/index.ts';
import type { Words } from '../cards/parts/use-words.ts';
import '../../i18n/order-texts.ts';

type Fields = Readonly<Record<string, unknown>>;

const FIELDS = [
  'stage',
  'grid_worker_id',
  'severity',
  'due_at',
  'closed_at',
  'satisfaction',
  'team_id',
  'rating',
  'name',
  'resident_unit_id',
  'length_m',
  'area_m2',
] as const;
type Field = (typeof FIELDS)[number];

export const FIELD_NAMES: readonly {
  readonly field: Field;
  readonly label: Extract<TextKey, `outbox.field.${Field}`>;
}[] = FIELDS.map((field) => ({ field, label: `outbox.field.${field}` as const }));

/** Null for what is empty. */
export function fieldText({ t, locale, rowName }: Words, world: World, field: Field, row: Fields): string | null {
  const value = row[field];
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const text = String(value);
  switch (field) {
    case 'stage': {
      if (isOrderStage(text)) return t(`order.stage.${text}`);
      const steps = world.case_loop.get(String(row['loop']))?.steps;
      const named = steps?.find(({ stage }) => stage === text) ?? world.case_stage.get(text);
      return named ? rowName(named) : text;
    }
    case 'grid_worker_id':
      return world.grid_worker.get(text)?.name ?? null;
    case 'severity':
      return isSeverity(text) ? t(`card.severity.${text}`) : text;
    case 'due_at':
    case 'closed_at':
      return formatDateTime(locale, text);
    case 'resident_unit_id':
      return world.resident_unit.get(text)?.name ?? null;
    case 'length_m':
      return `${Math.round(Number(value)).toLocaleString(locale)} ${t('map.scale.metres')}`;
    case 'area_m2':
      return formatArea(locale, Number(value));
    case 'name':
      return text;
    case 'team_id':
      return world.volunteer_team.get(text)?.name ?? null;
    case 'rating':
      return t('order.card.stars', { n: Number(value) });
    case 'satisfaction':
      return isGrade(text) ? t(`case.form.satisfaction.${text}`) : text;
  }
}

const isSeverity = (text: string): text is 'simple' | 'general' | 'prominent' | 'major' =>
  ['simple', 'general', 'prominent', 'major'].includes(text);
const isGrade = (text: string): text is '1' | '2' | '3' | '4' | '5' => /^[1-5]$/.test(text);
/** No stage of a case has such a name. */
const isOrderStage = (text: string): text is OrderStage => text in ORDER_STAGES;
const ORDER_STAGES: Readonly<Record<OrderStage, true>> = {
  placed: true,
  dispatched: true,
  accepted: true,
  completed: true,
  rated: true,
  cancelled: true,
};
