-- The devices people work on, and the wall against a lost one. A device says at each contact who it is; the database
-- remembers which sessions came from it. Once it is revoked these sessions are refused by the functions that everything
-- asks for the caller's role and scope, so that no table, pull, push or function forgets to.
--
-- A session is what the token calls `session_id`, on a hosted project as on the embedded backend. It lives as long as its
-- refresh tokens do, so a revoked device cannot renew itself out of it; signing in anew takes the password.

create table public.device (
  id uuid primary key,
  profile_id uuid not null references public.profile (id) on delete cascade,
  territory_id uuid not null references public.territory (id),
  name text not null check (length(name) between 1 and 60),
  platform text not null check (length(platform) between 1 and 60),
  waiting int not null default 0 check (waiting >= 0),
  registered_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  revoked_at timestamptz,
  revoked_by uuid references public.profile (id) on delete set null,
  wiped_at timestamptz,
  check ((revoked_by is null and wiped_at is null) or revoked_at is not null)
);
create index device_profile_id_idx on public.device (profile_id);
create index device_territory_id_idx on public.device (territory_id);
create index device_revoked_by_idx on public.device (revoked_by);
alter table public.device enable row level security;
create policy select_duty on public.device for select to authenticated using (
  (select private.my_role()) in ('street_staff', 'administrator') and territory_id in (select private.my_duty_ids()));
revoke all on public.device from anon, authenticated;
grant select on public.device to authenticated;
comment on table public.device is 'A person''s tablet, phone or browser. Not part of a pull: when it was last seen is true online only, and no concern of other devices.';
comment on column public.device.id is 'Minted on the device, one per person on it.';
comment on column public.device.profile_id is 'Whose it is; a shared tablet is one row for each of its people.';
comment on column public.device.territory_id is 'The largest of its person''s duties at the last contact: who may revoke it follows from this.';
comment on column public.device.name is 'What its person calls it.';
comment on column public.device.platform is 'Kind of device and browser, as it tells.';
comment on column public.device.waiting is 'Operations it had not sent yet at the last contact: what a revocation would lose.';
comment on column public.device.registered_at is 'First contact.';
comment on column public.device.last_seen_at is 'Last contact, to a few minutes.';
comment on column public.device.revoked_at is 'When it was revoked; null while it is trusted. Never taken back: the person signs in anew, and the device registers anew.';
comment on column public.device.revoked_by is 'Who revoked it.';
comment on column public.device.wiped_at is 'When it told that it had removed everything; null as long as nobody knows.';

create table private.device_session (
  session_id uuid not null,
  device_id uuid not null references public.device (id) on delete cascade,
  primary key (session_id, device_id)
);
create index device_session_device_id_idx on private.device_session (device_id);
alter table private.device_session enable row level security;
revoke all on private.device_session from public, anon, authenticated;
comment on table private.device_session is 'Sessions and the devices they said they come from. One that named a revoked device once is refused, whatever it says later.';
comment on column private.device_session.session_id is 'session_id of the token. No foreign key: where sessions are kept differs.';
comment on column private.device_session.device_id is 'The device.';

create function private.my_session() returns uuid
language plpgsql stable set search_path = ''
as $$
declare
  session text := nullif(current_setting('request.jwt.claims', true), '')::json ->> 'session_id';
begin
  return case when private.is_uuid(session) then session::uuid end;
end
$$;
comment on function private.my_session() is 'The session of the request, or null where the token names none.';

create function private.refuse_revoked() returns void
language plpgsql stable security definer set search_path = ''
as $$
begin
  if exists (
    select from private.device_session s join public.device d on d.id = s.device_id
    where s.session_id = private.my_session() and d.revoked_at is not null
  ) then
    raise exception 'this device has been revoked' using errcode = 'PT403', hint = 'device_revoked';
  end if;
end
$$;
comment on function private.refuse_revoked() is
  'Raises PT403 device_revoked when the request comes from a revoked device. Called by every function that says who the caller is.';

create or replace function private.my_role() returns text
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.refuse_revoked();
  return (select p.role from public.profile p where p.id = auth.uid() and p.active);
end
$$;
comment on function private.my_role() is
  'The caller''s role, or null: not signed in, no profile, or a profile switched off. A revoked device gets PT403 device_revoked.';

create or replace function private.my_duty_ids() returns setof uuid
language plpgsql stable security definer rows 50 set search_path = ''
as $$
begin
  perform private.refuse_revoked();
  return query
    select t.id from public.territory t
    where t.path && (
      select array_agg(d.territory_id) from public.profile_territory d
      join public.profile p on p.id = d.profile_id and p.active
      where d.profile_id = auth.uid());
end
$$;

create or replace function private.my_root_ids() returns setof uuid
language plpgsql stable security definer rows 5 set search_path = ''
as $$
begin
  perform private.refuse_revoked();
  return query
    select distinct coalesce(
      (select o.id from unnest(t.path) with ordinality as step(id, depth)
        join public.territory o on o.id = step.id
        join public.territory_level l on l.id = o.level and l.is_office
        order by step.depth desc limit 1),
      t.id)
    from public.profile_territory d
    join public.profile p on p.id = d.profile_id and p.active
    join public.territory t on t.id = d.territory_id
    where d.profile_id = auth.uid();
end
$$;

create or replace function private.my_fingerprint() returns text
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.refuse_revoked();
  return (
    select md5(concat_ws('|', p.id, p.role, s.tree_epoch,
      (select string_agg(d.territory_id::text, ',' order by d.territory_id)
        from public.profile_territory d where d.profile_id = p.id)))
    from public.profile p, private.sync_state s
    where p.id = auth.uid() and p.active);
end
$$;

-- The one policy that knew the caller without asking any of these.
drop policy select_own on public.profile;
create policy select_own on public.profile for select to authenticated
  using ((id = (select auth.uid()) and active and (select private.my_role()) is not null)
    or id in (select private.my_office_profile_ids()));

revoke all on function private.my_session(), private.refuse_revoked() from public, anon, authenticated;
