/** What a person does in the boundary editor (画网格), and where its nodes lie, by the rows of the database. */
import type { Locator } from '@playwright/test';
import type { Position } from 'geojson';
import type { Territory } from '../../src/domain/entities.ts';
import { Visitor } from './driver.ts';
import type { Facts } from './facts.ts';
import { expect } from './server.ts';

export const ZOOM = 17;

const ringsOf = ({ geom }: Territory): Position[][] =>
  geom.type === 'Polygon' ? geom.coordinates : geom.coordinates.flat();

/** A community, its grids, and a node where three of them meet. */
export interface Ground {
  readonly community: Territory;
  readonly grids: readonly Territory[];
  readonly junction: Position;
  /** The grids that meet there. */
  readonly around: readonly Territory[];
}

/** The `n`-th community that has such a node inside: each test draws on ground of its own. */
export function groundOf(facts: Facts, n: number): Ground {
  const found = facts
    .all('territory')
    .filter(({ level }) => level === 'community')
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
    .flatMap((community): Ground[] => {
      const grids = facts.all('territory').filter(({ parent_id }) => parent_id === community.id);
      const rim = new Set(ringsOf(community).flat().map(String));
      const at = new Map<string, { place: Position; around: Set<Territory> }>();
      for (const grid of grids)
        for (const place of ringsOf(grid).flat()) {
          const known = at.get(String(place)) ?? { place, around: new Set() };
          known.around.add(grid);
          at.set(String(place), known);
        }
      const junctions = [...at.values()].filter(({ place, around }) => around.size > 2 && !rim.has(String(place)));
      const [first] = junctions;
      return first ? [{ community, grids, junction: first.place, around: [...first.around] }] : [];
    });
  const ground = found[n];
  if (!ground) throw new Error(`the demo has only ${found.length} communities whose grids meet inside`);
  return ground;
}

/** Metres to the east and to the north of a place. */
export const beside = ([lon = 0, lat = 0]: Position, east: number, north: number): Position => [
  lon + east / (111_195 * Math.cos((lat * Math.PI) / 180)),
  lat + north / 111_195,
];

export class Drawer extends Visitor {
  get tool(): Locator {
    return this.page.getByRole('region', { name: '画网格' });
  }

  get parts(): Locator {
    return this.tool.getByRole('region', { name: /^各/ });
  }

  row(name: string): Locator {
    return this.parts.getByRole('button', { name: new RegExp(`^${name}`) });
  }

  async openEditor({ community, junction }: Ground): Promise<void> {
    await this.page.getByRole('navigation').getByRole('button', { name: '规划' }).click();
    await expect(this.status).toHaveAccessibleName(/已同步/, { timeout: 60_000 });
    const drawing = this.page.getByRole('button', { name: /^画网格/ });
    if ((await this.tool.count()) === 0) await drawing.click();
    await this.tool.getByRole('button', { name: new RegExp(`^${community.name}`) }).click();
    await expect(this.parts).toBeVisible();
    await this.mapIdle();
    await this.show(junction, ZOOM, 'plan');
  }

  async choose(tool: '移动' | '切分' | '合并' | '划转'): Promise<void> {
    await this.tool.getByRole('radio', { name: tool }).check({ force: true });
  }

  /** With the mouse, in some steps as a hand does it. */
  async dragTo(from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    for (let step = 1; step <= 6; step += 1)
      await this.page.mouse.move(from.x + ((to.x - from.x) * step) / 6, from.y + ((to.y - from.y) * step) / 6);
    await this.page.mouse.up();
  }

  /** Puts in force what has been drawn; the undo is let pass. */
  async finish(reason = ''): Promise<void> {
    await this.tool.getByRole('button', { name: '完成' }).click();
    const sheet = this.page.getByRole('dialog', { name: '边界立即生效' });
    if (reason) await sheet.getByLabel('调整原因').fill(reason);
    await sheet.getByRole('button', { name: '生效' }).click();
    await expect(sheet).toHaveCount(0);
  }

  async allSent(): Promise<void> {
    await expect(this.status).not.toHaveAccessibleName(/待上传/, { timeout: 40_000 });
    await expect(this.status).toHaveAccessibleName(/已同步/, { timeout: 40_000 });
  }
}
