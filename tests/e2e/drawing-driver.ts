/** What a person does when they draw lines, compounds and stations on the map, and the numbers they read under it. */
import type { Locator } from '@playwright/test';
import type { Position } from 'geojson';
import { Visitor } from './driver.ts';
import { expect } from './server.ts';

/** Drawn without a graphics card; nobody waits this long on a tablet. Milliseconds. */
export const PATIENT = { timeout: 60_000 } as const;

export const metresIn = (text: string | null): number =>
  Number(/([\d,]+) 米/.exec(text ?? '')?.[1]?.replaceAll(',', ''));

export class DrawingVisitor extends Visitor {
  /** Under the map while something is drawn. */
  get bar(): Locator {
    return this.page.getByRole('group', { name: '地图绘制', exact: true });
  }

  get tool(): Locator {
    return this.page.getByRole('region', { name: /^(责任区|画网格)$/ });
  }

  async openTool(name: '责任区' | '画网格'): Promise<void> {
    await this.page.getByRole('navigation').getByRole('button', { name: '规划' }).click();
    await expect(this.status).toHaveAccessibleName(/已同步/, PATIENT);
    await this.page.getByRole('button', { name }).first().click();
  }

  button(name: string): Locator {
    return this.bar.getByRole('button', { name, exact: true });
  }

  /** Taps a place on the map, which moves there first. */
  async put(at: Position, zoom: number): Promise<void> {
    await this.clickAt(at, zoom, 'plan');
  }

  /** The same with a finger. */
  async tap(at: Position, zoom: number): Promise<void> {
    await this.show(at, zoom, 'plan');
    const { x, y } = await this.middle();
    await this.page.touchscreen.tap(x, y);
  }

  metres = async (): Promise<number> => metresIn(await this.bar.locator('p').first().textContent());
}
