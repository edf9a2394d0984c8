/**
 * What may come in with a colleague's file. Whoever brings it in lends it their own rights, so it may hold no more than what any
 * grid worker could have done: a stick must not close cases or revoke devices on the desk of the office. And what it holds
 * must have the shape that the screens count on, because it stays in the outbox until the server has answered.
 */
import type { Position } from 'geojson';
import type { Operation } from './operation.ts';
import { straightMetres } from './rules/distance.ts';

type Shape = 'id' | 'text' | 'number' | 'flag' | 'time' | 'point' | 'line' | readonly string[];
type Fields = Readonly<Record<string, Shape>>;
interface Form {
  readonly needs: Fields;
  readonly may?: Fields;
}

const note = { note: 'text' } as const;
const ofCase = { case_id: 'id' } as const;
const ofOrder = { order_id: 'id' } as const;
const place = { household_id: 'id', building_id: 'id', compound_id: 'id' } as const;
const position = { geom: 'point', accuracy_m: 'number' } as const;
const gates = ['main', 'side'] as const;
const paths = ['path', 'steps'] as const;
const toldBy = ['in_person', 'phone', 'message', 'notice'] as const;

const FORMS: Readonly<Record<string, Form>> = {
  'case.report': {
    needs: { ...ofCase, class_code: 'text', title: 'text' },
    may: {
      ...place,
      ...position,
      severity: ['simple', 'general', 'prominent', 'major'],
      description: 'text',
      reporter_name: 'text',
      reporter_phone: 'text',
    },
  },
  'case.accept': { needs: ofCase, may: note },
  'case.return': { needs: { ...ofCase, reason: 'text' } },
  'case.escalate': { needs: { ...ofCase, reason: 'text' } },
  'case.self_resolve': { needs: { ...ofCase, ...note }, may: { told_by: toldBy } },
  'case.handle': { needs: { ...ofCase, ...note } },
  'case.feedback': { needs: { ...ofCase, told_by: toldBy }, may: note },
  'visit.record': {
    needs: {
      visit_id: 'id',
      kind: ['visit', 'condolence', 'care', 'phone'],
      met: ['head', 'family', 'other', 'nobody'],
    },
    may: { ...place, ...position, territory_id: 'id', patrol_id: 'id', findings: 'text', visited_at: 'time' },
  },
  'checklist.tick': {
    needs: { result_id: 'id', template_id: 'id', item: 'id', ok: 'flag' },
    may: { compound_id: 'id', party_org_id: 'id', patrol_id: 'id', ...note },
  },
  'photo.attach': {
    needs: {
      photo_id: 'id',
      subject: ['case_record', 'visit', 'service_order', 'checklist_result'],
      subject_id: 'id',
      sha256: 'id',
      size_bytes: 'number',
      width: 'number',
      height: 'number',
      taken_at: 'time',
    },
  },
  'order.place': {
    needs: { ...ofOrder, offer_id: 'id' },
    may: { ...place, wished_on: 'id', description: 'text', resident_name: 'text', resident_phone: 'text' },
  },
  'order.accept': { needs: ofOrder, may: note },
  'order.decline': { needs: { ...ofOrder, reason: 'text' } },
  'order.complete': { needs: ofOrder, may: note },
  'order.rate': { needs: { ...ofOrder, rating: 'number' }, may: { comment: 'text' } },
  'order.cancel': { needs: { ...ofOrder, reason: 'text' } },
  'gate.add': {
    needs: { gate_id: 'id', compound_id: 'id', kind: gates, geom: 'point' },
    may: { open_hours: 'id' },
  },
  'gate.change': {
    needs: { gate_id: 'id' },
    may: { kind: gates, open_hours: 'id', is_closed: 'flag', geom: 'point' },
  },
  'footpath.add': { needs: { footpath_id: 'id', kind: paths, geom: 'line' }, may: { name: 'text' } },
  'footpath.change': { needs: { footpath_id: 'id' }, may: { kind: paths, name: 'text', is_closed: 'flag' } },
};

/** A walk is told by who walked it: under a colleague's name it would be theirs, and they could look at the track. */
const isWalk = (name: string): boolean => name.startsWith('patrol.');

export type NotImportable = 'personal' | 'office_only' | 'unreadable';

/** Why an operation of a file may not be brought in by somebody else, or null. */
export function importFault({ name, args, made_at }: Operation): NotImportable | null {
  if (isWalk(name)) return 'personal';
  const form = Object.hasOwn(FORMS, name) ? FORMS[name] : undefined;
  if (!form) return 'office_only';
  const given: Readonly<Record<string, unknown>> = { ...args };
  const all: Fields = { ...form.may, ...form.needs };
  const isComplete = Object.keys(form.needs).every((field) => Object.hasOwn(given, field));
  const isShaped = Object.entries(given).every(([field, value]) => {
    const shape = Object.hasOwn(all, field) ? all[field] : undefined;
    return shape !== undefined && fits(shape, value);
  });
  return isComplete && isShaped && fits('time', made_at) ? null : 'unreadable';
}

/** As our own devices write it. Years of five digits would leave the calendar when a deadline is counted from them. */
const TIME = /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)$/;
/** Metres, as the server takes it: who drew the worst line around the world would keep the walking network busy until they are answered. */
const LONGEST_LINE = 5000;
const LONGEST_TEXT = 4000; // characters, of the longest argument the server takes

function fits(shape: Shape, value: unknown): boolean {
  if (shape === 'flag') return typeof value === 'boolean';
  if (shape === 'number') return typeof value === 'number' && Number.isFinite(value);
  if (shape === 'point') return isPoint(value);
  if (shape === 'line') return isLine(value);
  if (typeof value !== 'string') return false;
  if (shape === 'id') return value.length <= 100;
  if (shape === 'text') return value.length <= LONGEST_TEXT;
  if (shape === 'time') return value.length <= 40 && TIME.test(value) && Number.isFinite(Date.parse(value));
  return shape.includes(value);
}

const isPoint = (value: unknown): boolean => isPosition(coordinatesOf('Point', value));

function isLine(value: unknown): boolean {
  const line = coordinatesOf('LineString', value);
  if (!Array.isArray(line) || line.length < 2 || line.length > 500 || !line.every(isPosition)) return false;
  const metres = line.slice(1).reduce((sum, to, i) => sum + straightMetres(line[i] ?? to, to), 0);
  return metres <= LONGEST_LINE;
}

const coordinatesOf = (type: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && Reflect.get(value, 'type') === type
    ? Reflect.get(value, 'coordinates')
    : null;

function isPosition(at: unknown): at is Position {
  const within = (degrees: unknown, limit: number) => typeof degrees === 'number' && Math.abs(degrees) <= limit;
  return Array.isArray(at) && at.length === 2 && within(at[0], 180) && within(at[1], 90);
}
