-- Who lives behind a door and how to call them: the grid's worker holds it offline, the office asks for it one at a time,
-- and every answer is written down.

create table public.person_view_log (
  id uuid primary key default private.uuid_v7(),
  profile_id uuid references public.profile (id) on delete set null,
  territory_id uuid not null references public.territory (id),
  subject text not null check (subject in ('household_contact')),
  subject_id uuid not null,
  viewed_at timestamptz not null default now()
);
create index person_view_log_profile_id_idx on public.person_view_log (profile_id);
create index person_view_log_territory_id_idx on public.person_view_log (territory_id);
create index person_view_log_subject_id_idx on public.person_view_log (subject_id);
alter table public.person_view_log enable row level security;
create policy select_office on public.person_view_log for select to authenticated using (
  (select private.my_role()) = 'administrator' and territory_id in (select private.my_office_ids()));
revoke all on public.person_view_log from anon, authenticated;
grant select on public.person_view_log to authenticated;
comment on table public.person_view_log is 'Who looked at a person''s data online, and when. Written by the functions that answer, read by the office''s administrator.';
comment on column public.person_view_log.id is 'UUIDv7, made here.';
comment on column public.person_view_log.profile_id is 'Who looked; null once that account is gone.';
comment on column public.person_view_log.territory_id is 'The territory of what was looked at.';
comment on column public.person_view_log.subject is 'What kind of thing was looked at: household_contact.';
comment on column public.person_view_log.subject_id is 'Its id. No foreign key: the log outlives the household.';
comment on column public.person_view_log.viewed_at is 'When.';

create function public.read_household_contact(household_id uuid) returns json
language plpgsql volatile security definer set search_path = ''
as $$
declare
  role_here text := private.my_role();
  -- Asked before the household is looked for: otherwise one that is elsewhere would take longer to refuse than none.
  duties uuid[] := array(select private.my_duty_ids());
  territory uuid;
  answer json;
begin
  if role_here is null then
    if auth.uid() is null then
      raise exception 'nobody is signed in' using errcode = 'PT401', hint = 'session_expired', detail = 'read_household_contact';
    end if;
    raise exception 'account % has no active profile', auth.uid()
      using errcode = 'PT403', hint = 'no_profile', detail = 'read_household_contact';
  end if;
  if role_here not in ('grid_worker', 'community_staff', 'street_staff') then
    raise exception 'role % may not read household contacts', role_here
      using errcode = 'PT403', hint = 'not_permitted', detail = 'read_household_contact';
  end if;
  -- One answer for "elsewhere" and for "does not exist": a stranger to the grid learns neither.
  select c.territory_id, w.body into territory, answer
  from public.household_contact c join private.wire_household_contact w on w.id = c.id
  where c.id = read_household_contact.household_id and c.territory_id = any (duties);
  if not found then
    raise exception 'household % has no contact within the caller''s duty', read_household_contact.household_id
      using errcode = 'PT404', hint = 'not_found', detail = 'household_id';
  end if;
  insert into public.person_view_log (profile_id, territory_id, subject, subject_id)
  values (auth.uid(), territory, 'household_contact', read_household_contact.household_id);
  return answer;
end
$$;
revoke all on function public.read_household_contact(uuid) from public, anon, authenticated;
grant execute on function public.read_household_contact(uuid) to authenticated;
comment on function public.read_household_contact(uuid) is
  'The contact of one household within the caller''s duty, recorded in person_view_log. PT403 not_permitted (leader, administrator), PT404 not_found (elsewhere or unknown), PT403 no_profile, PT401 session_expired.';
