/**
 * The demo's accounts. They are rows of the snapshot without a usable password; each data directory gives them its own at
 * the first start. Three are offered with one tap; the others are there for tests and for a second look.
 */
import type { DemoAccount } from '../../src/domain/runtime-config.ts';
import type { Role } from '../../src/domain/role.ts';
import type { Database } from './database.ts';

interface DemoPerson {
  /** Also the id of the profile; a UUIDv7 like every other id. */
  readonly id: string;
  readonly email: string;
  /** Fictional, like everybody in the town. A grid worker is the one whom the town has on duty in that grid. */
  readonly display_name: string;
  /** Null: an account to which nobody has given a role. */
  readonly role: Role | null;
  readonly oneTap: boolean;
}

export const DEMO_PEOPLE: readonly DemoPerson[] = [
  {
    id: '01900000-0000-7000-8000-00000000a001',
    email: 'grid@lianxin.example',
    display_name: '网格员',
    role: 'grid_worker',
    oneTap: true,
  },
  {
    id: '01900000-0000-7000-8000-00000000a002',
    email: 'office@lianxin.example',
    display_name: '宇文知夏',
    role: 'street_staff',
    oneTap: true,
  },
  {
    id: '01900000-0000-7000-8000-00000000a003',
    email: 'leader@lianxin.example',
    display_name: '司徒望岳',
    role: 'leader',
    oneTap: true,
  },
  {
    id: '01900000-0000-7000-8000-00000000a004',
    email: 'neighbour@lianxin.example',
    display_name: '邻格网格员',
    role: 'grid_worker',
    oneTap: false,
  },
  {
    id: '01900000-0000-7000-8000-00000000a005',
    email: 'community@lianxin.example',
    display_name: '慕容听雨',
    role: 'community_staff',
    oneTap: false,
  },
  {
    id: '01900000-0000-7000-8000-00000000a006',
    email: 'admin@lianxin.example',
    display_name: '诸葛明川',
    role: 'administrator',
    oneTap: false,
  },
  {
    id: '01900000-0000-7000-8000-00000000a007',
    email: 'nobody@lianxin.example',
    display_name: '无角色',
    role: null,
    oneTap: false,
  },
];

export const DEMO_EMAILS: readonly string[] = DEMO_PEOPLE.map((person) => person.email);

/** Duties by address: ids of territories. */
export type Duties = Readonly<Record<string, readonly string[]>>;

/** Creates the accounts with their profiles and duties; nobody can sign in with them yet. */
export async function createAccounts(db: Database, duties: Duties): Promise<void> {
  for (const { id, email, display_name, role } of DEMO_PEOPLE) {
    await db.query(
      `insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at, raw_app_meta_data, raw_user_meta_data, created_at, updated_at)
       values ($1, 'authenticated', 'authenticated', $2, '', now(), '{"provider":"email","providers":["email"]}', '{}', now(), now())`,
      [id, email],
    );
    await db.query(
      `insert into auth.identities (id, user_id, provider_id, identity_data, provider, created_at, updated_at)
       values (gen_random_uuid(), $1, $2, $3::jsonb, 'email', now(), now())`,
      [id, id, JSON.stringify({ sub: id, email })],
    );
    if (role === null) continue;
    await db.query(
      `insert into public.profile (id, display_name, role, grid_worker_id)
       select $1::uuid, coalesce(w.name, $2::text), $3::text, w.id
       from (values (1)) as one
       left join (public.grid_worker w join public.grid_worker_duty d on d.grid_worker_id = w.id)
         on $3::text = 'grid_worker' and d.territory_id::text = $4 and w.employment = 'full_time'`,
      [id, display_name, role, duties[email]?.[0] ?? null],
    );
    for (const territory of duties[email] ?? []) {
      await db.query('insert into public.profile_territory (profile_id, territory_id) values ($1, $2)', [
        id,
        territory,
      ]);
    }
  }
}

/** Whether the demo's accounts are here and have no password yet. */
export async function hasFreshAccounts(db: Database): Promise<boolean> {
  const rows = await db.query<{ fresh: boolean }>(
    "select exists (select from auth.users where encrypted_password = '' and email in (select jsonb_array_elements_text($1::jsonb))) as fresh",
    [JSON.stringify(DEMO_EMAILS)],
  );
  return rows[0]?.fresh === true;
}

/** Gives the accounts the passwords of this data directory; those that exist, that is. */
export async function setPasswords(db: Database, passwords: Readonly<Record<string, string>>): Promise<void> {
  await db.query(
    `update auth.users u
     set encrypted_password = extensions.crypt(p.password, extensions.gen_salt('bf', 8)), updated_at = now()
     from jsonb_to_recordset($1::jsonb) as p(email text, password text)
     where u.email = p.email`,
    [JSON.stringify(Object.entries(passwords).map(([email, password]) => ({ email, password })))],
  );
}

/** The one-tap accounts that exist here and answer to these passwords: a real database has none, whatever the secrets hold. */
export async function offeredAccounts(
  db: Database,
  passwords: Readonly<Record<string, string>>,
): Promise<readonly DemoAccount[]> {
  const rows = await db.query<{ email: string; display_name: string; place: string }>(
    `select u.email, f.display_name, coalesce(d.place, '') as place
     from auth.users u
     join jsonb_to_recordset($1::jsonb) as p(email text, password text) on p.email = u.email
     join public.profile f on f.id = u.id
     left join lateral (
       select concat_ws(' ', above.name, t.name) as place
       from public.profile_territory own
       join public.territory t on t.id = own.territory_id
       left join public.territory above on above.id = t.parent_id
         and (select rank from public.territory_level where id = above.level) > (select min(rank) from public.territory_level where is_office)
       where own.profile_id = f.id
       order by t.code
       limit 1
     ) d on true
     where u.encrypted_password <> '' and u.encrypted_password = extensions.crypt(p.password, u.encrypted_password)`,
    [JSON.stringify(Object.entries(passwords).map(([email, password]) => ({ email, password })))],
  );
  return DEMO_PEOPLE.flatMap(({ email, role, oneTap }) => {
    const found = rows.find((row) => row.email === email);
    const password = passwords[email];
    return oneTap && role !== null && found && password !== undefined ? [{ ...found, password, role }] : [];
  });
}
