import { describe, expect, it } from 'vitest';
import { deviceStorage } from './device-storage.ts';

const refuse = () => {
  throw new DOMException('denied', 'SecurityError');
};

describe('what the device remembers', () => {
  it('lies in its storage', () => {
    const map = new Map<string, string>();
    const real = {
      getItem: (key: string) => map.get(key) ?? null,
      setItem: (key: string, value: string) => void map.set(key, value),
      removeItem: (key: string) => void map.delete(key),
    };
    const storage = deviceStorage(() => real);
    storage.setItem('a', '1');
    expect([map.get('a'), storage.getItem('a'), storage.getItem('b')]).toEqual(['1', '1', null]);
    storage.removeItem('a');
    expect([map.size, storage.getItem('a')]).toEqual([0, null]);
  });

  it.each([
    ['looking at it', () => refuse()],
    ['using it', () => ({ getItem: refuse, setItem: refuse, removeItem: refuse })],
  ])('lasts as long as the page where %s is refused', (_what, open) => {
    const storage = deviceStorage(open);
    storage.setItem('a', '1');
    expect(storage.getItem('a')).toBe('1');
    storage.removeItem('a');
    expect(storage.getItem('a')).toBeNull();
  });

  it('reads the newer value where only writing is refused', () => {
    const storage = deviceStorage(() => ({ getItem: () => 'old', setItem: refuse, removeItem: () => undefined }));
    storage.setItem('a', 'new');
    expect(storage.getItem('a')).toBe('new');
  });
});
