import { expect, it } from 'vitest';
import { eitherSignal } from './either-signal.ts';

it('ends with the first of its signals, for its reason, and once', () => {
  const [one, other] = [new AbortController(), new AbortController()];
  const either = eitherSignal(one.signal, other.signal);
  expect(either.aborted).toBe(false);
  other.abort('too late');
  one.abort('signed out');
  expect(either.reason).toBe('too late');
});

it('has ended when one of them had', () => {
  const gone = new AbortController();
  gone.abort('gone');
  expect(eitherSignal(new AbortController().signal, gone.signal).reason).toBe('gone');
});
