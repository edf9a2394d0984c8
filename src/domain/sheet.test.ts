import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { tabName } from './sheet.ts';

test.each([
  ['服务圈', '服务圈'],
  ['清和社区 [15分钟]: 覆盖/盲区?', '清和社区 15分钟 覆盖 盲区'],
  ["'引号'", '引号'],
  ['History', 'History1'],
  [' \t ', '1'],
  [
    '一刻钟便民生活圈覆盖情况一刻钟便民生活圈覆盖情况一刻钟便民生活圈',
    '一刻钟便民生活圈覆盖情况一刻钟便民生活圈覆盖情况一刻钟便民生活',
  ],
  [`${'a'.repeat(30)}😀`, 'a'.repeat(30)],
])('%j is named %j', (name, expected) => {
  expect(tabName(name)).toBe(expected);
});

test('whatever somebody types becomes a name that Excel takes', () => {
  const hard = fc.string({
    unit: fc.constantFrom('[', ']', ':', '*', '?', '/', '\\', "'", ' ', '\n', '\u0000', '圈', 'a', '😀'),
    maxLength: 40,
  });
  fc.assert(
    fc.property(fc.oneof(hard, fc.string()), (name) => {
      const tab = tabName(name);
      expect(tab.length).toBeGreaterThan(0);
      expect(tab.length).toBeLessThanOrEqual(31);
      expect(tab).not.toMatch(/[[\]:*?/\\\p{Cc}]|^'|'$/u);
      expect(tabName(tab)).toBe(tab);
    }),
  );
});
