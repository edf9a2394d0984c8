-- The steps of each kind of ledger. A row that is known is found by its natural key and only told what the file says: a blank
-- cell never empties anything. What fits two rows is told (ambiguous_match), never decided here.
--   household         stairwell unit + door; with it the contact, where the file says anything of it
--   party_household   household
--   party_member      organisation + name + household; a home is filled in where none was known, and never changed: a namesake at
--                     another door may be another person (same_name_elsewhere)
--   grid_worker       name + telephone + a territory they answer for, else name + telephone, else name + territory; duties are added, never taken away
--   resident_unit, service_station   name, within the duty

create function private.bare_row(row_given jsonb) returns jsonb
language sql immutable set search_path = ''
as $$ select row_given - '{id,version,change_xid,updated_at,area_m2,path}'::text[] $$;
comment on function private.bare_row(jsonb) is 'A row without its id and what triggers stamp.';

create function private.given_values(body jsonb, fields text[]) returns jsonb
language sql immutable set search_path = ''
as $$ select coalesce(jsonb_object_agg(e.key, e.value), '{}') from jsonb_each(body) e where e.key = any (fields) $$;
comment on function private.given_values(jsonb, text[]) is 'What a row says of these fields.';

create function private.plan_household(duties uuid[]) returns void
language plpgsql volatile set search_path = ''
as $$
begin
  insert into pg_temp.import_problem (row, field, code, detail)
  select g.row, 'door', 'duplicate_in_file', jsonb_build_object('other', g.first) from (
    select i.row, min(i.row) over (partition by i.body ->> 'stairwell_unit_id', i.body ->> 'door') as first from pg_temp.import_given i) g
  where g.row <> g.first;
  insert into pg_temp.import_problem (row, field, code)
  select g.row, 'door', 'ambiguous_match' from pg_temp.import_given g
    join public.household h on h.stairwell_unit_id = (g.body ->> 'stairwell_unit_id')::uuid and h.door = g.body ->> 'door'
  group by g.row having count(*) > 1;
  perform private.leave_out_faulty();
  insert into pg_temp.import_problem (row, field, code)
  select g.row, 'head_name', 'required' from pg_temp.import_given g
    left join public.household h on h.stairwell_unit_id = (g.body ->> 'stairwell_unit_id')::uuid and h.door = g.body ->> 'door'
  where g.body ?| '{phone,care,elders,children}' and not g.body ? 'head_name'
    and not exists (select from public.household_contact c where c.id = h.id);
  perform private.leave_out_faulty();

  insert into pg_temp.import_step (row, entity, id, seen, before, after)
  select g.row, 'household', coalesce(h.id, private.uuid_v7()), h.version, private.bare_row(to_jsonb(h)),
    case when h.id is not null then private.given_values(g.body, '{floor,residents}')
      else jsonb_build_object('stairwell_unit_id', u.id, 'building_id', u.building_id, 'compound_id', b.compound_id, 'territory_id', u.territory_id,
        'door', g.body ->> 'door', 'residents', coalesce((g.body ->> 'residents')::int, (g.body ? 'head_name')::int),
        'floor', coalesce((g.body ->> 'floor')::int,
          case when g.body ->> 'door' ~ '^[0-9]{3,4}$' then left(g.body ->> 'door', -2)::int else 1 end)) end
  from pg_temp.import_given g
    join public.stairwell_unit u on u.id = (g.body ->> 'stairwell_unit_id')::uuid
    join public.building b on b.id = u.building_id
    left join public.household h on h.stairwell_unit_id = u.id and h.door = g.body ->> 'door';
  insert into pg_temp.import_step (row, entity, id, seen, before, after)
  select g.row, 'household_contact', s.id, c.version, private.bare_row(to_jsonb(c)),
    case when c.id is not null then private.given_values(g.body, '{head_name,phone,care,elders,children}')
      else jsonb_build_object('territory_id', coalesce(s.after ->> 'territory_id', s.before ->> 'territory_id'), 'head_name', g.body ->> 'head_name',
        'phone', g.body ->> 'phone', 'care', coalesce(g.body -> 'care', '[]'), 'elders', coalesce((g.body ->> 'elders')::int, 0),
        'children', coalesce((g.body ->> 'children')::int, 0)) end
  from pg_temp.import_given g join pg_temp.import_step s on s.row = g.row left join public.household_contact c on c.id = s.id
  where g.body ?| '{head_name,phone,care,elders,children}';
end
$$;

create function private.plan_party_household(duties uuid[]) returns void
language plpgsql volatile set search_path = ''
as $$
begin
  insert into pg_temp.import_problem (row, field, code, detail)
  select g.row, 'household_id', 'duplicate_in_file', jsonb_build_object('other', g.first) from (
    select i.row, min(i.row) over (partition by i.body ->> 'household_id') as first from pg_temp.import_given i) g
  where g.row <> g.first;
  perform private.leave_out_faulty();
  insert into pg_temp.import_step (row, entity, id, seen, before, after)
  select g.row, 'party_household', coalesce(p.id, private.uuid_v7()), p.version, private.bare_row(to_jsonb(p)),
    case when p.id is not null then private.given_values(g.body, '{is_center,plaque_status,plaque_no,mounted_on}')
      else jsonb_build_object('household_id', h.id, 'territory_id', h.territory_id, 'is_center', coalesce((g.body ->> 'is_center')::boolean, false),
        'plaque_status', coalesce(g.body ->> 'plaque_status', case when g.body ?| '{plaque_no,mounted_on}' then 'mounted' else 'none' end),
        'plaque_no', g.body ->> 'plaque_no', 'mounted_on', g.body ->> 'mounted_on') end
  from pg_temp.import_given g join public.household h on h.id = (g.body ->> 'household_id')::uuid
    left join public.party_household p on p.household_id = h.id;
end
$$;

create function private.plan_party_member(duties uuid[]) returns void
language plpgsql volatile set search_path = ''
as $$
begin
  -- Two rows without a home, or at the same one, or one of each, cannot be told apart.
  insert into pg_temp.import_problem (row, field, code, detail)
  select b.row, 'name', 'duplicate_in_file', jsonb_build_object('other', min(a.row))
  from pg_temp.import_given a join pg_temp.import_given b on a.row < b.row and a.body ->> 'name' = b.body ->> 'name'
    and a.body ->> 'party_org_id' = b.body ->> 'party_org_id'
    and (a.body ->> 'household_id' is null or b.body ->> 'household_id' is null or a.body ->> 'household_id' = b.body ->> 'household_id')
  group by b.row;
  perform private.leave_out_faulty();

  drop table if exists pg_temp.import_member;
  create temp table import_member on commit drop as
    with candidate as (
      select g.row, m.id, case
          when m.household_id is not distinct from g.household then 1
          when m.household_id is null or g.household is null then 2
          else 3 end as nearness
      from (select i.row, i.body ->> 'name' as name, (i.body ->> 'party_org_id')::uuid as org, (i.body ->> 'household_id')::uuid as household
            from pg_temp.import_given i) g
        join public.party_member m on m.party_org_id = g.org and m.name = g.name and m.territory_id = any (duties)
    ), nearest as (
      select c.row, c.id, c.nearness, count(*) over (partition by c.row, c.nearness) as alike,
        min(c.nearness) over (partition by c.row) as best
      from candidate c
    )
    select n.row, n.id, n.nearness, n.alike from nearest n where n.nearness = n.best;
  insert into pg_temp.import_problem (row, field, code)
  select distinct m.row, 'name', case when m.nearness = 3 then 'same_name_elsewhere' else 'ambiguous_match' end
  from pg_temp.import_member m where m.nearness = 3 or m.alike > 1;
  insert into pg_temp.import_problem (row, field, code, detail)
  select m.row, 'name', 'duplicate_in_file', jsonb_build_object('other', m.first) from (
    select i.row, min(i.row) over (partition by i.id) as first from pg_temp.import_member i where i.nearness < 3 and i.alike = 1) m
  where m.row <> m.first;
  perform private.leave_out_faulty();

  -- Where the home is: the household, else the compound, else where the organisation is.
  insert into pg_temp.import_problem (row, field, code)
  select g.row, 'household_id', 'outside_duty' from pg_temp.import_given g join public.party_org o on o.id = (g.body ->> 'party_org_id')::uuid
  where not g.body ?| '{household_id,compound_id}' and o.territory_id <> all (duties)
    and not exists (select from pg_temp.import_member m where m.row = g.row);
  perform private.leave_out_faulty();
  insert into pg_temp.import_step (row, entity, id, seen, before, after)
  select g.row, 'party_member', coalesce(m.id, private.uuid_v7()), m.version, private.bare_row(to_jsonb(m)),
    case when m.id is not null then private.given_values(g.body, '{category,standing,household_id,compound_id,resident_unit_id,checked_in_on}')
        || case when h.id is not null then jsonb_build_object('territory_id', h.territory_id, 'compound_id', h.compound_id) else '{}' end
      else jsonb_build_object('territory_id', coalesce(h.territory_id, c.territory_id, o.territory_id), 'name', g.body ->> 'name',
        'category', g.body ->> 'category', 'standing', coalesce(g.body ->> 'standing', 'formal'), 'party_org_id', o.id,
        'compound_id', coalesce(h.compound_id, c.id), 'household_id', h.id, 'resident_unit_id', g.body ->> 'resident_unit_id',
        'checked_in_on', g.body ->> 'checked_in_on') end
  from pg_temp.import_given g join public.party_org o on o.id = (g.body ->> 'party_org_id')::uuid
    left join public.household h on h.id = (g.body ->> 'household_id')::uuid
    left join public.compound c on c.id = (g.body ->> 'compound_id')::uuid
    left join pg_temp.import_member f on f.row = g.row
    left join public.party_member m on m.id = f.id;
end
$$;

create function private.plan_grid_worker(duties uuid[]) returns void
language plpgsql volatile set search_path = ''
as $$
begin
  -- A worker may stand on several lines, one for each grid: lines of one name and number are one worker.
  drop table if exists pg_temp.import_person, pg_temp.import_worker;
  create temp table import_person on commit drop as
    select g.row, min(g.row) over (partition by g.body ->> 'name', regexp_replace(g.body ->> 'phone', '\D', '', 'g')) as first,
      g.body ->> 'name' as name, regexp_replace(g.body ->> 'phone', '\D', '', 'g') as digits,
      array(select v::uuid from jsonb_array_elements_text(g.body -> 'territory_ids') v) as territories
    from pg_temp.import_given g;
  create temp table import_worker on commit drop as
    with candidate as (
      select p.first, w.id, min(case when not k.is_number then 3 when k.is_here then 1 else 2 end) as nearness
      from pg_temp.import_person p join public.grid_worker w on w.name = p.name and w.territory_id = any (duties)
        cross join lateral (select regexp_replace(w.phone, '\D', '', 'g') = p.digits as is_number, w.territory_id = any (p.territories)
          or exists (select from public.grid_worker_duty d where d.grid_worker_id = w.id and d.territory_id = any (p.territories)) as is_here) k
      where k.is_number or k.is_here
      group by p.first, w.id
    )
    select n.first, n.id, count(*) over (partition by n.first) as alike from (
      select c.*, min(c.nearness) over (partition by c.first) as best from candidate c) n
    where n.nearness = n.best;
  insert into pg_temp.import_problem (row, field, code)
  select distinct p.row, 'name', 'ambiguous_match' from pg_temp.import_person p join pg_temp.import_worker w on w.first = p.first where w.alike > 1;
  insert into pg_temp.import_problem (row, field, code, detail)
  select p.row, 'name', 'duplicate_in_file', jsonb_build_object('other', w.earliest)
  from pg_temp.import_person p join (
    select i.first, min(i.first) over (partition by i.id) as earliest from pg_temp.import_worker i where i.alike = 1) w on w.first = p.first
  where w.first <> w.earliest;
  perform private.leave_out_faulty();

  insert into pg_temp.import_step (row, entity, id, seen, before, after)
  select g.row, 'grid_worker', coalesce(w.id, private.uuid_v7()), w.version, private.bare_row(to_jsonb(w)),
    case when w.id is not null then private.given_values(g.body, '{phone,employment}')
      else jsonb_build_object('territory_id', p.territories[1], 'name', g.body ->> 'name', 'phone', g.body ->> 'phone',
        'employment', coalesce(g.body ->> 'employment', 'full_time')) end
  from pg_temp.import_given g join pg_temp.import_person p on p.row = g.row and p.first = p.row
    left join pg_temp.import_worker f on f.first = p.row left join public.grid_worker w on w.id = f.id;
  insert into pg_temp.import_step (row, entity, id, after)
  select d.row, 'grid_worker_duty', private.uuid_v7(), jsonb_build_object('grid_worker_id', d.worker, 'territory_id', d.territory)
  from (
    select min(p.row) as row, s.id as worker, t.id as territory
    from pg_temp.import_person p join pg_temp.import_given g on g.row = p.row
      join pg_temp.import_step s on s.row = p.first and s.entity = 'grid_worker' cross join unnest(p.territories) t (id)
    group by s.id, t.id
  ) d
  where not exists (select from public.grid_worker_duty k where k.grid_worker_id = d.worker and k.territory_id = d.territory);
end
$$;

-- Units and stations: found by name, put where their point or the named territory is.
create function private.plan_place(entity text, duties uuid[]) returns void
language plpgsql volatile set search_path = ''
as $$
begin
  insert into pg_temp.import_problem (row, field, code, detail)
  select g.row, 'name', 'duplicate_in_file', jsonb_build_object('other', g.first) from (
    select i.row, min(i.row) over (partition by i.body ->> 'name') as first from pg_temp.import_given i) g
  where g.row <> g.first;
  perform private.leave_out_faulty();
  drop table if exists pg_temp.import_place;
  execute format($q$
    create temp table import_place on commit drop as
    select g.row, g.body, p.geom, w.territory_id as lies_in, k.id, k.version, count(k.id) over (partition by g.row) as alike,
      private.bare_row(to_jsonb(k)) || jsonb_build_object('geom', k.geom::text) as before
    from pg_temp.import_given g
      cross join lateral (select private.import_point(g.body) as geom) p
      cross join lateral (select (
        select t.id from public.territory t join public.territory_level l on l.id = t.level
        where t.id = any ($1) and extensions.st_covers(t.geom, p.geom) order by l.rank desc, t.code limit 1) as territory_id) w
      left join public.%I k on k.name = g.body ->> 'name' and k.territory_id = any ($1) $q$, entity) using duties;
  insert into pg_temp.import_problem (row, field, code)
  select distinct p.row, case when p.alike > 1 then 'name' else 'geom' end,
    case when p.alike > 1 then 'ambiguous_match' when p.geom is not null then 'outside_duty' else 'required' end
  from pg_temp.import_place p
  where p.alike > 1 or (p.geom is not null and p.lies_in is null)
    or (p.geom is null and p.id is null and (entity = 'service_station' or not p.body ? 'territory_id'));
  perform private.leave_out_faulty();
end
$$;
comment on function private.plan_place(text, uuid[]) is 'Fills pg_temp.import_place with what is given, where it lies and which row of this name is known.';

create function private.plan_resident_unit(duties uuid[]) returns void
language plpgsql volatile set search_path = ''
as $$
begin
  perform private.plan_place('resident_unit', duties);
  insert into pg_temp.import_step (row, entity, id, seen, before, after)
  select p.row, 'resident_unit', coalesce(p.id, private.uuid_v7()), p.version, case when p.id is not null then p.before end,
    case when p.id is not null then private.given_values(p.body, '{kind,phone}') || jsonb_strip_nulls(
        jsonb_build_object('territory_id', coalesce(p.lies_in::text, p.body ->> 'territory_id'), 'geom', p.geom::text))
      else jsonb_build_object('territory_id', coalesce(p.lies_in::text, p.body ->> 'territory_id'), 'name', p.body ->> 'name',
        'kind', p.body ->> 'kind', 'phone', p.body ->> 'phone', 'geom', p.geom::text) end
  from pg_temp.import_place p join pg_temp.import_given g on g.row = p.row;
end
$$;

create function private.plan_service_station(duties uuid[]) returns void
language plpgsql volatile set search_path = ''
as $$
begin
  perform private.plan_place('service_station', duties);
  insert into pg_temp.import_step (row, entity, id, seen, before, after)
  select p.row, 'service_station', coalesce(p.id, private.uuid_v7()), p.version, case when p.id is not null then p.before end,
    case when p.id is not null then private.given_values(p.body, '{tier,address,phone,rooms}')
        || jsonb_strip_nulls(jsonb_build_object('territory_id', p.lies_in, 'geom', p.geom::text))
      else jsonb_build_object('territory_id', p.lies_in, 'name', p.body ->> 'name', 'tier', coalesce(p.body ->> 'tier', 'service_station'),
        'address', p.body ->> 'address', 'phone', p.body ->> 'phone', 'rooms', coalesce(p.body -> 'rooms', '[]'), 'amenities', '[]'::jsonb,
        'opening_hours', '[]'::jsonb, 'geom', p.geom::text) end
  from pg_temp.import_place p join pg_temp.import_given g on g.row = p.row;
end
$$;

revoke all on function private.bare_row(jsonb), private.given_values(jsonb, text[]), private.plan_household(uuid[]),
  private.plan_party_household(uuid[]), private.plan_party_member(uuid[]), private.plan_grid_worker(uuid[]), private.plan_place(text, uuid[]),
  private.plan_resident_unit(uuid[]), private.plan_service_station(uuid[]) from public, anon, authenticated;
