/** Reporting where there is no network: what a grid worker does in a stairwell, and what the server has of it afterwards. */
import type { BrowserContext, Page } from '@playwright/test';
import { Visitor } from './driver.ts';
import { factsOf } from './facts.ts';
import { expect, test } from './server.ts';

const API = /\/(rest|auth)\/v1\/|\/config\.json$/;

const cutOff = async (context: BrowserContext, page: Page): Promise<void> => {
  await context.route(API, (route) => route.abort('internetdisconnected'));
  await page.evaluate(() => window.dispatchEvent(new Event('offline')));
};
const reconnect = async (context: BrowserContext, page: Page): Promise<void> => {
  await context.unroute(API);
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
};

/** A photo of that many pixels, with so much detail that at 3000 × 2200 it just stays below what a photo may take (O9): 381 kB. */
const photograph = (page: Page, width: number, height: number): Promise<Buffer> =>
  page
    .evaluate(
      async ([width, height]) => {
        const canvas = new OffscreenCanvas(width, height);
        const context = canvas.getContext('2d');
        if (!context) throw new Error('no canvas');
        for (let n = 0; n < 6_000; n += 1) {
          context.fillStyle = `hsl(${(n * 47) % 360} 60% ${30 + (n % 40)}%)`;
          context.fillRect((n * 7_919) % width, (n * 104_729) % height, 24, 24);
        }
        const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg' })).arrayBuffer());
        return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
      },
      [width, height] as const,
    )
    .then((base64) => Buffer.from(base64, 'base64'));

const form = (page: Page) => page.getByRole('region', { name: '上报案件' });

/** Opens the form, points out the middle of the map and chooses a class. */
async function begin(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: '上报', exact: true }).click();
  await form(page).getByRole('button', { name: '在地图上选' }).click();
  await page.getByRole('button', { name: '就是这里' }).click();
  await form(page).getByRole('button', { name: '绿地脏乱' }).click();
  await form(page).getByLabel('一句话说明').fill(title);
}

const take = (page: Page, bytes: Buffer): Promise<void> =>
  form(page).getByLabel('拍照').last().setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: bytes });

const handIn = (page: Page): Promise<void> => form(page).getByRole('button', { name: '上报', exact: true }).click();

const ROOM = 60_000_000;

/**
 * Leaves room for words, not for pictures. The ballast lies in a cache, whose size is what was put there. A database shrinks
 * whenever the browser tidies it, so it is tried: full is where half of a picture was refused three times in a row. Then as
 * much is given back, for the words.
 */
const fillDisk = (page: Page): Promise<void> =>
  page.evaluate(async (room) => {
    const WORDS = 150_000;
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('ballast');
      opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('picture'));
      opening.addEventListener('success', () => resolve(opening.result));
      opening.addEventListener('error', () => reject(new Error('no ballast')));
    });
    const noise = (size: number) => {
      const bytes = new Uint8Array(size);
      for (let at = 0; at < size; at += 50_000) crypto.getRandomValues(bytes.subarray(at, at + 50_000));
      return bytes;
    };
    const isRefused = () =>
      new Promise<boolean>((resolve) => {
        const transaction = database.transaction('picture', 'readwrite', { durability: 'strict' });
        transaction.objectStore('picture').put(noise(WORDS).buffer, 1);
        transaction.addEventListener('complete', () => resolve(false));
        transaction.addEventListener('abort', () => resolve(true));
      });
    const ballast = await caches.open('ballast');
    await ballast.put('/ballast/words', new Response(noise(WORDS)));
    let pieces = 0;
    const fill = async () => {
      for (const size of [4_000_000, 500_000, 20_000])
        while (((await navigator.storage.estimate()).usage ?? 0) + size * 1.1 < room - 50_000)
          await ballast.put(`/ballast/${(pieces += 1)}`, new Response(noise(size)));
    };
    for (let refused = 0; refused < 3; refused = (await isRefused()) ? refused + 1 : 0) await fill();
    database.close();
    await ballast.delete('/ballast/words');
  }, ROOM);

test('a report without a network, with a photo: once on the server, as soon as there is one', async ({
  page,
  context,
  server,
}) => {
  const visitor = new Visitor(page);
  await visitor.signInAs('网格员');
  await cutOff(context, page);
  await begin(page, '楼前绿地堆土');
  await take(page, await photograph(page, 3000, 2200));
  await expect(form(page).getByRole('button', { name: '删掉第 1 张照片' })).toBeVisible();
  await handIn(page);
  await expect(visitor.card.getByRole('heading', { name: '楼前绿地堆土' })).toBeVisible();
  await expect(visitor.card.getByRole('button', { name: '看照片 第 1 张，共 1 张' })).toContainText('待上传');

  await page.waitForTimeout(9_000); // until it can no longer be taken back
  await reconnect(context, page);
  const held = async () => {
    const facts = await factsOf(server, 'grid');
    const cases = facts.all('case_record').filter(({ title }) => title === '楼前绿地堆土');
    const photos = facts.all('photo').filter(({ subject_id }) => cases.some(({ id }) => id === subject_id));
    return { cases: cases.length, photos: photos.map(({ width, height }) => [width, height]) };
  };
  await expect.poll(held, { timeout: 30_000 }).toEqual({ cases: 1, photos: [[1600, 1173]] });

  await page.reload();
  await visitor.settled();
  await expect.poll(held).toEqual({ cases: 1, photos: [[1600, 1173]] });
  await visitor.card.getByRole('button', { name: '看照片 第 1 张，共 1 张' }).click();
  await expect(page.getByRole('img', { name: '第 1 张，共 1 张' })).toBeVisible();
});

test('taken back within eight seconds it never was, and what was written is still there', async ({ page, server }) => {
  const visitor = new Visitor(page);
  await visitor.signInAs('网格员');
  await begin(page, '先报后撤');
  await handIn(page);
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(form(page).getByLabel('一句话说明')).toHaveValue('先报后撤');
  await page.waitForTimeout(10_000);
  const facts = await factsOf(server, 'grid');
  expect(facts.all('case_record').filter(({ title }) => title === '先报后撤')).toEqual([]);
});

test('what was being written when the tab was ended is there again', async ({ page, context }) => {
  const visitor = new Visitor(page);
  await visitor.signInAs('网格员');
  await begin(page, '写了一半');
  await take(page, await photograph(page, 800, 600));
  await expect(form(page).getByRole('button', { name: '删掉第 1 张照片' })).toBeVisible();
  await page.close({ runBeforeUnload: false });
  const again = await context.newPage();
  await again.goto('/');
  await expect(form(again).getByLabel('一句话说明')).toHaveValue('写了一半');
  await expect(form(again).getByRole('button', { name: '删掉第 1 张照片' })).toBeVisible();
});

test('a photo larger than the room on the device leaves the text safe, and says so', async ({
  page,
  context,
  server,
}) => {
  test.slow(); // filling a disk takes its time
  // Before anything is stored: afterwards the browser goes on with what room it knew of.
  const devtools = await context.newCDPSession(page);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: server.url, quotaSize: ROOM });
  const visitor = new Visitor(page);
  await visitor.signInAs('网格员');
  await begin(page, '满了也要报');
  const photo = await photograph(page, 3000, 2200);
  await fillDisk(page);
  await take(page, photo);
  await expect(form(page).getByText('这张照片没有存下')).toBeVisible();
  await handIn(page);
  await expect(visitor.card.getByRole('heading', { name: '满了也要报' })).toBeVisible();
  await expect
    .poll(
      async () =>
        (await factsOf(server, 'grid')).all('case_record').filter(({ title }) => title === '满了也要报').length,
      { timeout: 30_000 },
    )
    .toBe(1);
});

test('a tab that ends between the sending and the answer has sent once', async ({ page, context, server }) => {
  const visitor = new Visitor(page);
  await visitor.signInAs('网格员');
  await begin(page, '断在半路');
  const push = '**/rest/v1/rpc/sync_push';
  // The server does it, and its answer never comes.
  const done = new Promise<number>((resolve) => {
    void context.route(push, async (route) => resolve((await route.fetch()).status()));
  });
  await handIn(page);
  expect(await done).toBe(200);
  await page.close({ runBeforeUnload: false });
  await context.unroute(push);

  const again = await context.newPage();
  await again.goto('/#at=outbox');
  await expect(again.getByText('都已上传')).toBeVisible({ timeout: 60_000 });
  await expect(again.getByText('断在半路').first()).toBeVisible();
  const cases = (await factsOf(server, 'grid')).all('case_record');
  expect(cases.filter(({ title }) => title === '断在半路')).toHaveLength(1);
});
