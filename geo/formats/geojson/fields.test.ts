import { expect, it } from 'vitest';
import { guessFields } from './fields.ts';
import type { Fields } from './boundaries.ts';

const OPEN: Fields = { name: null, code: null, officeCode: null };
const SHAPE = { prefix: '990101001001', digits: 15 };
const features = (...rows: object[]) => rows.map((properties) => ({ type: 'Feature', properties, geometry: null }));

it('takes names that every feature has and that differ', () => {
  const file = features({ 社区: '松园', 网格名称: '甲', name: '' }, { 社区: '松园', 网格名称: '乙', name: '丙' });
  expect(guessFields(file, OPEN, null)).toEqual({ ...OPEN, name: '网格名称' });
  expect(guessFields(file, { ...OPEN, name: '社区' }, null).name).toBe('社区');
});

it('takes codes of the standard as such, and others as the office’s own', () => {
  const file = features(
    { name: '甲', 网格编码: '990101001001001', 编号: 'A-1' },
    { name: '乙', 网格编码: 990101001001002, 编号: 'A-2' },
  );
  expect(guessFields(file, OPEN, SHAPE)).toEqual({ name: 'name', code: '网格编码', officeCode: '编号' });
  expect(guessFields(file, OPEN, { ...SHAPE, prefix: '990101001002' })).toEqual({
    name: 'name',
    code: null,
    officeCode: '网格编码',
  });
  expect(guessFields(file, { ...OPEN, officeCode: '网格编码' }, SHAPE).code).toBeNull();
});

it('guesses nothing where nothing is plain', () => {
  expect(guessFields(features({ name: '甲', code: '1' }, { name: '甲', code: '1' }), OPEN, SHAPE)).toEqual(OPEN);
  expect(guessFields([7, null], OPEN, SHAPE)).toEqual(OPEN);
});
