-- Who is asking, and which territories that lets them see. All policies are written with these sets, asked once per
-- statement (`territory_id in (select private.my_office_ids())`); a function called per row is 30 times slower.
--
-- They read profile and territory, which have policies of their own: security definer keeps the policies from recursing.
-- plpgsql rather than sql, because PostgreSQL 15 plans a sql function anew at each call; and because its bodies may
-- name tables that the next migrations create.

create function private.my_role() returns text
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (select p.role from public.profile p where p.id = auth.uid() and p.active);
end
$$;
comment on function private.my_role() is 'The caller''s role, or null: not signed in, no profile, or a profile switched off.';

-- The ladder of privacy, as one table of who may hold what. A reach is what a kind of row is about:
--   everyone     the lists every signed-in person needs (levels, tiers, classes, stages)
--   office       structure: places, organisations, workers, stations, counts
--   home         who lives behind a door, without name and number
--   contact      name and number behind a door
--   case         where a case is and how urgent
--   case_detail  who reported it and what they wrote
create function private.my_reaches() returns setof text
language plpgsql stable security definer set search_path = ''
as $$
begin
  return query select unnest(case private.my_role()
    when 'grid_worker'     then array['everyone', 'office', 'home', 'contact', 'case', 'case_detail']
    when 'community_staff' then array['everyone', 'office', 'home', 'case', 'case_detail']
    when 'street_staff'    then array['everyone', 'office', 'home', 'case', 'case_detail']
    when 'leader'          then array['everyone', 'office', 'case']
    when 'administrator'   then array['everyone', 'office']
  end);
end
$$;
comment on function private.my_reaches() is 'The kinds of row the caller''s role may hold; empty for a stranger. See supabase/README.md.';

create function private.my_duty_ids() returns setof uuid
language plpgsql stable security definer rows 50 set search_path = ''
as $$
begin
  return query
    select t.id from public.territory t
    where t.path && (
      select array_agg(d.territory_id) from public.profile_territory d
      join public.profile p on p.id = d.profile_id and p.active
      where d.profile_id = auth.uid());
end
$$;
comment on function private.my_duty_ids() is 'Territories at or under the caller''s duties. Personal rows are read inside these only.';

create function private.my_root_ids() returns setof uuid
language plpgsql stable security definer rows 5 set search_path = ''
as $$
begin
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
comment on function private.my_root_ids() is
  'The tops of what the caller may see as structure: the office (street, town) above each duty, or the duty itself where no office stands above it.';

create function private.my_office_ids() returns setof uuid
language plpgsql stable security definer rows 50 set search_path = ''
as $$
declare
  roots uuid[] := array(select private.my_root_ids());
begin
  return query
    select t.id from public.territory t where t.path && roots
    union
    select unnest(t.path) from public.territory t where t.id = any (roots);
end
$$;
comment on function private.my_office_ids() is
  'Territories of the caller''s office and everything under it, with the ancestors of the office. Structure is read inside these.';

create function private.my_office_profile_ids() returns setof uuid
language plpgsql stable security definer rows 50 set search_path = ''
as $$
begin
  if private.my_role() is distinct from 'administrator' then
    return;
  end if;
  return query
    select distinct d.profile_id from public.profile_territory d
    join public.territory t on t.id = d.territory_id
    where t.path && array(select private.my_root_ids());
end
$$;
comment on function private.my_office_profile_ids() is 'For an administrator the profiles with a duty in their office; empty for everybody else.';

revoke all on function private.my_role(), private.my_reaches(), private.my_duty_ids(), private.my_root_ids(),
  private.my_office_ids(), private.my_office_profile_ids() from public, anon, authenticated;
grant execute on function private.my_role(), private.my_reaches(), private.my_duty_ids(), private.my_office_ids(),
  private.my_office_profile_ids() to authenticated;
