/** Signing in and being nobody: what the server says to a wrong password, no key, a forged token. */
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_EMAILS } from '../../supabase/local/accounts.ts';
import { openSite, type TestSite } from '../support/site.ts';

let site: TestSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const rest = (path: string, headers: Record<string, string> = {}, init: RequestInit = {}) =>
  fetch(`${site.url}${path}`, { ...init, headers: { 'content-type': 'application/json', ...headers } });

describe('a password', () => {
  test('that is right opens a session', async () => {
    const { data, error } = await site
      .client()
      .auth.signInWithPassword({ email: 'grid@lianxin.example', password: site.password });
    expect(error).toBeNull();
    expect(data.user?.email).toBe('grid@lianxin.example');
  });

  test('that is wrong does not, and the answer does not tell whether the account exists', async () => {
    const wrong = await site.client().auth.signInWithPassword({ email: 'grid@lianxin.example', password: 'wrong' });
    const unknown = await site.client().auth.signInWithPassword({ email: 'no-one@lianxin.example', password: 'wrong' });
    for (const { error } of [wrong, unknown]) expect(error).toMatchObject({ code: 'invalid_credentials', status: 400 });
    expect(wrong.error?.message).toBe(unknown.error?.message);
  });

  test('that is empty opens nothing, also not an account that has none', async () => {
    await site.db.query("update auth.users set encrypted_password = '' where email = 'nobody@lianxin.example'");
    const { error } = await site.client().auth.signInWithPassword({ email: 'nobody@lianxin.example', password: '' });
    expect(error).not.toBeNull();
  });

  test('nobody can make an account for themselves', async () => {
    const auth = site.client().auth;
    const attempts = [
      await auth.signUp({ email: 'new@lianxin.example', password: 'long-enough-password' }),
      await auth.signInAnonymously(),
      await auth.signInWithOtp({ email: 'new@lianxin.example' }),
    ];
    for (const { error } of attempts) expect(error?.status).toBeGreaterThanOrEqual(400);
    const [row] = await site.db.query<{ accounts: number }>('select count(*)::int as accounts from auth.users');
    expect(row?.accounts).toBe(DEMO_EMAILS.length);
  });
});

describe('a session', () => {
  test('is renewed by its refresh token and ended by signing out', async () => {
    const client = await site.signedIn('grid');
    const renewed = await client.auth.refreshSession();
    expect(renewed.error).toBeNull();
    expect((await client.auth.signOut()).error).toBeNull();
    const token = renewed.data.session?.refresh_token ?? '';
    expect((await site.client().auth.refreshSession({ refresh_token: token })).error).not.toBeNull();
  });
});

test('nobody changes their account, or anybody else its', async () => {
  const { auth } = await site.signedIn('grid');
  for (const change of [
    { email: 'other@lianxin.example' },
    { password: 'another-password' },
    { data: { role: 'leader' } },
  ]) {
    expect((await auth.updateUser(change)).error).not.toBeNull();
  }
  const rows = await site.db.query(
    "select raw_user_meta_data as data from auth.users where email = 'grid@lianxin.example'",
  );
  expect(rows).toEqual([{ data: {} }]);
});

describe('without a right', () => {
  test('no key: refused, from this very machine too', async () => {
    for (const path of ['/rest/v1/territory', '/rest/v1/rpc/sync_pull', '/rest/v1/']) {
      expect((await rest(path)).status, path).toBe(401);
    }
    const signIn = await rest(
      '/auth/v1/token?grant_type=password',
      {},
      { method: 'POST', body: JSON.stringify({ email: 'grid@lianxin.example', password: site.password }) },
    );
    expect(signIn.status).toBe(401);
  });

  test('a wrong key: refused', async () => {
    expect((await rest('/rest/v1/territory', { apikey: 'sb_publishable_wrong' })).status).toBe(401);
  });

  test('a key alone reads no table and calls no function', async () => {
    const apikey = site.keys.publishable_key;
    for (const table of ['territory', 'household', 'household_contact', 'profile', 'case_record', 'party_member']) {
      const response = await rest(`/rest/v1/${table}?select=*`, { apikey });
      expect(response.status, table).toBe(401);
    }
    const pull = await rest('/rest/v1/rpc/sync_pull', { apikey }, { method: 'POST', body: '{}' });
    expect(pull.status).toBe(401);
  });

  test('a forged token: refused', async () => {
    const apikey = site.keys.publishable_key;
    const claims = {
      sub: '01900000-0000-7000-8000-00000000a003',
      role: 'service_role',
      aud: 'authenticated',
      exp: 4_000_000_000,
    };
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const sign = (text: string, secret: string) => createHmac('sha256', secret).update(text).digest('base64url');
    const body = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
    const forged = [
      `${body}.${sign(body, 'guessed')}`,
      `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`,
      'nonsense',
    ];
    for (const token of forged) {
      const response = await rest('/rest/v1/territory', { apikey, authorization: `Bearer ${token}` });
      expect(response.status, token).toBe(401);
    }
  });

  test('an expired token: refused', async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = {
      sub: '01900000-0000-7000-8000-00000000a001',
      role: 'authenticated',
      aud: 'authenticated',
      exp: 1_000_000_000,
    };
    const body = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
    const token = `${body}.${createHmac('sha256', site.keys.jwt_secret).update(body).digest('base64url')}`;
    const response = await rest(
      '/rest/v1/rpc/sync_pull',
      { apikey: site.keys.publishable_key, authorization: `Bearer ${token}` },
      { method: 'POST', body: '{}' },
    );
    expect(response.status).toBe(401);
  });

  test("the backend's own pages are not there", async () => {
    for (const path of [
      '/_system/info',
      '/_system/config',
      '/_system/introspect',
      '/storage/v1/bucket',
      '/auth/v1/admin/users',
    ]) {
      expect((await rest(path, { apikey: site.keys.publishable_key })).status, path).toBe(404);
    }
  });

  test('the list of tables is not for browsers', async () => {
    const response = await rest('/rest/v1/', { apikey: site.keys.publishable_key });
    expect(response.ok).toBe(false);
  });
});
