import { describe, expect, test } from 'vitest';
import { isDigestible, isOpen, isOurName } from './door.ts';

const at = (path: string): URL => new URL(path, 'http://127.0.0.1:5173');

describe('of the sign-in service', () => {
  test.each([
    ['POST', '/auth/v1/token?grant_type=password'],
    ['POST', '/auth/v1/token?grant_type=refresh_token'],
    ['POST', '/auth/v1/logout?scope=local'],
    ['GET', '/auth/v1/user'],
  ])('%s %s is open', (method, path) => {
    expect(isOpen(method, at(path))).toBe(true);
  });

  test.each([
    ['POST', '/auth/v1/signup'],
    ['POST', '/auth/v1/otp'],
    ['POST', '/auth/v1/magiclink'],
    ['POST', '/auth/v1/recover'],
    ['POST', '/auth/v1/verify'],
    ['GET', '/auth/v1/verify?token=x&type=magiclink'],
    ['PUT', '/auth/v1/user'],
    ['GET', '/auth/v1/admin/users'],
    ['POST', '/auth/v1/token?grant_type=pkce'],
    ['POST', '/auth/v1/token'],
    ['POST', '/auth/v1//otp'],
    ['POST', '/auth/v1/%6ftp'],
    ['POST', '/auth/v1/token/?grant_type=password'],
    ['POST', '/%61uth/v1/otp'],
    // the first is read by one, the second by another: it would pass the guard of sign-ins
    ['POST', '/auth/v1/token?grant%5Ftype=refresh_token&grant_type=password'],
    ['POST', '/auth/v1/token?grant_type=password&grant_type=refresh_token'],
  ])('%s %s is not', (method, path) => {
    expect(isOpen(method, at(path))).toBe(false);
  });

  test('the data API decides by itself', () => {
    expect(isOpen('POST', at('/rest/v1/rpc/sync_pull'))).toBe(true);
  });
});

describe('a request', () => {
  test('with a NUL in its address is not digested', () => {
    expect(isDigestible(at('/rest/v1/territory?order=%00'), '')).toBe(false);
    expect(isDigestible(at('/rest/v1/territory?order=name'), '')).toBe(true);
  });

  test('nested by the thousand is not digested, also inside a text', () => {
    const deep = '['.repeat(6000) + ']'.repeat(6000);
    expect(isDigestible(at('/rest/v1/rpc/sync_pull'), `{"cursor":${deep}}`)).toBe(false);
    expect(isDigestible(at('/rest/v1/rpc/sync_pull'), JSON.stringify({ cursor: deep }))).toBe(false);
  });

  test('long but flat is digested', () => {
    expect(isDigestible(at('/rest/v1/rpc/x'), JSON.stringify(Array.from({ length: 5000 }, (_, id) => ({ id }))))).toBe(
      true,
    );
  });
});

describe('the name of the server', () => {
  test.each(['127.0.0.1:5173', 'localhost', 'LOCALHOST:80', '[::1]:5173', '192.168.1.7', 'app.localhost:1'])(
    '%s is ours',
    (host) => {
      expect(isOurName(host, [])).toBe(true);
    },
  );

  test.each([
    'elsewhere.example',
    'localhost.elsewhere.example',
    '127.0.0.1.elsewhere.example',
    'a b',
    '',
    '127.0.0.1@x.example',
  ])('%s is not', (host) => {
    expect(isOurName(host, [])).toBe(false);
  });

  test('a name that was allowed is ours too', () => {
    expect(isOurName('map.street.example:443', ['map.street.example'])).toBe(true);
  });
});
