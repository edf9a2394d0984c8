/** The real database behind our own server, asked through the app's own client (`src/data`), as community staff. */
import { connect } from '../../../../src/data/client.ts';
import { remoteOn } from '../../../../src/data/remote.ts';
import type { Account } from '../../../../src/domain/account.ts';
import type { Held, PullPage } from '../../../../src/domain/pull-page.ts';
import { applyChanges, emptyWorld } from '../../../../src/domain/world.ts';
import { memoryStorage } from '../../../fakes/memory-storage.ts';
import { openSite } from '../../../support/site.ts';
import type { ServerSide } from './server-side.ts';

interface RealServer {
  readonly side: ServerSide;
  readonly account: Account;
  /** All that this account may hold. */
  readonly held: Held;
  close(): Promise<void>;
}

const never = new AbortController().signal;

export async function openRealServer(): Promise<RealServer> {
  const site = await openSite();
  const connection = connect({
    url: site.url,
    publishableKey: site.keys.publishable_key,
    storage: memoryStorage(),
    fetch: globalThis.fetch,
  });
  const remote = remoteOn(connection);
  const account = await remote.signIn('community@lianxin.example', site.password);
  const colleague = await site.signedIn('office');
  let world = emptyWorld();
  let page: PullPage | null = null;
  do {
    page = await remote.pullPage(page?.cursor ?? null, never);
    world = applyChanges(world, page.changes);
  } while (page.more);

  return {
    account,
    held: { world, cursor: page.cursor, dataAsOf: page.serverTime },
    side: {
      push: (operations) => remote.push(account.userId, operations, never),
      putPhoto: (_id, _hash, photo) => remote.putPhoto(account.userId, photo, never),
      pullPage: (cursor) => remote.pullPage(cursor, never),
      async meddle(caseId) {
        const [row] = await site.db.query<{ version: number }>(
          'select version from public.case_record where id::text = $1',
          [caseId],
        );
        if (!row) return;
        const op = { op_id: crypto.randomUUID(), made_at: new Date().toISOString(), device: 'a colleague' };
        const args = { case_id: caseId, reason: '同事已处理' };
        const steps = ['case.register', 'case.recall', 'case.return', 'case.rework', 'case.verify_close'];
        const ops = steps.map((name) => ({
          ...op,
          op_id: crypto.randomUUID(),
          name,
          args,
          base_versions: { [caseId]: row.version },
        }));
        const { error } = await colleague.rpc('sync_push', { ops });
        if (error) throw new Error(error.message);
      },
      async counts() {
        const rows = await site.db.query<{ mark: string; n: number }>(
          `select mark, count(*)::int as n from (
             select title as mark from public.case_record
             union all select note from private.case_event where note is not null
             union all select id::text from public.photo) m group by mark`,
        );
        return new Map(rows.map(({ mark, n }) => [mark, n]));
      },
    },
    close: async () => {
      await connection.auth.stopAutoRefresh();
      await site.close();
    },
  };
}
