import { describe as group, expect, it } from 'vitest';
import { PROBLEM_CODES } from '../formats/problem.ts';
import { createReporter, describe, textsFor } from './report.ts';
import { EN } from './texts-en.ts';
import { ZH } from './texts-zh.ts';

const holes = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, key]) => key ?? ''))].sort();

group('texts', () => {
  it.each(PROBLEM_CODES.filter((code) => code !== 'usage'))('%s says the same in both languages', (code) => {
    expect(ZH.problem[code]).not.toBe('');
    expect(holes(ZH.problem[code])).toEqual(holes(EN.problem[code]));
  });

  it('of lines, stages and usage are complete', () => {
    for (const part of ['line', 'stage', 'usage', 'level'] as const) {
      const [zh, en]: Readonly<Record<string, string>>[] = [ZH[part], EN[part]];
      expect(Object.keys(zh ?? {})).toEqual(expect.arrayContaining(Object.keys(en ?? {})));
      for (const key of Object.keys(en ?? {}))
        expect([key, holes(zh?.[key] ?? '')]).toEqual([key, holes(en?.[key] ?? '')]);
    }
  });

  it('are Chinese unless the environment is English', () => {
    expect(textsFor({})).toBe(ZH);
    expect(textsFor({ LANG: 'C.UTF-8' })).toBe(ZH);
    expect(textsFor({ LANG: 'en_US.UTF-8' })).toBe(EN);
    expect(textsFor({ LANG: 'en_US.UTF-8', LC_ALL: 'zh_CN.UTF-8' })).toBe(ZH);
  });
});

it('keeps what a file says from commanding the terminal', () => {
  const params = { given: '1\u001b[2J\u001b]0;title\u0007\r\n\u009b2J\u202e', digits: 15, prefix: '99' };
  const text = describe(EN, { code: 'bad_code', index: 0, name: 'a\u001b[31m', params }, 'a.geojson');
  expect(text).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  expect(text).toContain('bad_code');
});

it('names feature, reason and code in one line', () => {
  expect(
    describe(
      EN,
      { code: 'overlaps_sibling', index: 2, name: '松园', params: { other: '柏园', m2: 12345 } },
      'a.geojson',
    ),
  ).toBe('feature 3 “松园”: overlaps the existing “柏园” by 12,345 m² [overlaps_sibling]');
  expect(
    describe(ZH, { code: 'duplicate_name_in_file', index: 4, name: '松园', params: { other: 0 } }, 'a.geojson'),
  ).toBe('第 5 个要素“松园”: 与第 1 个要素重名 [duplicate_name_in_file]');
  expect(describe(EN, { code: 'file_too_large', params: { size: 200e6, limit: 50e6 } }, 'a.geojson')).toContain(
    'a.geojson: the file has 200 MB, the limit is 50 MB',
  );
  expect(
    describe(
      EN,
      { code: 'parent_level', params: { parent: '甲', has: 'street', needed: 'community', level: 'grid' } },
      'a',
    ),
  ).toContain('“甲” is a street; a grid lies in a community');
});

group('progress', () => {
  const heard = (
    terminal: boolean,
  ): { texts: string[]; at: (ms: number) => void; report: ReturnType<typeof createReporter> } => {
    const texts: string[] = [];
    let time = 0;
    const report = createReporter(
      EN,
      { out: (text) => texts.push(text), err: (text) => texts.push(text), terminal },
      () => time,
    );
    return {
      texts,
      report,
      at: (ms) => {
        time = ms;
      },
    };
  };

  it('is silent for a second, then speaks now and then', () => {
    const { texts, report, at } = heard(false);
    for (const ms of [0, 500, 900, 1100, 1200, 3000, 4200, 4300]) {
      at(ms);
      report.progress('reading', ms, 10_000);
    }
    expect(texts).toEqual(['  reading the file … 11 %\n', '  reading the file … 42 %\n']);
  });

  it('announces a step of unknown length', () => {
    const { texts, report } = heard(false);
    report.progress('opening');
    expect(texts).toEqual(['  opening the database …\n']);
  });

  it('ends its line on a terminal before anything else is said', () => {
    const { texts, report } = heard(true);
    report.progress('opening');
    report.line('crs_used', { crs: 'wgs84' });
    expect(texts.join('')).toBe('\r\u001b[K  opening the database …\nCoordinates read as wgs84.\n');
  });

  it('does not print a thousand problems', () => {
    const { texts, report } = heard(false);
    report.problems(
      Array.from({ length: 1000 }, (_, index) => ({ code: 'no_geometry' as const, index, params: {} })),
      'a',
    );
    expect(texts).toHaveLength(52);
    expect(texts.slice(-2)).toEqual(['  … and 950 more\n', 'Nothing was written.\n']);
  });
});
