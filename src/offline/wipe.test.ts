import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { expect, it } from 'vitest';
import { wipePerson } from './wipe.ts';

it('removes every database of a person, whatever it holds, and nobody else’s', async () => {
  const mine = ['replica', 'outbox', 'patrol', 'something-new'].map((kind) => `lianxin.${kind}:https://a:user-1`);
  const others = ['lianxin.outbox:https://a:user-2', 'lianxin.basemaps', 'elsewhere:user-1'];
  for (const name of [...mine, ...others]) {
    const database = new Dexie(name);
    database.version(1).stores({ row: 'id' });
    await database.open();
    database.close();
  }
  await wipePerson('user-1');
  expect((await Dexie.getDatabaseNames()).sort()).toEqual(others.sort());
});
