-- 一老一小 behind each stairwell, as counts. Who plans where a canteen should stand needs to know how many households with old
-- people or children live where, and not which doors these are: the columns that tell a door stay in the sensitive half of
-- the household, the counts are a table of their own and a step of their own on the ladder of privacy.

-- As before, and one step more:
--   need         how many households behind one stairwell have old people or children
create or replace function private.my_reaches() returns setof text
language plpgsql stable security definer set search_path = ''
as $$
begin
  return query select unnest(case private.my_role()
    when 'grid_worker'     then array['everyone', 'office', 'home', 'contact', 'case', 'case_detail', 'need']
    when 'community_staff' then array['everyone', 'office', 'home', 'case', 'case_detail', 'need']
    when 'street_staff'    then array['everyone', 'office', 'home', 'case', 'case_detail', 'need']
    when 'leader'          then array['everyone', 'office', 'case']
    when 'administrator'   then array['everyone', 'office']
  end);
end
$$;

alter table public.household_contact
  add column elders smallint not null default 0 check (elders >= 0),
  add column children smallint not null default 0 check (children >= 0);
comment on column public.household_contact.elders is 'Residents of 60 years and more. Sensitive personal information.';
comment on column public.household_contact.children is 'Residents under 14. Sensitive personal information.';

alter table public.stairwell_unit add constraint stairwell_unit_territory_key unique (id, territory_id);

create table public.stairwell_need (
  id uuid primary key,
  territory_id uuid not null references public.territory (id),
  elderly int not null check (elderly >= 0),
  children int not null check (children >= 0),
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now(),
  constraint stairwell_need_any check (elderly > 0 or children > 0),
  constraint stairwell_need_stairwell_unit foreign key (id, territory_id)
    references public.stairwell_unit (id, territory_id) on update cascade on delete cascade
);
create index stairwell_need_territory_id_idx on public.stairwell_need (territory_id);
alter table public.stairwell_need enable row level security;
create policy select_duty on public.stairwell_need for select to authenticated
  using (territory_id in (select private.my_duty_ids()) and 'need' in (select private.my_reaches()));
revoke all on public.stairwell_need from anon, authenticated;
grant select on public.stairwell_need to authenticated;
comment on table public.stairwell_need is 'How many households behind one stairwell have somebody old or a child (一老一小). Written by triggers only; no row where there is none.';
comment on column public.stairwell_need.id is 'The stairwell unit''s id.';
comment on column public.stairwell_need.territory_id is 'The stairwell unit''s territory.';
comment on column public.stairwell_need.elderly is 'Households with somebody of 60 or more.';
comment on column public.stairwell_need.children is 'Households with somebody under 14.';
select private.keep_synced('public.stairwell_need', 'need');

-- Counted anew from the doors: a stairwell has a dozen, and a figure that is counted cannot drift.
create function private.count_stairwell_need(units uuid[]) returns void
language sql volatile set search_path = ''
as $$
  with counted as materialized (
    select u.id, u.territory_id, count(*) filter (where c.elders > 0) as elderly, count(*) filter (where c.children > 0) as children
    from public.stairwell_unit u
      join public.household h on h.stairwell_unit_id = u.id
      join public.household_contact c on c.id = h.id and (c.elders > 0 or c.children > 0)
    where u.id in (select distinct given.id from unnest(units) given (id))
    group by u.id
  ), gone as (
    delete from public.stairwell_need n
    where n.id in (select given.id from unnest(units) given (id)) and n.id not in (select c.id from counted c)
  )
  insert into public.stairwell_need as n (id, territory_id, elderly, children)
  select c.id, c.territory_id, c.elderly, c.children from counted c
  on conflict (id) do update set elderly = excluded.elderly, children = excluded.children
    where (n.elderly, n.children) <> (excluded.elderly, excluded.children)
$$;
comment on function private.count_stairwell_need(uuid[]) is 'Counts the households of need behind these stairwell units anew; rows whose counts stay the same are not touched.';

create function private.keep_stairwell_need() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if tg_table_name = 'household' and tg_op = 'DELETE' then
    -- their contacts have gone with them by now, and could not say where they were
    perform private.count_stairwell_need(array(select o.stairwell_unit_id from old_rows o));
  elsif tg_table_name = 'household' then
    perform private.count_stairwell_need(array(
      select unnest(array[o.stairwell_unit_id, n.stairwell_unit_id]) from old_rows o join new_rows n using (id)
      where o.stairwell_unit_id <> n.stairwell_unit_id));
  elsif tg_op = 'INSERT' then
    perform private.count_stairwell_need(array(
      select h.stairwell_unit_id from new_rows n join public.household h on h.id = n.id where n.elders > 0 or n.children > 0));
  elsif tg_op = 'UPDATE' then
    perform private.count_stairwell_need(array(
      select h.stairwell_unit_id from old_rows o join new_rows n using (id) join public.household h on h.id = n.id
      where (o.elders, o.children) <> (n.elders, n.children)));
  elsif tg_op = 'DELETE' then
    perform private.count_stairwell_need(array(select h.stairwell_unit_id from old_rows o join public.household h on h.id = o.id));
  else
    delete from public.stairwell_need;
  end if;
  return null;
end
$$;
comment on function private.keep_stairwell_need() is 'Keeps stairwell_need true to household_contact and to where its households live.';

create trigger need_inserted after insert on public.household_contact
  referencing new table as new_rows for each statement execute function private.keep_stairwell_need();
create trigger need_updated after update on public.household_contact
  referencing old table as old_rows new table as new_rows for each statement execute function private.keep_stairwell_need();
create trigger need_deleted after delete on public.household_contact
  referencing old table as old_rows for each statement execute function private.keep_stairwell_need();
create trigger need_truncated after truncate on public.household_contact
  for each statement execute function private.keep_stairwell_need();
create trigger need_moved after update on public.household
  referencing old table as old_rows new table as new_rows for each statement execute function private.keep_stairwell_need();
create trigger need_deleted after delete on public.household
  referencing old table as old_rows for each statement execute function private.keep_stairwell_need();

revoke all on function private.count_stairwell_need(uuid[]), private.keep_stairwell_need() from public, anon, authenticated;
