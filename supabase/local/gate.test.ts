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

test('patient work waits for the others, but not for ever', async () => {
  const gate = makeGate();
  const order: string[] = [];
  const note = (name: string) => () => {
    order.push(name);
    return Promise.resolve();
  };
  const all = [gate(note('first'))];
  for (let n = 1; n <= 3; n += 1) all.push(gate(note(`push ${n}`), { patient: true }));
  for (let n = 1; n <= 10; n += 1) all.push(gate(note(`pull ${n}`)));
  await Promise.all(all);
  expect(order.indexOf('push 1')).toBeGreaterThan(order.indexOf('pull 7'));
  expect(order.indexOf('push 1')).toBeLessThan(order.indexOf('pull 9'));
  expect(order.slice(-2)).toEqual(['push 2', 'push 3']);
});
