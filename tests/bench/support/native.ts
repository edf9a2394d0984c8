/** A native PostgreSQL with the demo, for the benches that say how it compares; null where none is installed. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeTemplates } from '../../support/native-templates.ts';
import { ClusterMissing, startCluster } from '../../support/postgres-cluster.ts';

export interface NativeDemo {
  readonly version: string;
  close(): Promise<void>;
}

/** `openSite` opens its sites there until `close`. */
export async function openNativeDemo(): Promise<NativeDemo | null> {
  try {
    const served = await mkdtemp(join(tmpdir(), 'lianxin-served-'));
    const cluster = await startCluster();
    const say = (text: string) => void process.stderr.write(`${text}\n`);
    await makeTemplates(cluster.url, served, say);
    process.env['TEST_DATABASE_URL'] = cluster.url;
    return {
      version: cluster.version,
      close: async () => {
        delete process.env['TEST_DATABASE_URL'];
        await cluster.remove();
        await rm(served, { recursive: true, force: true });
      },
    };
  } catch (error) {
    if (!(error instanceof ClusterMissing)) throw error;
    process.stderr.write(`${error.message}\n`);
    return null;
  }
}
