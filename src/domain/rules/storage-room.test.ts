import { expect, it } from 'vitest';
import { LOW_ROOM, NO_PHOTO_ROOM, storageRoom } from './storage-room.ts';

const left = (bytes: number) => storageRoom({ usage: 7, quota: bytes + 7 });

it('warns under 300 MB and takes no photos under 80 MB', () => {
  expect(left(LOW_ROOM)).toBe('plenty');
  expect(left(LOW_ROOM - 1)).toBe('low');
  expect(left(NO_PHOTO_ROOM)).toBe('low');
  expect(left(NO_PHOTO_ROOM - 1)).toBe('no_photos');
});

it('does not warn where the browser tells nothing', () => {
  expect(storageRoom(null)).toBe('plenty');
});
