import { describe, expect, test } from 'vitest';
import type { CircleCount } from '../../domain/answers/circle-count.ts';
import type { ServiceCircle } from '../../domain/entities.ts';
import type { ServiceCircleId, TerritoryId } from '../../domain/ids.ts';
import { initialCircle, type CircleState } from '../../state/circle.ts';
import type { Words } from '../cards/parts/use-words.ts';
import { methodLines } from './method-lines.ts';
import type { CircleNumbers } from './use-numbers.ts';

/** Keys instead of texts. */
const words = { t: (key: string) => key, locale: 'zh-CN' } as unknown as Words;

const published: ServiceCircle = {
  id: 'circle' as ServiceCircleId,
  version: 1,
  territory_id: 'street' as TerritoryId,
  name: '助餐点步行圈',
  served: ['meal_point'],
  pace: 'standard',
  places: [],
  network: { source: 'town.osm', source_date: '2026-11-20', profile: 'foot 1', version: 'v1' },
  published_by: '宇文知夏',
  published_at: '2026-11-20T02:00:00Z',
  stale_since: null,
  stale_because: null,
};
const count: CircleCount = {
  households: 9,
  within: 9,
  outside: 0,
  unknown: 0,
  unconnected: 0,
  elderly: null,
  children: null,
};
const numbers = (change: Partial<CircleNumbers>): CircleNumbers => ({
  basis: 'published',
  published,
  counts: new Map([['street', count]]),
  whole: null,
  ...change,
});
const estimate = { kind: 'estimate', rings: [], streets: [], atEdge: false } as const;
const lines = (circle: Partial<CircleState>, change: Partial<CircleNumbers> = {}): string[] =>
  methodLines(words, { ...initialCircle, ...circle }, numbers(change), '助餐点', 0);

describe('the method lines', () => {
  test('a drawn estimate is named one, and numbers beside it say which network they are of', () => {
    const said = lines({ phase: { kind: 'none' }, picture: estimate });
    expect(said).toEqual(
      expect.arrayContaining([
        'circle.method.estimate',
        'circle.method.only_drawn',
        'circle.method.source',
        'circle.method.count',
      ]),
    );
    expect(said).not.toContain('circle.method.network');
  });

  test('of an estimate alone nothing is said to be counted', () => {
    const said = lines(
      { phase: { kind: 'none' }, picture: estimate },
      { basis: 'none', published: null, counts: new Map() },
    );
    expect(said).toEqual(['circle.method.estimate', 'circle.method.served']);
  });

  test('what is no longer true is not printed as if it were', () => {
    const stale = { ...published, stale_since: '2026-11-21T02:00:00Z', stale_because: 'gate' } as const;
    expect(lines({ phase: { kind: 'ready' } }).filter((line) => line.includes('stale'))).toEqual([]);
    expect(lines({ phase: { kind: 'ready' } }, { published: stale })).toContain(
      'circle.published.stale: circle.published.stale.gate',
    );
  });

  test('two paces are named where two were walked', () => {
    const elderly = { households: 7, outside: 5 };
    const counts = new Map([['street', { ...count, elderly }]]);
    expect(lines({}, { counts })).toContain('circle.sentence.own_pace');
    expect(lines({ pace: 'elderly' }, { counts })).not.toContain('circle.sentence.own_pace');
  });
});
