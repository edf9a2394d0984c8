/** What a person does in the place of planning (规划): opens a tool, and takes files out of it. */
import type { Download, Locator } from '@playwright/test';
import type { Started } from '../support/start-process.ts';
import { Visitor } from './driver.ts';
import { expect } from './server.ts';
import { DemoSession } from './demo-session.ts';

/** Nobody waits this long on a tablet; a machine that draws in software beside other work may. Milliseconds. */
export const PATIENT = { timeout: 180_000 } as const;

export class PlanVisitor extends Visitor {
  /** All data is here. What is done with lists and files need not wait until the map has drawn it. */
  override async settled(): Promise<void> {
    await expect(this.status).toHaveText(/数据截至|已同步/, PATIENT);
  }

  /** The tool that is open. */
  tool(name: string): Locator {
    return this.page.getByRole('region', { name, exact: true }).last();
  }

  async openTool(name: string): Promise<Locator> {
    await this.page
      .getByRole('link', { name: '规划' })
      .or(this.page.getByRole('button', { name: '规划' }))
      .first()
      .click();
    await this.page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
    await expect(this.page.getByRole('heading', { name, exact: true, level: 2 })).toBeVisible(PATIENT);
    return this.tool(name);
  }

  /** Chooses content and format, and takes the file. */
  async take(content: RegExp, format: RegExp): Promise<Taken> {
    await this.page.getByRole('radio', { name: content }).check();
    await this.page.getByRole('radio', { name: format }).check();
    const [download] = await Promise.all([
      this.page.waitForEvent('download', PATIENT),
      this.page.getByRole('button', { name: /^导出 [\d,]+ 条/ }).click(),
    ]);
    return { name: download.suggestedFilename(), bytes: await bytesOf(download) };
  }

  /** Nothing waits on this device any more. */
  async allSent(): Promise<void> {
    await expect(this.status).not.toHaveText(/待上传/, PATIENT);
  }
}

export interface Taken {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export async function bytesOf(download: Download): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return new Uint8Array(Buffer.concat(chunks));
}

interface Logged {
  readonly content: string;
  readonly format: string;
  readonly row_count: number;
  readonly file_name: string;
}

/** The office's log of exports, as its administrator reads it. */
export async function exportLog(server: Started): Promise<readonly Logged[]> {
  const session = await DemoSession.open(server, 'admin');
  const path = '/rest/v1/export_log?select=content,format,row_count,file_name&order=id';
  return (await session.get(path)) as Logged[];
}
