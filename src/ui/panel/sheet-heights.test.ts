import { describe, expect, test } from 'vitest';
import { insetsFor } from '../use-insets.ts';
import { lowered, raised, settle, sheetHeights } from './sheet-heights.ts';

const heights = sheetHeights(844, 16);

describe('the sheet', () => {
  test('has three heights, the lowest 96 px', () => {
    expect(heights).toEqual({ peek: 96, half: 422, full: 772 });
  });

  test('grows its lowest height with the text and never turns upside down on a low screen', () => {
    const low = sheetHeights(150, 32);
    expect(low.peek).toBe(192);
    expect(low.half).toBeGreaterThanOrEqual(low.peek);
    expect(low.full).toBeGreaterThanOrEqual(low.peek);
  });

  test('a slow drag falls to the nearest height', () => {
    expect(settle(200, 0, heights)).toBe('peek');
    expect(settle(300, 0.1, heights)).toBe('half');
    expect(settle(700, -0.1, heights)).toBe('full');
  });

  test('a flick goes on in its direction', () => {
    expect(settle(130, 1, heights)).toBe('half');
    expect(settle(700, -1, heights)).toBe('half');
    expect(settle(96, -1, heights)).toBe('peek');
  });

  test('buttons reach every height that dragging reaches', () => {
    expect([raised('peek'), raised('half'), lowered('full'), lowered('half')]).toEqual([
      'half',
      'full',
      'half',
      'peek',
    ]);
  });
});

describe('what the panels take from the map', () => {
  test('beside the map nothing at the left; a sheet takes its height; at full height the half is aimed at', () => {
    expect(insetsFor({ wide: true, sideways: false, snap: 'half', heights })).toMatchObject({ left: 0, bottom: 0 });
    expect(insetsFor({ wide: false, sideways: false, snap: 'peek', heights }).bottom).toBe(96);
    expect(insetsFor({ wide: false, sideways: false, snap: 'full', heights }).bottom).toBe(422);
    expect(insetsFor({ wide: false, sideways: true, snap: 'half', heights })).toMatchObject({ bottom: 0, left: 352 });
  });
});
