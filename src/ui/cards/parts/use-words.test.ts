import { expect, test } from 'vitest';
import { formatDuration, weekdayName } from './use-words.ts';

const MINUTE = 60_000,
  HOUR = 60 * MINUTE;

test.each([
  [40 * MINUTE, '40分钟', '40 min'],
  [HOUR, '1小时', '1 hr'],
  [-11.9 * HOUR, '11小时', '11 hr'],
  [24 * HOUR, '1天', '1 day'],
  [46 * HOUR, '1天22小时', '1 day 22 hr'],
  [72 * HOUR, '3天', '3 days'],
  [-131 * HOUR, '5天', '5 days'],
])('%i ms is %s, %s', (ms, zh, en) =>
  expect([formatDuration('zh-CN', ms), formatDuration('en', ms)]).toEqual([zh, en]),
);

test('weeks begin on Monday', () => {
  expect([1, 7].map((day) => weekdayName('zh-CN', day))).toEqual(['周一', '周日']);
  expect(weekdayName('en', 5)).toBe('Friday');
});
