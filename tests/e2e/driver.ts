/** What a person does with the product, in the words of the product; the specs speak through this. */
import { type Locator, type Page, type Response } from '@playwright/test';
import type { Position } from 'geojson';
import { expect } from './server.ts';

const LANDSCAPE = { top: 64, right: 72, bottom: 0, left: 0 };
/** Of the whole world at zoom 0, CSS pixels. */
const WORLD = 512;

const mercator = ([lon = 0, lat = 0]: Position): [number, number] => [
  lon / 360 + 0.5,
  0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI),
];

export class Visitor {
  readonly page: Page;
  readonly #listens: boolean;
  /** Every answer of the data API so far, as text. */
  readonly #received: string[] = [];
  /** What the console complained of; a browser test ends with none. */
  readonly complaints: string[] = [];
  readonly #reading: Promise<void>[] = [];

  /** `listens`: to what the data API sends, for `payloads`. */
  constructor(page: Page, { listens = false } = {}) {
    this.page = page;
    this.#listens = listens;
    if (listens) page.on('response', (response) => this.#reading.push(this.#record(response)));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(`${message.text()} (${message.location().url})`);
    });
    page.on('pageerror', (error) => this.complaints.push(error.stack ?? error.message));
  }

  async #record(response: Response): Promise<void> {
    if (!response.url().includes('/rest/v1/')) return;
    // a page that is left while an answer arrives takes its body along
    this.#received.push(await response.text().catch((error: Error) => `unread: ${error.message}`));
  }

  /** Everything the data API has sent to this browser. */
  async payloads(): Promise<string> {
    if (!this.#listens) throw new Error('nobody listened to what was sent');
    await Promise.all(this.#reading);
    return this.#received.join('\n');
  }

  async openSignIn(): Promise<void> {
    await this.page.goto('/');
    await expect(this.page.getByRole('heading', { name: '登录', exact: true })).toBeVisible();
  }

  /** One tap on a demo account, named by its role; ready when the map has drawn and all data is here. */
  async signInAs(role: '网格员' | '街道工作人员' | '领导', hash = ''): Promise<void> {
    await this.page.goto(`/${hash}`);
    await this.page.getByRole('button', { name: role }).click();
    await this.settled();
  }

  async signInWith(email: string, password: string): Promise<void> {
    await this.page.goto('/');
    await this.page.getByLabel('邮箱').fill(email);
    await this.page.getByLabel('密码', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: '登录', exact: true }).click();
  }

  /** All data is here and the map has drawn it. */
  async settled(): Promise<void> {
    await expect(this.status).toHaveText(/数据截至|已同步|Synced|as of/i, { timeout: 60_000 });
    await this.mapIdle();
  }

  async mapIdle(): Promise<void> {
    await expect(this.page.locator('body[data-map-idle]')).toBeAttached({ timeout: 60_000 });
  }

  get status(): Locator {
    return this.page.getByRole('button', { name: /同步状态|Sync/ });
  }

  get map(): Locator {
    return this.page.getByRole('region', { name: /^(地图|Map)$/ });
  }

  get card(): Locator {
    return this.page.getByRole('region', { name: /^(详情|Details)$/ });
  }

  get list(): Locator {
    return this.page.getByRole('region', { name: /^(辖区列表|.*list.*)$/i });
  }

  /** Moves the map so that `[lon, lat]` is in the middle of what is visible, and clicks there: a click by position. */
  async clickAt([lon = 0, lat = 0]: Position, zoom: number, screen = ''): Promise<void> {
    await this.show([lon, lat], zoom, screen);
    const { x, y } = await this.middle();
    await this.page.mouse.click(x, y);
  }

  /** The middle of what is visible of the map: where the address says it is. */
  async middle(): Promise<{ x: number; y: number }> {
    const box = await this.map.boundingBox();
    if (box === null) throw new Error('the map is not on the screen');
    return {
      x: box.x + (box.width - LANDSCAPE.left - LANDSCAPE.right) / 2 + LANDSCAPE.left,
      y: box.y + (box.height - LANDSCAPE.top - LANDSCAPE.bottom) / 2 + LANDSCAPE.top,
    };
  }

  /** Where on the page a place lies while the map shows `[lon, lat]` in its middle. */
  async spotOf(place: Position, middle: Position, zoom: number): Promise<{ x: number; y: number }> {
    const [at, centre, origin] = [mercator(place), mercator(middle), await this.middle()];
    const scale = WORLD * 2 ** zoom;
    return { x: origin.x + (at[0] - centre[0]) * scale, y: origin.y + (at[1] - centre[1]) * scale };
  }

  /** Follows a link to a place, as from a chat; `screen`: the place of the rail it opens. */
  async show([lon = 0, lat = 0]: Position, zoom: number, screen = ''): Promise<void> {
    const place = `#map=${zoom}/${lat.toFixed(5)}/${lon.toFixed(5)}${screen && `&at=${screen}`}`;
    await this.page.evaluate((hash) => window.location.assign(hash), place);
    await expect.poll(() => this.centre()).toEqual([zoom, expect.closeTo(lat, 4), expect.closeTo(lon, 4)]);
    await this.mapIdle();
  }

  /** Where the address says the map is. */
  centre(): Promise<number[]> {
    return this.page.evaluate(() => {
      const place = new URLSearchParams(window.location.hash.slice(1)).get('map') ?? '';
      return place.split('/').map(Number);
    });
  }
}
