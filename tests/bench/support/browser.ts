/** A Chromium on our own server with its own copy of the demo, for the benches that measure what a person waits for. */
import { chromium, type Browser, type Page } from 'playwright';
import { buildAppIfStale } from '../../../supabase/local/app-build.ts';
import { silent } from '../../../supabase/local/progress.ts';
import { HEADLESS_FLAGS, requireChromium } from '../../chromium.ts';
import { newDataDir, startProcess, type Started } from '../../support/start-process.ts';

export interface BenchBrowser {
  readonly browser: Browser;
  readonly server: Started;
  close(): Promise<void>;
}

/** WebGL is drawn in software here: frame rates of a real graphics card are higher. */
export async function openBenchBrowser(): Promise<BenchBrowser> {
  const executablePath = requireChromium((text) => process.stderr.write(`${text}\n`));
  await buildAppIfStale(silent);
  const server = await startProcess(await newDataDir());
  const browser = await chromium.launch({ executablePath, args: [...HEADLESS_FLAGS] });
  return {
    browser,
    server,
    close: async () => {
      await browser.close();
      await server.stop();
      await server.remove();
    },
  };
}

export const VIEWPORT = { viewport: { width: 1280, height: 800 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' };

/**
 * Milliseconds on the page's own clock when the map first rested with the street's polygons on it, looked for frame by
 * frame. With `complete` it waits for the whole pull as well.
 */
export const whenReady = (page: Page, { complete = false } = {}): Promise<number> =>
  page.evaluate(
    (whole) =>
      new Promise<number>((done) => {
        const look = (): void => {
          const isDrawn = document.body.dataset['mapIdle'] !== undefined;
          const hasPlaces = document.querySelector('[role=tree]')?.textContent?.includes('连心街道') ?? false;
          const isComplete = !whole || /数据截至/.test(document.querySelector('header')?.textContent ?? '');
          if (isDrawn && hasPlaces && isComplete) done(performance.now());
          else requestAnimationFrame(look);
        };
        look();
      }),
    complete,
  );
