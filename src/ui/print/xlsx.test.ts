import { unzipSync, strFromU8 } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Sheet } from '../../domain/sheet.ts';
import { xlsxOf } from './xlsx.ts';

const METHOD = '步行时间按路网计算，标准 4.0 公里/小时（15 分钟 1,000 米）';
const sheet: Sheet = {
  name: '服务圈: 清和/社区',
  columns: [
    { title: '小区', kind: 'text' },
    { title: '户数', kind: 'number' },
    { title: '15 分钟内', kind: 'percent' },
    { title: '最近（分钟）', kind: 'decimal', width: 14 },
  ],
  rows: [
    ['惠民苑', 1204, 0.9277, 6.4],
    ['=HYPERLINK("http://x.example","领奖")', 0, 1, null],
    ['＝1+1', 3, Number.NaN, 2],
    ['0123', 87, 0, 15],
    ['<b>&"', 1, 0.5, 1],
  ],
  notes: [METHOD, '-直线估算，未按路网'],
};

let bytes: Uint8Array;
beforeAll(async () => void (bytes = await xlsxOf(sheet)));

describe('read back', () => {
  test('the notes come first, then the header, then every cell as it was, formulas as text', async () => {
    const [read] = (await readXlsx(bytes)).sheets;
    expect(read?.name).toBe('服务圈 清和 社区');
    expect(read?.rows.slice(0, 2).map(([first]) => first)).toEqual([METHOD, "'-直线估算，未按路网"]);
    expect(read?.rows[2]).toEqual(['小区', '户数', '15 分钟内', '最近（分钟）']);
    expect(read?.rows.slice(3)).toEqual([
      ['惠民苑', 1204, 0.9277, 6.4],
      [`'=HYPERLINK("http://x.example","领奖")`, 0, 1, null],
      ["'＝1+1", 3, null, 2],
      ['0123', 87, 0, 15],
      ['<b>&"', 1, 0.5, 1],
    ]);
  });

  test('header and notes stay when one scrolls, and can be filtered by', async () => {
    const [read] = (await readXlsx(bytes)).sheets;
    expect(read?.freezePane?.rows).toBe(3);
    expect(read?.autoFilter?.range).toBe('A3:D8');
  });
});

test('the header is bold, numbers have their formats, text stays text when it is edited', async () => {
  const [read] = (await readXlsx(bytes, { readStyles: true })).sheets;
  const style = (cell: string) => read?.cells?.get(cell)?.style;
  expect([0, 1, 2, 3].map((column) => style(`2,${column}`)?.font?.bold)).toEqual([true, true, true, true]);
  expect(style('3,0')?.font?.bold).toBeUndefined();
  expect([0, 1, 2, 3].map((column) => style(`3,${column}`)?.numFmt)).toEqual(['@', '#,##0', '0.0##%', '#,##0.0']);
});

describe('in the file itself', () => {
  const part = (path: string): string => {
    const found = unzipSync(bytes)[path];
    if (!found) throw new Error(`the file has no ${path}`);
    return strFromU8(found);
  };

  test('no cell is a formula: what looks like one is a shared string', () => {
    const cells = part('xl/worksheets/sheet1.xml');
    expect(cells).not.toMatch(/<f[ >]/);
    expect(cells).toMatch(/<c r="A5" t="s"/);
    expect(part('xl/sharedStrings.xml')).toContain('&lt;b&gt;&amp;');
  });

  test('the pane is frozen and the tab named, as Excel reads it', () => {
    expect(part('xl/worksheets/sheet1.xml')).toMatch(/<pane ySplit="3" topLeftCell="A4" state="frozen"/);
    expect(part('xl/workbook.xml')).toContain('<sheet name="服务圈 清和 社区"');
  });

  test('columns are as wide as their Chinese, or as told', () => {
    const columns = part('xl/worksheets/sheet1.xml').matchAll(/<col [^>]*width="([\d.]+)"/g);
    const widths = [...columns].map(([, width]) => Number(width));
    expect(widths).toEqual([40, 6 + 3, 9 + 3, 14]);
  });
});
