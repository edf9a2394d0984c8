import { expect, test } from 'vitest';
import { fileNameOf } from './file-name.ts';

test.each([
  ['清和社区 15分钟服务圈', '清和社区 15分钟服务圈'],
  ['../../etc/密码', 'etc-密码'],
  ['甲/乙: "丙"?', '甲-乙- -丙'],
  ['换\n行', '换-行'],
  ['...', '1'],
  ['长'.repeat(200), '长'.repeat(100)],
])('%j is saved as %j', (title, expected) => {
  expect(fileNameOf(title)).toBe(expected);
});
