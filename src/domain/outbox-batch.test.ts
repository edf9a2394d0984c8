import { describe, expect, it } from 'vitest';
import { Failure } from './failure.ts';
import type { CaseId } from './ids.ts';
import { afterAnswer, afterFailure, backoffMs, nextBatch, nextTryAt } from './outbox-batch.ts';
import type { OutboxEntry } from './outbox.ts';

const NOW = 1_000_000;

const entry = (id: string, more: Partial<OutboxEntry> = {}, dependsOn: readonly string[] = []): OutboxEntry => ({
  seq: 1,
  operation: {
    op_id: id,
    name: 'case.accept',
    args: { case_id: id as CaseId },
    base_versions: {},
    depends_on: dependsOn,
    made_at: '2026-11-20T02:00:00.000Z',
    device: 'tablet 1',
  },
  state: 'waiting',
  frozen: false,
  tries: 0,
  next_try_at: null,
  last_failure: null,
  result: null,
  subject: null,
  title: '',
  photo_bytes: 0,
  done_at: null,
  ...more,
});
const ids = (batch: readonly OutboxEntry[]) => batch.map(({ operation }) => operation.op_id);
const isDue = ({ next_try_at }: OutboxEntry) => next_try_at === null || next_try_at <= NOW;
const batchOf = (outbox: readonly OutboxEntry[], photos = false) => ids(nextBatch(outbox, isDue, { photos }));

describe('a batch', () => {
  it('goes in order, what builds upon something right behind it', () => {
    expect(batchOf([entry('a'), entry('b', {}, ['a']), entry('c', { state: 'sending' })])).toEqual(['a', 'b', 'c']);
  });

  it('leaves what is done, what waits for a person, and whatever builds upon that', () => {
    const outbox = [
      entry('done', { state: 'done' }),
      entry('conflict', { state: 'conflict' }),
      entry('upon it', {}, ['conflict']),
      entry('upon that', {}, ['upon it']),
      entry('rejected', { state: 'rejected' }),
      entry('free', {}, ['done']),
    ];
    expect(batchOf(outbox)).toEqual(['free']);
  });

  it('leaves what is to be tried later, with what builds upon it, and is not held up by it', () => {
    const outbox = [entry('late', { next_try_at: NOW + 1 }), entry('upon it', {}, ['late']), entry('free')];
    expect(batchOf(outbox)).toEqual(['free']);
    expect(nextTryAt(outbox.slice(0, 2), NOW)).toBe(NOW + 1);
    expect(nextTryAt(outbox, NOW)).toBe(NOW);
    expect(nextTryAt([entry('x', { state: 'rejected' })], NOW)).toBeNull();
  });

  it('has at most 50 operations and 256 KB, but one that is larger goes alone', () => {
    expect(batchOf(Array.from({ length: 70 }, (_, n) => entry(`op ${n}`)))).toHaveLength(50);
    const large = (id: string, kilobytes: number) => {
      const made = entry(id);
      return { ...made, operation: { ...made.operation, device: '长'.repeat((kilobytes * 1024) / 3) } };
    };
    expect(batchOf([large('a', 150), large('b', 100), large('c', 20)])).toEqual(['a', 'b']);
    expect(batchOf([large('a', 300), large('b', 1)])).toEqual(['a']);
  });

  it('takes pictures apart from records', () => {
    const outbox = [entry('text'), entry('picture', { photo_bytes: 400_000 }, ['text'])];
    expect(batchOf(outbox)).toEqual(['text']);
    expect(batchOf(outbox, true)).toEqual([]);
    expect(batchOf([entry('text', { state: 'done' }), ...outbox.slice(1)], true)).toEqual(['picture']);
  });

  it('is halved while the server fails over it, until whoever is at fault is alone', () => {
    const failing = (tries: number) =>
      Array.from({ length: 50 }, (_, n) => entry(`op ${n}`, { tries, last_failure: 'server' }));
    expect([0, 1, 2, 3, 4, 5, 9].map((tries) => batchOf(failing(tries)).length)).toEqual([50, 25, 12, 6, 3, 1, 1]);
    const offline = Array.from({ length: 50 }, (_, n) => entry(`op ${n}`, { tries: 9, last_failure: 'network' }));
    expect(batchOf(offline)).toHaveLength(50);
  });
});

describe('without an answer', () => {
  const after = (code: ConstructorParameters<typeof Failure>[0], alone = true, tries = 0) =>
    afterFailure(entry('a', { tries }), new Failure(code), { alone, now: NOW, chance: 0.999 });

  it.each(['network', 'server', 'unexpected', 'no_profile', 'photo_allowance'] as const)(
    '%s is tried again, ever later, without end',
    (code) => {
      expect(after(code)).toMatchObject({ state: 'waiting', tries: 1, last_failure: code });
      expect(after(code, true, 500)).toMatchObject({ state: 'waiting', tries: 501 });
    },
  );

  it('waits two seconds, then twice as long each time, five minutes at most, spread by chance', () => {
    expect([1, 2, 3, 99].map((tries) => backoffMs(tries, 1))).toEqual([2_000, 4_000, 8_000, 300_000]);
    expect(backoffMs(1, 0)).toBe(1_000);
  });

  it('an expired session costs nothing', () => {
    expect(after('session_expired')).toEqual({
      state: 'waiting',
      last_failure: 'session_expired',
      next_try_at: null,
    });
  });

  it('what is refused for good becomes a matter for a person, once it is alone', () => {
    expect(after('not_permitted', false)).toMatchObject({ state: 'waiting', next_try_at: null });
    expect(after('not_permitted')).toMatchObject({ state: 'rejected', last_failure: 'not_permitted' });
    expect(batchOf([entry('a', { last_failure: 'not_permitted', tries: 1 }), entry('b')])).toEqual(['a']);
  });
});

describe('an answer', () => {
  const applied = { status: 'applied', version: 2, versions: { a: 2 } } as const;

  it('given a second time is the first one (O2)', () => {
    const first = afterAnswer(applied, NOW, '2026-11-20T02:00:00.000Z');
    expect(first).toMatchObject({ state: 'done', result: applied, done_at: '2026-11-20T02:00:00.000Z' });
    // All but one thing: the list says that the server had known it already.
    expect(afterAnswer({ status: 'duplicate', result: applied }, NOW, '2026-11-20T02:00:00.000Z')).toEqual({
      ...first,
      was_known: true,
    });
  });

  it('"not now" waits as long as it says', () => {
    expect(afterAnswer({ status: 'retry', after: 5 }, NOW, '')).toEqual({ state: 'waiting', next_try_at: NOW + 5_000 });
  });
});
