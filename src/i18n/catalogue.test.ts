import { describe, expect, test } from 'vitest';
import { FAILURE_CODES } from '../domain/failure.ts';
import { original, type TextKey } from './catalogue.ts';
import './circle-texts.ts';
import './desk-texts.ts';
import { english } from './english.ts';
import './device-texts.ts';
import './order-texts.ts';
import './patrol-texts.ts';
import './plan-texts.ts';
import './print-texts.ts';
import { formatAge, loadTexts, translate } from './index.ts';

await loadTexts('en');

const keys = Object.keys(original) as TextKey[];
const placeholders = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();

describe('the two catalogues', () => {
  test('hold the same keys', () => {
    expect(Object.keys(english).sort()).toEqual([...keys].sort());
  });

  test.each(keys)('%s asks for the same parameters in both and is not empty', (key) => {
    expect(placeholders(english[key])).toEqual(placeholders(original[key]));
    expect(original[key].trim()).not.toBe('');
    expect(english[key].trim()).not.toBe('');
  });

  test('every failure code has a text', () => {
    for (const code of FAILURE_CODES) expect(keys).toContain(`failure.${code}`);
  });

  test('no Chinese is left in the English one', () => {
    for (const key of keys) expect(english[key], key).not.toMatch(/\p{Script=Han}/u);
  });
});

describe('translate', () => {
  test('fills placeholders and writes numbers as the locale does', () => {
    expect(translate('zh-CN', 'shell.list.count', { n: 30000 })).toBe('共 30,000 条');
    expect(translate('en', 'shell.no_role.body', { email: 'a@b.example' })).toContain('a@b.example');
  });

  test('leaves nothing out when a text has no parameters', () => {
    expect(translate('en', 'shell.tools.zoom_in')).toBe('Zoom in');
  });
});

describe('formatAge', () => {
  const now = Date.parse('2026-11-21T04:00:00Z'); // noon in Shanghai

  test('today is a clock time in Shanghai, whatever the device believes', () => {
    expect(formatAge('zh-CN', '2026-11-21T02:32:00Z', now)).toBe('10:32');
  });

  test('another day carries its date, also when it is the same day in UTC', () => {
    expect(formatAge('zh-CN', '2026-11-20T15:59:00Z', now)).toContain('11月20日');
    expect(formatAge('en', '2026-11-20T15:59:00Z', now)).toContain('20');
  });
});
