import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { beforeEach, expect, test } from 'vitest';
import { IndexedWalkFiles } from './walk-files.ts';

const town = { url: '/walk/town.bin', bytes: 6 };
const bytes = new Uint8Array([1, 2, 3, 4, 5, 6]);
const nothing = () => undefined;

const serving = (respond: (headers: Headers) => Response | Promise<Response>) =>
  new IndexedWalkFiles((_url, init) => Promise.resolve(respond(new Headers(init?.headers))));
const whole = () => new Response(bytes, { headers: { etag: '"v1"' } });
const offline = () => Promise.reject(new TypeError('Failed to fetch'));
const read = async (files: IndexedWalkFiles) => [...new Uint8Array(await files.read(town, nothing))];

beforeEach(() => Dexie.delete('lianxin.walk'));

test('comes over the network with its progress, and is there without one afterwards (W1)', async () => {
  const shares: number[] = [];
  await serving(whole).read(town, (share) => shares.push(share));
  expect(shares.at(-1)).toBe(1);
  expect(await read(serving(offline))).toEqual([...bytes]);
});

test('is asked for by its version, and not sent again while that stands (W2)', async () => {
  await read(serving(whole));
  const asked: (string | null)[] = [];
  const unchanged = serving((headers) => {
    asked.push(headers.get('if-none-match'));
    return new Response(null, { status: 304 });
  });
  expect(await read(unchanged)).toEqual([...bytes]);
  expect(asked).toEqual(['"v1"']);
});

test('is replaced by a newer one', async () => {
  await read(serving(whole));
  const newer = () => new Response(new Uint8Array([9, 9]), { headers: { etag: '"v2"' } });
  expect(await read(serving(newer))).toEqual([9, 9]);
  expect(await read(serving(offline))).toEqual([9, 9]);
});

test('stays what it was when the newer one breaks off or is refused (W2)', async () => {
  await read(serving(whole));
  const broken = () =>
    new Response(
      new ReadableStream({
        start: (stream) => stream.enqueue(new Uint8Array([7])),
        pull: (stream) => stream.error(new TypeError('gone')),
      }),
    );
  expect(await read(serving(broken))).toEqual([...bytes]);
  expect(await read(serving(() => new Response('no', { status: 500 })))).toEqual([...bytes]);
});

test('is missing when neither side has it', async () => {
  await expect(read(serving(offline))).rejects.toMatchObject({ code: 'network' });
  await expect(read(serving(() => new Response('no', { status: 404 })))).rejects.toMatchObject({ code: 'server' });
});
