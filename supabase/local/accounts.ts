/**
 * The demo's accounts. They are rows of the snapshot without a usable password; each data directory gives them its own at
 * the first start. Three are offered with one tap; the others are there for tests and for a second look.
 */
import type { Role } from '../../src/domain/role.ts';
import type { Database } from './database.ts';

interface DemoPerson {
  /** Also the id of the profile; a UUIDv7 like every other id. */
  readonly id: string;
  readonly email: string;
  readonly display_name: string;
  /** Null: an account to which nobody has given a role. */
  readonly role: Role | null;
  readonly oneTap: boolean;
}

export const DEMO_PEOPLE: readonly DemoPerson[] = [
  {
    id: '01900000-0000-7000-8000-00000000a001',
    email: 'grid@lianxin.example',
    display_name: '网格员（演示）',
    role: 'grid_worker',
    oneTap: true,
  },
  {
    id: '01900000-0000-7000-8000-00000000a002',
    email: 'office@lianxin.example',
    display_name: '街道办事员（演示）',
    role: 'street_staff',
    oneTap: true,
  },
  {
    id: '01900000-0000-7000-8000-00000000a003',
    email: 'leader@lianxin.example',
    display_name: '领导（演示）',
    role: 'leader',
    oneTap: true,
  },
  {
    id: '01900000-0000-7000-8000-00000000a004',
    email: 'neighbour@lianxin.example',
    display_name: '邻格网格员（演示）',
    role: 'grid_worker',
    oneTap: false,
  },
  {
    id: '01900000-0000-7000-8000-00000000a005',
    email: 'community@lianxin.example',
    display_name: '社区工作者（演示）',
    role: 'community_staff',
    oneTap: false,
  },
  {
    id: '01900000-0000-7000-8000-00000000a006',
    email: 'admin@lianxin.example',
    display_name: '管理员（演示）',
    role: 'administrator',
    oneTap: false,
  },
  {
    id: '01900000-0000-7000-8000-00000000a007',
    email: 'nobody@lianxin.example',
    display_name: '无角色（演示）',
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
    await db.query('insert into public.profile (id, display_name, role) values ($1, $2, $3)', [id, display_name, role]);
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

/** The addresses that exist here and answer to these passwords: a real database has none, whatever the secrets hold. */
export async function workingAccounts(db: Database, passwords: Readonly<Record<string, string>>): Promise<Set<string>> {
  const rows = await db.query<{ email: string }>(
    `select u.email
     from auth.users u
     join jsonb_to_recordset($1::jsonb) as p(email text, password text) on p.email = u.email
     where u.encrypted_password <> '' and u.encrypted_password = extensions.crypt(p.password, u.encrypted_password)`,
    [JSON.stringify(Object.entries(passwords).map(([email, password]) => ({ email, password })))],
  );
  return new Set(rows.map((row) => row.email));
}
