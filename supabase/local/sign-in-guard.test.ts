import { expect, test } from 'vitest';
import { makeSignInGuard, type GuardClock } from './sign-in-guard.ts';

/** A clock that stands until it is told to go, or somebody waits. */
function makeClock() {
  const clock = { time: 0, now: () => clock.time, wait: async (ms: number) => void (clock.time += ms) };
  return clock satisfies GuardClock;
}

const body = (email: string, password: unknown = 'guess') => JSON.stringify({ email, password });
const wrong = async () => new Response('{}', { status: 400 });
const right = async () => new Response('{}');

test('an account has ten tries; then guesses no longer reach the sign-in service', async () => {
  const guard = makeSignInGuard(makeClock());
  // at the same moment: none waits for the answer of another
  const answers = await Promise.all(Array.from({ length: 30 }, () => guard(body('a@x.example'), wrong)));
  expect(answers.filter(({ status }) => status === 400)).toHaveLength(10);
  const refused = answers.find(({ status }) => status === 429);
  expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
});

test('another spelling of the address is the same account, another account is not', async () => {
  const guard = makeSignInGuard(makeClock());
  await Promise.all(Array.from({ length: 10 }, () => guard(body('a@x.example'), wrong)));
  expect((await guard(body(' A@X.example'), right)).status).toBe(429);
  expect((await guard(body('b@x.example'), right)).status).toBe(200);
});

test('tries come back with time, and all of them after a success', async () => {
  const clock = makeClock();
  const guard = makeSignInGuard(clock);
  await Promise.all(Array.from({ length: 11 }, () => guard(body('a@x.example'), wrong)));
  clock.time += 31_000;
  expect((await guard(body('a@x.example'), right)).status).toBe(200);
  const answers = await Promise.all(Array.from({ length: 11 }, () => guard(body('a@x.example'), wrong)));
  expect(answers.filter(({ status }) => status === 400)).toHaveLength(10);
});

test('a failing service uses up no tries', async () => {
  const guard = makeSignInGuard(makeClock());
  for (let i = 0; i < 20; i += 1) await guard(body('a@x.example'), async () => new Response('', { status: 500 }));
  expect((await guard(body('a@x.example'), right)).status).toBe(200);
});

test('a refusal takes equally long, whether a password was compared or not', async () => {
  const clock = makeClock();
  const guard = makeSignInGuard(clock);
  const lasts = async (work: number) => {
    const start = clock.time;
    await guard(body('a@x.example'), () => {
      clock.time += work;
      return wrong();
    });
    return clock.time - start;
  };
  expect(await lasts(5)).toBe(await lasts(80));
});

test.each([
  body('a@x.example', { like: '%' }),
  JSON.stringify({ email: ['a'], password: 'x' }),
  '[]',
  'null',
  'nonsense',
])('what is no sign-in is not asked: %s', async (text) => {
  const guard = makeSignInGuard(makeClock());
  let asked = 0;
  const answer = await guard(text, () => {
    asked += 1;
    return right();
  });
  expect([answer.status, asked]).toEqual([400, 0]);
});
