import { describe, expect, it } from 'vitest';
import { readPage } from './pull.ts';

const answer = {
  cursor: { database: 'x', xmin: 7 },
  server_time: '2026-11-20T10:00:00.5+08:00',
  full: true,
  more: false,
  progress: 1,
  upserts: { territory: [{ id: 'a', name: '一号网格' }] },
  removes: { compound: ['b'] },
};

describe('the envelope of a pull', () => {
  it('is read into a page; times become UTC', () => {
    expect(readPage(answer)).toEqual({
      cursor: { database: 'x', xmin: 7 },
      serverTime: '2026-11-20T02:00:00.500Z',
      full: true,
      more: false,
      progress: 1,
      changes: { upserts: { territory: [{ id: 'a', name: '一号网格' }] }, removes: { compound: ['b'] } },
    });
  });

  it('may carry entities this build does not know: they are left out', () => {
    const { changes } = readPage({
      ...answer,
      upserts: { ...answer.upserts, future_entity: [{ id: 'f' }] },
      removes: { __proto__x: ['y'] },
    });
    expect(changes).toEqual({ upserts: { territory: [{ id: 'a', name: '一号网格' }] }, removes: {} });
  });

  it('may not know how far it is', () => {
    expect(readPage({ ...answer, progress: null }).progress).toBeNull();
    expect(readPage({ ...answer, progress: 17 }).progress).toBeNull();
  });

  it.each([
    ['null', null],
    ['a text', 'ok'],
    ['no cursor', { ...answer, cursor: undefined }],
    ['a cursor that is a list', { ...answer, cursor: [] }],
    ['no time', { ...answer, server_time: 'soon' }],
    ['full as text', { ...answer, full: 'true' }],
    ['no more', { ...answer, more: undefined }],
    ['rows that are no list', { ...answer, upserts: { territory: {} } }],
    ['a row without an id', { ...answer, upserts: { territory: [{ name: 'x' }] } }],
    ['removes of numbers', { ...answer, removes: { compound: [1] } }],
    ['no removes', { ...answer, removes: null }],
  ])('%s is refused', (_what, malformed) => {
    expect(() => readPage(malformed)).toThrow(expect.objectContaining({ code: 'server' }) as Error);
  });
});
