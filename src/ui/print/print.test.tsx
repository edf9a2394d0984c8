import { beforeEach, describe, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { page } from 'vitest/browser';
import { readXlsx } from 'hucre/xlsx';
import { aWorld } from '../../../tests/builders/a-world.ts';
import { anAccount } from '../../../tests/fakes/fake-remote.ts';
import { fakeApp } from '../../../tests/fakes/fake-app.ts';
import { AppProvider } from '../app-context.tsx';
import '../base.css';
import '../tokens.css';
import type { MapPicture, TakePicture } from '../../commands/map-picture.ts';
import PrintDialog from './PrintDialog.tsx';
import { saveSheet } from './save-sheet.ts';

const METRES_PER_PIXEL = 2.6;
const RED = [200, 16, 46];
const METHOD = '步行时间按路网计算，标准 4.0 公里/小时';

type Size = Parameters<TakePicture>[0];

/** A map that is red all over. */
async function redMap({ width, height, pixelRatio }: Size): Promise<MapPicture> {
  const canvas = new OffscreenCanvas(Math.round(width * pixelRatio), Math.round(height * pixelRatio));
  const ink = canvas.getContext('2d');
  if (!ink) throw new Error('no canvas');
  ink.fillStyle = `rgb(${RED.join(' ')})`;
  ink.fillRect(0, 0, canvas.width, canvas.height);
  return { image: await canvas.convertToBlob(), metresPerPixel: METRES_PER_PIXEL };
}

const sizes: Size[] = [];
const takePicture = vi.fn<TakePicture>();
const close = vi.fn<() => void>();

async function show({ theme = 'light', userId = 'user-1' } = {}) {
  document.documentElement.dataset['theme'] = theme;
  const app = fakeApp({
    session: { kind: 'signed_in', ...anAccount, userId, role: 'street_staff' },
    world: aWorld().as('street_staff', 'community').build(),
  });
  return render(
    <AppProvider app={app}>
      <PrintDialog
        title="清和社区 15分钟服务圈"
        legend={
          <ul>
            <li>15 分钟内</li>
          </ul>
        }
        body={<p>1,204 户中 87 户步行超过 15 分钟</p>}
        methodLines={[METHOD, '边缘数据不完整']}
        attribution="© OpenStreetMap"
        permalink="https://map.example/#map=15/41/101"
        fileName="清和社区/服务圈"
        record={{ content: 'map', rows: 0, territory_id: null }}
        takePicture={takePicture}
        onClose={close}
      />
    </AppProvider>,
  );
}

const preview = page.getByRole('img', { name: '打印预览' });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const choose = (name: string) => page.getByRole('radio', { name, exact: true }).click({ force: true });
const onPaper = (): HTMLElement => document.querySelector<HTMLElement>('.on-paper') ?? document.body;
const sheet = (): HTMLElement => preview.element().querySelector('article') ?? document.body;
const ready = () => expect.element(button('打印')).toBeEnabled();

/** What the next download would be. */
function nextDownload(): Promise<{ name: string; blob: Blob }> {
  return new Promise((done) => {
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementationOnce(function (this: HTMLAnchorElement) {
      const { href, download } = this;
      done(fetch(href).then(async (answer) => ({ name: download, blob: await answer.blob() })));
    });
  });
}

beforeEach(async () => {
  await page.viewport(1280, 800);
  vi.restoreAllMocks();
  close.mockReset();
  sizes.length = 0;
  takePicture.mockReset().mockImplementation((size) => {
    sizes.push(size);
    return redMap(size);
  });
});

describe('the sheet', () => {
  test('says everything a map on paper has to say, and the method always', async () => {
    await show();
    await ready();
    for (const text of [
      '清和社区 15分钟服务圈',
      METHOD,
      '边缘数据不完整',
      '图例',
      '15 分钟内',
      '© OpenStreetMap',
      '北',
    ])
      expect(sheet().textContent, text).toContain(text);
    expect(sheet().textContent).toContain('制图日期：2026年11月20日');
    expect(sheet().textContent).toMatch(/打印：\S+ 2026-11-20 \d\d:\d\d/);
    expect(sheet().querySelectorAll('svg path[d^="M4 4h1v1h-1z"]')).toHaveLength(1); // the code's first corner
  });

  test('is internal until an approval number is given, and names the office', async () => {
    await show();
    expect(sheet().textContent).toContain('内部资料 注意保管');
    await page.getByLabelText('审图号（可不填）').fill('晋S(2026)001号');
    await page.getByLabelText('制图单位').fill('清和社区居委会');
    expect(sheet().textContent).toContain('审图号：晋S(2026)001号');
    expect(sheet().textContent).toContain('制图单位：清和社区居委会');
    expect(sheet().textContent).not.toContain('内部资料');
  });

  test('remembers the office for whoever typed it, and tells nobody else', async () => {
    const office = page.getByLabelText('制图单位');
    const first = await show({ userId: 'mine' });
    await office.fill('清和社区居委会');
    await first.unmount();
    const second = await show({ userId: 'theirs' });
    await expect.element(office).toHaveValue('');
    await second.unmount();
    await show({ userId: 'mine' });
    await expect.element(office).toHaveValue('清和社区居委会');
  });

  test('its scale bar is true: as many metres as it says', async () => {
    await show();
    await ready();
    const bar = sheet().querySelector<HTMLElement>('[data-metres]');
    const metres = Number(bar?.dataset['metres']);
    expect(bar?.parentElement?.textContent).toBe(`0${metres / 2}${metres}米`);
    expect((bar?.offsetWidth ?? 0) * METRES_PER_PIXEL).toBeCloseTo(metres, -1);
  });

  test('fits: nothing sticks out, on any paper, and the picture is asked for as large as its frame', async () => {
    await show({ theme: 'dark' });
    for (const format of ['A3', 'A4'])
      for (const orientation of ['横向', '竖向']) {
        await choose(format);
        await choose(orientation);
        await ready();
        const frame = sheet().querySelector<HTMLElement>('[data-frame]');
        expect(sizes.at(-1)).toEqual({ width: frame?.clientWidth, height: frame?.clientHeight, pixelRatio: 200 / 96 });
        expect(sheet().scrollHeight, `${format} ${orientation}`).toBeLessThanOrEqual(sheet().clientHeight);
        expect(getComputedStyle(sheet()).color).toBe('rgb(22, 32, 43)'); // light, in a dark app
      }
  });
});

describe('printing', () => {
  test('the paper that was chosen is the page’s', async () => {
    await show();
    expect(onPaper().dataset['paper']).toBe('a3-landscape');
    await choose('A4');
    await choose('竖向');
    expect(onPaper().dataset['paper']).toBe('a4-portrait');
    expect(onPaper().querySelector('article')?.style.width).toBe(sheet().style.width);
    const [width, height] = [sheet().offsetWidth, sheet().offsetHeight];
    expect([width, height]).toEqual([794, 1123]); // 210 × 297 mm
  });

  test('every paper has a page of its own in the stylesheet', async () => {
    await show();
    const rules = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules]);
    const media = rules.flatMap((rule) => (rule instanceof CSSMediaRule ? [...rule.cssRules] : []));
    for (const format of ['a3', 'a4'])
      for (const orientation of ['landscape', 'portrait']) {
        const name = `${format}-${orientation}`;
        const sizes = rules.flatMap((rule) =>
          rule instanceof CSSPageRule && rule.selectorText === name ? [rule.style.getPropertyValue('size')] : [],
        );
        expect(sizes).toEqual([orientation === 'portrait' ? format : `${format} ${orientation}`]);
        const pages = media.flatMap((rule) =>
          rule instanceof CSSStyleRule && rule.selectorText.includes(`"${name}"`)
            ? [rule.style.getPropertyValue('page')]
            : [],
        );
        expect(pages).toEqual([name]);
      }
  });

  test('waits for the map, and then asks the browser', async () => {
    const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
    await show();
    await expect.element(button('打印')).toBeDisabled();
    await ready();
    await button('打印').click();
    expect(print).toHaveBeenCalledOnce();
    expect(document.title).toBe('清和社区-服务圈');
  });

  test('says when the map could not be drawn, and tries again', async () => {
    takePicture.mockRejectedValueOnce(new Error('no context'));
    await show();
    await expect.element(page.getByText('地图没有画出来，暂时不能打印。')).toBeVisible();
    await expect.element(button('打印')).toBeDisabled();
    await button('再试一次').click();
    await ready();
  });

  test('the document is itself again afterwards', async () => {
    document.title = '连心图';
    const { unmount } = await show();
    expect(document.documentElement.dataset['printsSheet']).toBe('');
    await button('关闭').click();
    expect(close).toHaveBeenCalledOnce();
    await unmount();
    expect(document.title).toBe('连心图');
    expect(document.documentElement.dataset['printsSheet']).toBeUndefined();
  });
});

describe('as a PNG', () => {
  test.each([
    ['A3', '横向', 3307, 2339],
    ['A4', '竖向', 1654, 2339],
  ])(
    '%s %s: 200 dots per inch, the map where its frame is, the words around it',
    async (format, orientation, wide, high) => {
      await show();
      await choose(format);
      await choose(orientation);
      await ready();
      const saved = nextDownload();
      await button('存为 PNG').click();
      const { name, blob } = await saved;
      expect([name, blob.type]).toEqual(['清和社区-服务圈.png', 'image/png']);
      await expect.element(page.getByText(`已存为 ${name}`)).toBeVisible();
      const bitmap = await createImageBitmap(blob);
      expect(Math.abs(bitmap.width - wide)).toBeLessThanOrEqual(2);
      expect(Math.abs(bitmap.height - high)).toBeLessThanOrEqual(2);
      const ink = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      ink?.drawImage(bitmap, 0, 0);
      const [scale, frame] = [bitmap.width / sheet().offsetWidth, sheet().querySelector<HTMLElement>('[data-frame]')];
      const at = (x: number, y: number): number[] => [...(ink?.getImageData(x * scale, y * scale, 1, 1).data ?? [])];
      if (!frame) throw new Error('the sheet has no frame');
      expect(at(frame.offsetLeft + frame.offsetWidth / 2, frame.offsetTop + frame.offsetHeight / 2)).toEqual([
        ...RED,
        255,
      ]);
      expect(at(4, 4)).toEqual([255, 255, 255, 255]);
      const dark = (top: number, bottom: number): number => {
        const { data } = ink?.getImageData(0, top * scale, bitmap.width, Math.max(1, (bottom - top) * scale)) ?? {
          data: [],
        };
        let count = 0;
        for (let i = 0; i < data.length; i += 4) if ((data[i] ?? 255) < 90 && (data[i + 1] ?? 255) < 90) count += 1;
        return count;
      };
      expect(dark(0, frame.offsetTop - 2)).toBeGreaterThan(2_000); // the title
      expect(dark(frame.offsetTop + frame.offsetHeight + 2, sheet().offsetHeight)).toBeGreaterThan(2_000); // method and imprint
    },
  );

  test('says so when the browser gives no picture away', async () => {
    vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation((done) => done(null));
    await show();
    await ready();
    await button('存为 PNG').click();
    await expect.element(page.getByText('图片没有存成。', { exact: false })).toBeVisible();
  });
});

test('a table is saved in the browser as Excel reads it', async () => {
  const saved = nextDownload();
  const app = fakeApp({
    session: { kind: 'signed_in', ...anAccount, role: 'street_staff' },
    world: aWorld().as('street_staff', 'community').build(),
  });
  await app.outbox.open(anAccount);
  const name = await saveSheet(
    app,
    { name: '服务圈', columns: [{ title: '小区', kind: 'text' }], rows: [['惠民苑']], notes: [METHOD] },
    '服务圈: 清和社区',
    { content: 'circle', territory_id: null },
  );
  const file = await saved;
  expect([name, file.name]).toEqual(['服务圈- 清和社区.xlsx', '服务圈- 清和社区.xlsx']);
  const { sheets } = await readXlsx(new Uint8Array(await file.blob.arrayBuffer()));
  expect(sheets[0]?.rows).toEqual([[METHOD], ['小区'], ['惠民苑']]);
});
