import { describe, expect, test } from 'vitest';
import type { SearchResult } from '../../domain/search/index.ts';
import { emptyWorld } from '../../domain/world.ts';
import { groupByKind, recentResults, withRecent } from './results.ts';

const found = (kind: SearchResult['kind'], id: string): SearchResult => ({
  kind,
  title: id,
  subtitle: '',
  selection: { kind: 'compound', id },
});

describe('results', () => {
  test('are grouped by kind; the kind of the best result leads', () => {
    const groups = groupByKind([found('building', 'b'), found('compound', 'c'), found('building', 'b2')]);
    expect(groups.map(({ kind, results }) => [kind, results.map(({ title }) => title)])).toEqual([
      ['building', ['b', 'b2']],
      ['compound', ['c']],
    ]);
  });
});

describe('recent choices', () => {
  test('the newest leads, nothing twice, eight at most', () => {
    let recent: ReturnType<typeof withRecent> = [];
    for (let i = 0; i < 12; i += 1) recent = withRecent(recent, { kind: 'compound', id: `${i % 10}` });
    expect(recent.map(({ id }) => id)).toEqual(['1', '0', '9', '8', '7', '6', '5', '4']);
  });

  test('what is no longer held is not offered', () => {
    expect(recentResults(emptyWorld(), [{ kind: 'compound', id: 'gone' }])).toEqual([]);
  });
});
