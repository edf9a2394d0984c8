-- Keeps place_summary right after every statement. A trigger turns the rows a statement removed and added into differences
-- per place, and one function adds them to the compound, the territory and all its ancestors. Differences rather than
-- counting again: they cost what the change costs, a bulk load stays one update per batch, and two transactions that add
-- to the same grid at the same time both count (a recount would not see the other's rows).
-- private.recount_place_summary() counts from nothing; the tests hold one against the other.

create type private.place_difference as (compound_id uuid, territory_id uuid, measure text, amount bigint);
comment on type private.place_difference is 'How much one compound (or none) and one territory gained of one column of place_summary; negative is a loss.';

-- What a row `r` of each counted table adds, to which place. The trigger and the recount read the same words.
create function private.place_terms(entity text) returns text
language sql immutable set search_path = ''
as $$
  select case entity
    when 'household' then $t$ r.compound_id, r.territory_id, m.* from rows r,
      lateral (values ('households', 1), ('residents', r.residents)) m (measure, amount) $t$
    when 'party_household' then $t$ r.compound_id, r.territory_id, m.* from rows r,
      lateral (values ('party_households', 1), ('center_households', r.is_center::int)) m (measure, amount) $t$
    when 'party_member' then $t$ r.compound_id, r.territory_id, m.* from rows r,
      lateral (values ('members_' || r.category, 1), (r.standing || '_members', 1)) m (measure, amount) $t$
    when 'case_record' then $t$ r.compound_id, r.territory_id, 'open_cases' as measure, 1 as amount from rows r
      join public.case_stage s on s.id = r.stage and not s.is_closed $t$
    when 'compound' then $t$ null::uuid as compound_id, r.territory_id, 'compounds' as measure, 1 as amount from rows r $t$
    when 'building' then $t$ r.compound_id, r.territory_id, 'buildings' as measure, 1 as amount from rows r $t$
  end
$$;
comment on function private.place_terms(text) is 'The select list and joins which turn rows (with a column sign, 1 or -1) of a counted table into differences.';

create function private.place_query(entity text, source text) returns text
language sql immutable set search_path = ''
as $$
  select format(
    'with rows as (%s), terms as (select r.sign, %s)
     select array_agg((compound_id, territory_id, measure, amount)::private.place_difference)
     from (select compound_id, territory_id, measure, sum(sign * amount) as amount from terms
           group by compound_id, territory_id, measure having sum(sign * amount) <> 0) d',
    source, private.place_terms(entity))
$$;
comment on function private.place_query(text, text) is
  'A query for what the rows of source (select 1 or -1 as sign, and all columns) add to each place; null when nothing changes. Text, because a transition table is seen only by the trigger function itself.';

create function private.add_to_place_summary(differences private.place_difference[]) returns void
language plpgsql set search_path = ''
as $$
begin
  if differences is null then
    return;
  end if;
  -- Always in the order of ids, so that two transactions cannot wait for each other.
  perform 1 from public.place_summary s
  where s.id in (
    select d.compound_id from unnest(differences) d
    union
    select unnest(t.path) from unnest(differences) d join public.territory t on t.id = d.territory_id)
  order by s.id for update;

  with spread as (
    select d.compound_id as id, d.measure, d.amount from unnest(differences) d where d.compound_id is not null
    union all
    select step.id, d.measure, d.amount
    from unnest(differences) d join public.territory t on t.id = d.territory_id cross join unnest(t.path) as step (id)
  ), net as (
    select id, jsonb_object_agg(measure, amount) as gain
    from (select id, measure, sum(amount) as amount from spread group by id, measure having sum(amount) <> 0) g
    group by id
  )
  update public.place_summary s set
    households = s.households + coalesce((n.gain ->> 'households')::int, 0),
    residents = s.residents + coalesce((n.gain ->> 'residents')::int, 0),
    party_households = s.party_households + coalesce((n.gain ->> 'party_households')::int, 0),
    center_households = s.center_households + coalesce((n.gain ->> 'center_households')::int, 0),
    members_in_service = s.members_in_service + coalesce((n.gain ->> 'members_in_service')::int, 0),
    members_retired = s.members_retired + coalesce((n.gain ->> 'members_retired')::int, 0),
    members_resident = s.members_resident + coalesce((n.gain ->> 'members_resident')::int, 0),
    members_floating = s.members_floating + coalesce((n.gain ->> 'members_floating')::int, 0),
    members_without_post = s.members_without_post + coalesce((n.gain ->> 'members_without_post')::int, 0),
    members_managed = s.members_managed + coalesce((n.gain ->> 'members_managed')::int, 0),
    formal_members = s.formal_members + coalesce((n.gain ->> 'formal_members')::int, 0),
    probationary_members = s.probationary_members + coalesce((n.gain ->> 'probationary_members')::int, 0),
    open_cases = s.open_cases + coalesce((n.gain ->> 'open_cases')::int, 0),
    compounds = s.compounds + coalesce((n.gain ->> 'compounds')::int, 0),
    buildings = s.buildings + coalesce((n.gain ->> 'buildings')::int, 0)
  from net n
  where s.id = n.id;
end
$$;
comment on function private.add_to_place_summary(private.place_difference[]) is
  'Adds differences to the compounds, the territories and all their ancestors; places whose counts stay the same are not touched.';

create function private.count_change() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  differences private.place_difference[];
begin
  execute private.place_query(tg_table_name, case tg_op
    when 'INSERT' then 'select 1 as sign, * from new_rows'
    when 'DELETE' then 'select -1 as sign, * from old_rows'
    else 'select 1 as sign, * from new_rows union all select -1, * from old_rows' end) into differences;
  perform private.add_to_place_summary(differences);
  return null;
end
$$;

create function private.recount_place_summary() returns void
language plpgsql security definer set search_path = ''
as $$
declare
  entity text;
  differences private.place_difference[];
begin
  delete from public.place_summary;
  insert into public.place_summary (id, place_kind, territory_id)
    select t.id, 'territory', t.id from public.territory t
    union all
    select c.id, 'compound', c.territory_id from public.compound c;
  foreach entity in array array['household', 'party_household', 'party_member', 'case_record', 'compound', 'building'] loop
    execute private.place_query(entity, format('select 1 as sign, * from public.%I', entity)) into differences;
    perform private.add_to_place_summary(differences);
  end loop;
end
$$;
comment on function private.recount_place_summary() is 'Counts all places from nothing. Needed when the tree changes shape or a table is truncated, and to check the triggers.';

create function private.recount_after() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.recount_place_summary();
  return null;
end
$$;

-- A place has its row of counts from its first moment to its last.
create function private.open_place() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if tg_table_name = 'territory' then
    insert into public.place_summary (id, place_kind, territory_id) values (new.id, 'territory', new.id);
  elsif tg_op = 'INSERT' then
    insert into public.place_summary (id, place_kind, territory_id) values (new.id, 'compound', new.territory_id);
  else
    update public.place_summary set territory_id = new.territory_id where id = new.id;
  end if;
  return null;
end
$$;

create function private.close_place() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  delete from public.place_summary where id = old.id;
  return old;
end
$$;

create trigger a_open_place after insert on public.territory
  for each row execute function private.open_place();
-- Before, so that the foreign key of the counts lets the territory go.
create trigger close_place before delete on public.territory
  for each row execute function private.close_place();
create trigger recount_moved after update on public.territory
  for each row when (old.parent_id is distinct from new.parent_id) execute function private.recount_after();
create trigger a_open_place after insert on public.compound
  for each row execute function private.open_place();
create trigger a_move_place after update on public.compound
  for each row when (old.territory_id is distinct from new.territory_id) execute function private.open_place();
create trigger close_place after delete on public.compound
  for each row execute function private.close_place();
create trigger recount_reopened after update on public.case_stage
  for each row when (old.is_closed is distinct from new.is_closed) execute function private.recount_after();

do $$
declare
  entity text;
begin
  foreach entity in array array['household', 'party_household', 'party_member', 'case_record', 'compound', 'building'] loop
    execute format('create trigger count_inserted after insert on public.%I referencing new table as new_rows
      for each statement execute function private.count_change()', entity);
    execute format('create trigger count_deleted after delete on public.%I referencing old table as old_rows
      for each statement execute function private.count_change()', entity);
    execute format('create trigger count_updated after update on public.%I referencing old table as old_rows new table as new_rows
      for each statement execute function private.count_change()', entity);
    execute format('create trigger recount_truncated after truncate on public.%I
      for each statement execute function private.recount_after()', entity);
  end loop;
end
$$;

revoke all on function private.place_terms(text), private.place_query(text, text),
  private.add_to_place_summary(private.place_difference[]), private.count_change(), private.recount_place_summary(),
  private.recount_after(), private.open_place(), private.close_place() from public, anon, authenticated;
