import { describe, expect, test } from 'vitest';
import { Failure } from '../../domain/failure.ts';
import { initialSync } from '../../state/sync.ts';
import { STALE_MS, syncState } from './sync-state.ts';

const now = Date.parse('2026-11-21T04:00:00Z');
const fresh = { ...initialSync, dataAsOf: new Date(now - 60_000).toISOString() };

describe('the sync state told to a person', () => {
  test('fresh data while online is in sync', () => {
    expect(syncState(fresh, true, now)).toBe('synced');
  });

  test('data older than an hour is said to be old', () => {
    expect(syncState({ ...fresh, dataAsOf: new Date(now - STALE_MS - 1).toISOString() }, true, now)).toBe('stale');
  });

  test('no network is offline, whatever the last pull said', () => {
    expect(syncState({ ...fresh, phase: 'failed', failure: new Failure('server') }, false, now)).toBe('offline');
    expect(syncState({ ...fresh, phase: 'offline' }, true, now)).toBe('offline');
  });

  test('a pull under way is shown even while the browser believes to be offline', () => {
    expect(syncState({ ...fresh, phase: 'pulling' }, false, now)).toBe('pulling');
  });

  test('a device that keeps nothing is told, although the data shown is fresh', () => {
    expect(syncState({ ...fresh, failure: new Failure('storage') }, true, now)).toBe('not_kept');
    expect(syncState({ ...fresh, phase: 'failed', failure: new Failure('server') }, true, now)).toBe('failed');
  });
});
