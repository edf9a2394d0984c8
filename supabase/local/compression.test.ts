import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { chooseEncoding, compress } from './compression.ts';

const JSON_TYPE = 'application/json; charset=utf-8';

test('brotli where it is taken, gzip where only that is', () => {
  expect(chooseEncoding('gzip, deflate, br, zstd', JSON_TYPE, 5000)).toBe('br');
  expect(chooseEncoding('gzip', JSON_TYPE, 5000)).toBe('gzip');
  expect(chooseEncoding('br;q=0, gzip;q=0.5', JSON_TYPE, 5000)).toBe('gzip');
  expect(chooseEncoding('*', JSON_TYPE, 5000)).toBe('br');
});

test('nothing where nothing is taken, saved or possible', () => {
  expect(chooseEncoding(undefined, JSON_TYPE, 5000)).toBeNull();
  expect(chooseEncoding('identity', JSON_TYPE, 5000)).toBeNull();
  expect(chooseEncoding('br', JSON_TYPE, 200)).toBeNull();
  expect(chooseEncoding('br', 'application/vnd.pmtiles', 5000)).toBeNull();
  expect(chooseEncoding('br', 'image/png', 5000)).toBeNull();
});

test('what is compressed comes back unchanged', async () => {
  const text = Buffer.from('网格'.repeat(2000));
  for (const effort of ['once', 'each'] as const) {
    expect(brotliDecompressSync(await compress(text, 'br', effort)).equals(text)).toBe(true);
    expect(gunzipSync(await compress(text, 'gzip', effort)).equals(text)).toBe(true);
  }
});
