/** What a person does in the place of the service circle (服务圈), and the numbers they read there. */
import type { Locator } from '@playwright/test';
import type { Position } from 'geojson';
import { Visitor } from './driver.ts';
import { expect } from './server.ts';

export type CircleTab = '覆盖' | '选址' | '方案' | '发布';

/** “连心街道 29,104 户中，10,107 户步行超过 15 分钟；老年户按老年步速，有 4,261 户超过。” */
export interface Said {
  readonly place: string;
  readonly households: number;
  readonly outside: number;
  readonly minutes: number;
  /** Null where the sentence is silent about them. */
  readonly elderlyOutside: number | null;
}

/** Walks are computed and drawn without a graphics card here; nobody waits this long on a tablet. Milliseconds. */
export const PATIENT = { timeout: 60_000 } as const;

const SENTENCE = /^(\S+) ([\d,]+) 户中，([\d,]+) 户步行超过 (\d+) 分钟(?:；老年户按老年步速，有 ([\d,]+) 户超过)?。$/;
const GAIN = /^新增 ([\d,]+) 户进入服务圈$/;

export const numberOf = (text: string | undefined): number => Number((text ?? '').replaceAll(/[^\d-]/g, ''));

export class CircleVisitor extends Visitor {
  /** The place's own panel. */
  get circle(): Locator {
    return this.page.getByRole('region', { name: '服务圈', exact: true }).last();
  }

  get sentence(): Locator {
    return this.circle.getByText(/户(?:中，|，全部在步行).*分钟/);
  }

  get gainSentence(): Locator {
    return this.circle.getByText(/^新增 [\d,]+ 户进入服务圈$|^没有住户因此进入服务圈。$/);
  }

  /** Under the map while something is put on it. */
  get placing(): Locator {
    return this.page.getByRole('group', { name: '服务圈', exact: true });
  }

  async openCircle(tab: CircleTab = '覆盖'): Promise<void> {
    await this.page.getByRole('navigation').getByRole('button', { name: '服务圈' }).click();
    // until every page of the data is here, the numbers still grow
    await expect(this.status).toHaveAccessibleName(/已同步/, PATIENT);
    await expect(this.sentence).toBeVisible(PATIENT);
    await this.mapIdle();
    if (tab !== '覆盖') await this.openTab(tab);
  }

  async openTab(tab: CircleTab): Promise<void> {
    await this.circle.getByRole('radio', { name: tab, exact: true }).check({ force: true });
  }

  /** Serves these kinds and no others. */
  async serve(...kinds: readonly string[]): Promise<void> {
    await this.circle.getByRole('button', { name: /更换$/ }).click();
    const sheet = this.page.getByRole('dialog', { name: '走到哪里' });
    for (const pressed of await sheet.locator('button[aria-pressed="true"]').all()) await pressed.click();
    for (const kind of kinds) await sheet.getByRole('button', { name: new RegExp(`^${kind} ?\\d+$`) }).click();
    await sheet.getByRole('button', { name: '看服务圈' }).click();
    await expect(sheet).toHaveCount(0);
  }

  /** The one sentence, read. Fails while it is not there. */
  async said(): Promise<Said> {
    const text = ((await this.sentence.textContent()) ?? '').replaceAll(/\s+/g, ' ').trim();
    const [, place = '', households, outside, minutes, elderly] = SENTENCE.exec(text) ?? [];
    if (place === '') throw new Error(`not the sentence: ${text}`);
    return {
      place,
      households: numberOf(households),
      outside: numberOf(outside),
      minutes: numberOf(minutes),
      elderlyOutside: elderly === undefined ? null : numberOf(elderly),
    };
  }

  /** Households outside, as the sentence has it now. */
  outside = async (): Promise<number> => (await this.said()).outside;

  /** Households that the sites bring in; `null` while nothing is said of it. */
  gain = async (): Promise<number | null> => {
    const said = await this.gainSentence.allTextContents();
    const [text] = said;
    return text === undefined ? null : numberOf(GAIN.exec(text)?.[1] ?? '0');
  };

  /** The gain, once it has stopped changing. */
  async restingGain(): Promise<number> {
    await this.mapIdle();
    let before: number | null = null;
    await expect
      .poll(async () => {
        const [was, now] = [before, await this.gain()];
        before = now;
        return now !== null && now === was;
      }, PATIENT)
      .toBe(true);
    return before ?? 0;
  }

  /** Puts a site there by a tap on the map. */
  async putSite(at: Position, zoom = 14): Promise<void> {
    await this.circle.getByRole('button', { name: '在图上加一个点' }).click();
    await this.clickAt(at, zoom, 'circle');
    await expect(this.placing).toHaveCount(0, PATIENT);
    await this.mapIdle();
  }
}
