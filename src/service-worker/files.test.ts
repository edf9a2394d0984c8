import { describe, expect, it } from 'vitest';
import { cacheName, cachesToDrop, pathOfAnswer } from './files.ts';

const files = new Set(['/index.html', '/icon.svg', '/assets/index-abc.js']);

describe('what the service worker answers', () => {
  it.each([
    ['/', true, '/index.html'],
    ['/somewhere/deep', true, '/index.html'],
    ['/icon.svg', false, '/icon.svg'],
    ['/icon.svg', true, '/icon.svg'],
    ['/assets/index-abc.js', false, '/assets/index-abc.js'],
    ['/assets/of-the-build-before.js', false, '/assets/of-the-build-before.js'],
  ])('%s (page: %s) out of %s', (path, isPage, file) => {
    expect(pathOfAnswer(path, isPage, files)).toBe(file);
  });

  it.each([
    ['/rest/v1/rpc/sync_pull', false],
    ['/rest/v1/rpc', true],
    ['/auth/v1/token', false],
    ['/storage/v1/object/x', true],
    ['/basemaps/town.pmtiles', false],
    ['/config.json', false],
    ['/missing.png', true],
    ['/elsewhere', false],
  ])('leaves %s (page: %s) to the network', (path, isPage) => {
    expect(pathOfAnswer(path, isPage, files)).toBeNull();
  });
});

describe('when a build takes over', () => {
  const [a, b, c] = [cacheName('a'), cacheName('b'), cacheName('c')];
  it('it keeps itself and the one it relieves, and nothing of other owners is touched', () => {
    expect(cachesToDrop([a, b, c, 'lianxin.basemaps', 'lianxin.app-serving'], c, a)).toEqual([b]);
    expect(cachesToDrop([a, c], c, undefined)).toEqual([a]);
  });
});
