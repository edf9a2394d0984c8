import { describe, expect, it } from 'vitest';
import { Failure } from '../domain/failure.ts';
import { failureOf, networkFailure, type Refusal } from './failures.ts';

describe('what a refusal means', () => {
  it.each<[string, Refusal, string]>([
    ['no answer', { status: 0 }, 'network'],
    ['request timeout', { status: 408 }, 'network'],
    ['wrong password', { status: 400, code: 'invalid_credentials' }, 'wrong_credentials'],
    ['banned', { status: 400, code: 'user_banned' }, 'not_permitted'],
    ['revoked refresh token', { status: 400, code: 'refresh_token_not_found' }, 'session_expired'],
    ['too many attempts', { status: 429, code: 'over_request_rate_limit' }, 'server'],
    ['expired token', { status: 401, code: 'PGRST301' }, 'session_expired'],
    ['token of another project', { status: 401 }, 'session_expired'],
    ['row security', { status: 403, code: '42501' }, 'not_permitted'],
    ['anonymous before row security', { status: 401, code: '42501' }, 'not_permitted'],
    ['not a uuid', { status: 400, code: '22P02' }, 'invalid_input'],
    ['duplicate', { status: 409, code: '23505' }, 'invalid_input'],
    ['statement timeout', { status: 500, code: '57014' }, 'server'],
    ['database error without a mapping', { status: 500, code: 'SUP' }, 'server'],
    ['gateway', { status: 502 }, 'server'],
    ['older database', { status: 404, code: 'PGRST202' }, 'server'],
    ['our own word', { status: 403, code: 'PT403', hint: 'no_profile' }, 'no_profile'],
    ['our own word over the status', { status: 404, code: 'PT404', hint: 'not_found' }, 'not_found'],
    ['a hint that is no word of ours', { status: 403, code: 'PT403', hint: 'try harder' }, 'not_permitted'],
    ['a hint that is not ours to give', { status: 500, code: 'XX000', hint: 'wrong_credentials' }, 'server'],
    ['an unheard-of status', { status: 418 }, 'unexpected'],
  ])('%s', (_what, refusal, code) => {
    expect(failureOf(refusal).code).toBe(code);
  });

  it('never depends on the message', () => {
    const misleading = {
      status: 500,
      message: 'Invalid login credentials, JWT expired, permission denied, Failed to fetch',
    };
    expect(failureOf(misleading).code).toBe('server');
    expect(failureOf(misleading).detail).toContain('JWT expired');
  });

  it('takes what is thrown without an answer for the network, and a failure for itself', () => {
    expect(networkFailure(new TypeError('Failed to fetch')).code).toBe('network');
    const failure = new Failure('not_permitted');
    expect(networkFailure(failure)).toBe(failure);
  });
});
