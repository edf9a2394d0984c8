import { expect, it } from 'vitest';
import { readResult } from './push.ts';

const applied = { status: 'applied', version: 3, versions: { a: 3 } };

it.each([
  [applied, applied],
  [{ op_id: 'x', ...applied, extra: 1 }, applied],
  [
    { status: 'duplicate', result: applied },
    { status: 'duplicate', result: applied },
  ],
  [
    { status: 'retry', after: 5 },
    { status: 'retry', after: 5 },
  ],
  [
    { status: 'conflict', entity: 'case_record', row: { id: 'a', version: 4 } },
    { status: 'conflict', entity: 'case_record', row: { id: 'a', version: 4 } },
  ],
  [
    { status: 'rejected', code: 'wrong_stage', field: 'case_id', message: 'no' },
    { status: 'rejected', code: 'wrong_stage', field: 'case_id', message: 'no' },
  ],
  [
    { status: 'rejected', code: 'a reason of a newer server', field: null },
    { status: 'rejected', code: 'unexpected', field: null, message: '' },
  ],
])('reads %j', (answer, result) => {
  expect(readResult(answer)).toEqual(result);
});

it.each([
  null,
  'applied',
  {},
  { status: 'done' },
  { status: 'applied', version: 1 },
  { status: 'applied', version: '1', versions: {} },
  { status: 'applied', version: 1, versions: { a: 'b' } },
  { status: 'duplicate' },
  { status: 'duplicate', result: { status: 'retry', after: 1 } },
  { status: 'retry', after: -1 },
  { status: 'conflict', entity: 'case_record' },
])('takes %j for a server that fails, so that everything is kept and sent again', (answer) => {
  expect(() => readResult(answer)).toThrow('server');
});
