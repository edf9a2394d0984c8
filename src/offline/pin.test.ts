import { describe, expect, it } from 'vitest';
import { memoryStorage } from '../../tests/fakes/memory-storage.ts';
import { StoredPins } from './pin.ts';

describe('the PIN on the device', () => {
  it('is kept as a salted hash and never itself (L1)', async () => {
    const storage = memoryStorage();
    const pins = new StoredPins(storage);
    await pins.set('user-1', '83051', 5);
    const first = storage.getItem('lianxin.pin:user-1') ?? '';
    expect(first).not.toContain('83051');
    await pins.set('user-1', '83051', 5);
    expect(storage.getItem('lianxin.pin:user-1')).not.toBe(first);
    expect(await pins.check('user-1', '83051')).toBe(true);
    expect(await pins.check('user-1', '83052')).toBe(false);
  });

  it('belongs to one person', async () => {
    const pins = new StoredPins(memoryStorage());
    await pins.set('user-1', '8305', 1);
    expect(pins.read('user-2')).toBeNull();
    expect(await pins.check('user-2', '8305')).toBe(false);
  });

  it('has five tries, also over a restart; a right one gives them back (L3)', async () => {
    const storage = memoryStorage();
    await new StoredPins(storage).set('user-1', '8305', 1);
    for (let n = 0; n < 4; n += 1) expect(await new StoredPins(storage).check('user-1', '0001')).toBe(false);
    const pins = new StoredPins(storage);
    expect(pins.read('user-1')?.triesLeft).toBe(1);
    expect(await pins.check('user-1', '8305')).toBe(true);
    expect(pins.read('user-1')?.triesLeft).toBe(5);
    for (let n = 0; n < 5; n += 1) await pins.check('user-1', '0001');
    expect(pins.read('user-1')?.triesLeft).toBe(0);
    expect(await pins.check('user-1', '8305')).toBe(false);
  });

  it('is gone when it is forgotten, and is none when the record is not ours', async () => {
    const storage = memoryStorage();
    const pins = new StoredPins(storage);
    await pins.set('user-1', '8305', 15);
    pins.setMinutes('user-1', 1);
    expect(pins.read('user-1')?.minutes).toBe(1);
    pins.forget('user-1');
    expect(pins.read('user-1')).toBeNull();
    for (const text of ['x', '[]', '{"salt":1}']) {
      storage.setItem('lianxin.pin:user-1', text);
      expect(pins.read('user-1')).toBeNull();
    }
  });

  it('remembers when somebody was last here', () => {
    const pins = new StoredPins(memoryStorage());
    expect(pins.activeAt()).toBe(0);
    pins.noteActive(77);
    expect(pins.activeAt()).toBe(77);
  });
});
