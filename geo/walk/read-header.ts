/** The JSON header of a walking network's file, checked field by field. */
import { refuse } from '../formats/problem.ts';
import type { Counts } from './file-layout.ts';
import type { LonLat, WalkGate, WalkHeader } from './graph.ts';

type Json = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const isFinite = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isPlace = (value: unknown): value is LonLat =>
  Array.isArray(value) &&
  value.length === 2 &&
  value.every(isFinite) &&
  Math.abs(Number(value[0])) <= 180 &&
  Math.abs(Number(value[1])) <= 90;
const isMinute = (value: unknown): value is number => isCount(value) && value <= 1440;
const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
const isGate = (value: unknown): value is WalkGate =>
  isRecord(value) &&
  typeof value['id'] === 'string' &&
  isMinute(value['from']) &&
  isMinute(value['to']) &&
  Array.isArray(value['edges']) &&
  value['edges'].every(isCount);

export function readHeader(bytes: Uint8Array): { header: WalkHeader; counts: Counts } {
  const json = parse(bytes);
  const wrong = (field: string) => refuse('walk_malformed', { reason: `header: ${field}` });
  const number = (field: string, least: number, most: number): number => {
    const value = json[field];
    if (!isFinite(value) || value < least || value > most) throw wrong(field);
    return value;
  };
  const text = (field: string): string => {
    const value = json[field];
    if (typeof value !== 'string' || value.length > 1000) throw wrong(field);
    return value;
  };
  const list = <T>(field: string, is: (value: unknown) => value is T): readonly T[] => {
    const value = json[field];
    if (!Array.isArray(value) || !value.every(is)) throw wrong(field);
    return value;
  };
  const counts = json['counts'];
  const count = (field: keyof Counts): number => {
    const value = isRecord(counts) ? counts[field] : undefined;
    if (!isCount(value) || value > 0x4000_0000) throw wrong(`counts.${field}`);
    return value;
  };
  const bounds = list('bounds', isFinite);
  if (bounds.length !== 4) throw wrong('bounds');
  return {
    header: {
      lon0: number('lon0', -180, 180),
      lat0: number('lat0', -90, 90),
      kx: number('kx', 1, 120_000),
      ky: number('ky', 1, 120_000),
      source: text('source'),
      sourceDate: text('sourceDate'),
      licence: text('licence'),
      profile: text('profile'),
      bounds: [bounds[0] as number, bounds[1] as number, bounds[2] as number, bounds[3] as number],
      coverage: list('coverage', isPlace),
      gates: list('gates', isGate).map(({ id, from, to, edges }) => ({ id, from, to, edges })),
    },
    counts: {
      nodes: count('nodes'),
      edges: count('edges'),
      shapePoints: count('shapePoints'),
      rings: count('rings'),
      ringPoints: count('ringPoints'),
      barriers: count('barriers'),
      barrierPoints: count('barrierPoints'),
    },
  };
}

function parse(bytes: Uint8Array): Json {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (isRecord(value)) return value;
  } catch (error) {
    throw refuse('walk_malformed', { reason: 'header: not JSON' }, { cause: error });
  }
  throw refuse('walk_malformed', { reason: 'header: not an object' });
}
