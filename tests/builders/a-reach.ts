/** What the walking worker might have answered: `aReach(world, { 'unit-1': 300, 'unit-2': null })`, seconds by stairwell unit. */
import { groundOf } from '../../src/domain/answers/circle-ground.ts';
import type { CirclePlace, Reach } from '../../src/domain/circle.ts';
import type { World } from '../../src/domain/world.ts';

/** Null is out of reach; `unknown` says from when on nobody can say; `off` is not connected. */
export interface ReachWords {
  readonly seconds: Readonly<Record<string, number | null>>;
  readonly elderly?: Readonly<Record<string, number | null>>;
  readonly unknown?: Readonly<Record<string, number>>;
  readonly off?: readonly string[];
  readonly places?: readonly CirclePlace[];
  readonly nearest?: Readonly<Record<string, number>>;
  readonly offNetwork?: readonly number[];
}

const aPlace: CirclePlace = { id: 'place-1', name: '清和站', at: [0, 0], selection: null };

export function aReach(world: World, words: ReachWords): Reach {
  const { units } = groundOf(world);
  const of = (seconds: Readonly<Record<string, number | null>>): Float64Array =>
    Float64Array.from(units, (id) => seconds[id] ?? Infinity);
  const secondsOf = (seconds: Readonly<Record<string, number | null>>) => ({
    seconds: of(seconds),
    atLeast: Float64Array.from(units, (id) => words.unknown?.[id] ?? seconds[id] ?? Infinity),
  });
  return {
    units,
    ...secondsOf(words.seconds),
    elderly: words.elderly ? secondsOf(words.elderly) : null,
    connected: Uint8Array.from(units, (id) => (words.off?.includes(id) === true ? 0 : 1)),
    nearest: Uint16Array.from(units, (id) => words.nearest?.[id] ?? (words.seconds[id] === null ? 0xffff : 0)),
    places: words.places ?? [aPlace],
    offNetwork: words.offNetwork ?? [],
  };
}
