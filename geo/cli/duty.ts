/**
 * Who may see what was just imported. A new street is nobody's until somebody has the duty; in the demo the office's and
 * the leader's accounts get it, so that the import is seen at the next sign-in. A real database is asked for accounts.
 */
import type { Database } from '../../supabase/local/database.ts';
import { refuse } from '../formats/problem.ts';

const DEMO_ACCOUNTS = ['office@lianxin.example', 'leader@lianxin.example'] as const;

export interface DutyGiven {
  readonly account: string;
  /** The account answered for the territory, or one above it, before. */
  readonly covered: boolean;
}

/** Gives the duty over a territory. `accounts` null: to the demo's accounts when all of them are here and `isNew`, else to nobody. */
export async function giveDuty(
  tx: Database,
  territory: string,
  accounts: readonly string[] | null,
  isNew: boolean,
): Promise<DutyGiven[]> {
  const wanted: readonly string[] = accounts ?? (isNew ? DEMO_ACCOUNTS : []);
  const known = await tx.query<{ id: string; email: string; covered: boolean }>(
    `select p.id, lower(u.email) as email, exists (
       select from public.profile_territory d join public.territory t on t.id = $1 and t.path @> array[d.territory_id]
       where d.profile_id = p.id) as covered
     from auth.users u join public.profile p on p.id = u.id
     where lower(u.email) in (select lower(jsonb_array_elements_text($2::jsonb)))`,
    [territory, JSON.stringify(wanted)],
  );
  const missing = wanted.find((account) => !known.some(({ email }) => email === account.toLowerCase()));
  if (missing !== undefined) {
    if (accounts === null) return [];
    throw refuse('account_unknown', { account: missing });
  }
  for (const { id, covered } of known) {
    if (!covered)
      await tx.query('insert into public.profile_territory (profile_id, territory_id) values ($1, $2)', [
        id,
        territory,
      ]);
  }
  return known
    .map(({ email, covered }) => ({ account: email, covered }))
    .sort((a, b) => (a.account < b.account ? -1 : 1));
}
