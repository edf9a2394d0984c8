import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { makeGate } from './gate.ts';

test('work is done in order and never at the same time', async () => {
  const gate = makeGate();
  const events: string[] = [];
  const work = (name: string, ms: number) =>
    gate(async () => {
      events.push(`${name} begins`);
      await wait(ms);
      events.push(`${name} ends`);
      return name;
    });
  expect(await Promise.all([work('a', 20), work('b', 1), work('c', 5)])).toEqual(['a', 'b', 'c']);
  expect(events).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
});

test('work that fails tells its own caller and lets the next one in', async () => {
  const gate = makeGate();
  const failing = gate(() => Promise.reject(new Error('mine')));
  const next = gate(() => Promise.resolve('next'));
  await expect(failing).rejects.toThrow('mine');
  expect(await next).toBe('next');
});
