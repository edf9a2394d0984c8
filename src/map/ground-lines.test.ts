import { expect, test } from 'vitest';
import { linesOf } from './ground-lines.ts';

test('roads are lines as they are; of water the banks, without the pieces along which tiles are cut', () => {
  const road = [
    [0, 0],
    [1, 0],
  ];
  expect(linesOf({ type: 'LineString', coordinates: road })).toEqual([road]);
  const pond = {
    type: 'Polygon' as const,
    coordinates: [
      [
        [0, 0],
        [0.4, 0.1],
        [1, 0.2],
        [1, 1], // the tile ends here
        [0.3, 0.8],
        [0, 0],
      ],
    ],
  };
  expect(linesOf(pond)).toEqual([
    [
      [0, 0],
      [0.4, 0.1],
      [1, 0.2],
    ],
    [
      [1, 1],
      [0.3, 0.8],
      [0, 0],
    ],
  ]);
  expect(linesOf({ type: 'Point', coordinates: [0, 0] })).toEqual([]);
});
