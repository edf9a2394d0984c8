import { describe, expect, it } from 'vitest';
import { fakeApp } from '../../tests/fakes/fake-app.ts';
import { locateMe, stopLocating } from './locate-me.ts';

class FakeGeolocation {
  readonly watches = new Map<number, { here: PositionCallback; failed: PositionErrorCallback | null }>();
  private next = 1;
  watchPosition(here: PositionCallback, failed: PositionErrorCallback | null = null): number {
    this.watches.set(this.next, { here, failed });
    return this.next++;
  }
  clearWatch(id: number): void {
    this.watches.delete(id);
  }
  fix(longitude: number, latitude: number, accuracy: number): void {
    const coords = {
      longitude,
      latitude,
      accuracy,
      altitude: null,
      altitudeAccuracy: null,
      heading: null,
      speed: null,
    };
    const position = { coords: { ...coords, toJSON: () => coords }, timestamp: 1000, toJSON: () => ({}) };
    for (const { here } of this.watches.values()) here(position);
  }
  fail(code: 1 | 2 | 3): void {
    const error = { code, message: '', PERMISSION_DENIED: 1, POSITION_UNAVAILABLE: 2, TIMEOUT: 3 } as const;
    for (const { failed } of this.watches.values()) failed?.(error);
  }
}

const located = () => {
  const geolocation = new FakeGeolocation();
  const app = fakeApp({ geolocation });
  return { app, geolocation, position: () => app.store.getState().devicePosition };
};

describe('locate me', () => {
  it('follows the device and brings only the first fix into view', () => {
    const { app, geolocation, position } = located();
    locateMe(app);
    expect(position()).toEqual({ kind: 'asking' });
    geolocation.fix(101.2, 41.3, 12);
    const wish = app.store.getState().cameraWish;
    expect(wish).toEqual({ kind: 'point', center: [101.2, 41.3], zoom: 17 });
    geolocation.fix(101.3, 41.3, 8);
    expect(position()).toEqual({ kind: 'here', center: [101.3, 41.3], accuracy: 8, at: 1000 });
    expect(app.store.getState().cameraWish).toBe(wish);
    locateMe(app);
    expect(app.store.getState().cameraWish).toMatchObject({ center: [101.3, 41.3] });
    expect(geolocation.watches.size).toBe(1);
  });

  it.each([
    [1, 'denied'],
    [2, 'unavailable'],
    [3, 'timeout'],
  ] as const)('says why there is no position (%i: %s) and can be asked again', (code, reason) => {
    const { app, geolocation, position } = located();
    locateMe(app);
    geolocation.fail(code);
    expect(position()).toEqual({ kind: 'failed', reason });
    expect(geolocation.watches.size).toBe(0);
    locateMe(app);
    expect(position()).toEqual({ kind: 'asking' });
  });

  it('keeps the last fix when the sky is lost, but not when the permission is', () => {
    const { app, geolocation, position } = located();
    locateMe(app);
    geolocation.fix(101.2, 41.3, 12);
    geolocation.fail(3);
    expect(position().kind).toBe('here');
    geolocation.fail(1);
    expect(position()).toEqual({ kind: 'failed', reason: 'denied' });
  });

  it('says so where the browser has none', () => {
    const app = fakeApp();
    locateMe(app);
    expect(app.store.getState().devicePosition).toEqual({ kind: 'failed', reason: 'unavailable' });
  });

  it('stops when told to', () => {
    const { app, geolocation, position } = located();
    locateMe(app);
    stopLocating(app);
    expect(geolocation.watches.size).toBe(0);
    expect(position()).toEqual({ kind: 'off' });
  });
});
