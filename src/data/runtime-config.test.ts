import { describe, expect, it } from 'vitest';
import { memoryStorage } from '../../tests/fakes/memory-storage.ts';
import { loadRuntimeConfig, readRuntimeConfig } from './runtime-config.ts';

const config = {
  supabase_url: '',
  publishable_key: 'sb_publishable_x',
  basemaps: [
    { id: 'town', name: '连心街道', url: '/basemaps/town.pmtiles', bounds: [101, 41, 102, 42], attribution: '© 示例' },
  ],
  walk_files: [{ id: 'town', name: '连心街道', url: '/walk/town.bin', bytes: 130_028, bounds: [101, 41, 102, 42] }],
  demo_accounts: [
    {
      email: 'grid@lianxin.example',
      password: 'p',
      role: 'grid_worker',
      display_name: '上官云舟',
      place: '清和社区 第八网格',
    },
  ],
};
const answering =
  (body: unknown, status = 200): typeof fetch =>
  () =>
    Promise.resolve(new Response(JSON.stringify(body), { status }));
const offline: typeof fetch = () => Promise.reject(new TypeError('Failed to fetch'));
const silent: typeof fetch = (_input, init) =>
  new Promise((_done, fail) => {
    init?.signal?.addEventListener('abort', () => fail(init.signal?.reason as Error));
  });

describe('the runtime configuration', () => {
  it('comes from the server, and from the device when there is no network; demo passwords stay on the server', async () => {
    const storage = memoryStorage();
    expect(await loadRuntimeConfig(answering(config), storage)).toEqual(config);
    expect(await loadRuntimeConfig(offline, storage)).toEqual({ ...config, demo_accounts: [] });
    expect(storage.getItem('lianxin.config')).not.toContain('grid@lianxin.example');
  });

  it('does not keep a start waiting while an older one lies ready', async () => {
    const storage = memoryStorage();
    await loadRuntimeConfig(answering(config), storage);
    expect(await loadRuntimeConfig(silent, storage, 5)).toEqual({ ...config, demo_accounts: [] });
  });

  it('is missing when neither has it', async () => {
    await expect(loadRuntimeConfig(offline, memoryStorage())).rejects.toMatchObject({ code: 'network' });
    await expect(loadRuntimeConfig(answering({}, 503), memoryStorage())).rejects.toMatchObject({ code: 'server' });
    await expect(
      loadRuntimeConfig(() => Promise.resolve(new Response('<html>')), memoryStorage()),
    ).rejects.toMatchObject({ code: 'server' });
  });

  it('of another version on the device is as good as none', async () => {
    const storage = memoryStorage();
    storage.setItem('lianxin.config', '{"supabase_url":7}');
    await expect(loadRuntimeConfig(offline, storage)).rejects.toMatchObject({ code: 'network' });
  });

  it.each([
    ['a url that is none', { ...config, supabase_url: 'javascript:alert(1)' }],
    ['no key', { ...config, publishable_key: '' }],
    ['bounds of three numbers', { ...config, basemaps: [{ ...config.basemaps[0], bounds: [1, 2, 3] }] }],
    ['an account with no role of ours', { ...config, demo_accounts: [{ ...config.demo_accounts[0], role: 'root' }] }],
    ['a list', []],
  ])('with %s is refused', (_what, wrong) => {
    expect(() => readRuntimeConfig(wrong)).toThrow(expect.objectContaining({ code: 'server' }) as Error);
  });
});
