-- What lies on ground that changes hands goes with it. Two ways: by its own position, where its part has lost the ground it
-- stands on; and by name, where its part is no more and passes everything to another.
--
-- Everything else hangs on one of these by foreign key (territory included) and follows by itself: gates, stairwells,
-- households, contacts, Party households, visits, duties of stations, histories of cases, photos.

create table private.settled_entity (
  entity text primary key check (entity ~ '^[a-z][a-z_]*$'),
  place text not null check (place <> ''),
  condition text check (condition <> '')
);
alter table private.settled_entity enable row level security;
revoke all on private.settled_entity from public, anon, authenticated;
comment on table private.settled_entity is 'Tables whose rows lie somewhere and belong to the territory there. A migration that adds one says so here.';
comment on column private.settled_entity.entity is 'Table in public, with id and territory_id.';
comment on column private.settled_entity.place is 'Where a row r lies, an SQL expression of geometry; null: nowhere, it stays.';
comment on column private.settled_entity.condition is 'Which rows r move, an SQL condition; null: all.';
insert into private.settled_entity (entity, place, condition) values
  ('compound', 'r.geom', null),
  ('building', 'r.geom', null),
  ('service_station', 'r.geom', null),
  ('volunteer_team', 'r.geom', null),
  ('facility', 'r.geom', null),
  ('candidate_site', 'r.geom', null),
  ('resident_unit', 'r.geom', null),
  ('footpath', 'extensions.st_lineinterpolatepoint(r.geom, 0.5)', null),
  -- what is done with stays where it was done
  ('case_record', 'r.geom', 'exists (select from public.case_stage s where s.id = r.stage and not s.is_closed)'),
  ('service_order', 'r.geom', 'r.closed_at is null');

create type private.ground as (territory_id uuid, geom extensions.geometry);
comment on type private.ground is 'Ground, and the territory that has lost it.';

create function private.part_holding(whole uuid, shape extensions.geometry, present uuid) returns uuid
language sql stable set search_path = ''
as $$
  select coalesce(
    case when extensions.st_dimension(shape) = 2 then nullif(private.smallest_territory(whole, shape), whole)
      else (select t.id from public.territory t join public.territory_level l on l.id = t.level
        where t.path @> array[whole] and t.id <> whole and extensions.st_covers(t.geom, shape)
        order by l.rank desc, t.code limit 1) end,
    -- over a border, or beside everything: where most of it is
    (select t.id from public.territory t where t.parent_id = whole and extensions.st_intersects(t.geom, shape)
      order by extensions.st_area(extensions.st_intersection(t.geom, shape, 1e-9)) desc, (t.id = present) desc, t.code limit 1),
    present)
$$;
comment on function private.part_holding(uuid, extensions.geometry, uuid) is
  'The territory under a whole that a shape or a point belongs to: the smallest that holds more than half of it, else the part with most of it, else the present one.';

create function private.settle_ground(whole uuid, lost private.ground[]) returns void
language plpgsql volatile set search_path = ''
as $$
declare
  settled private.settled_entity;
  losers uuid[] := array(select l.territory_id from unnest(lost) l);
begin
  for settled in select * from private.settled_entity s order by s.entity = 'compound' desc, s.entity = 'building' desc, s.entity loop
    execute format(
      'update public.%1$I u set territory_id = s.territory_id
       from (select r.id, private.part_holding($1, %2$s, r.territory_id) as territory_id
         from public.%1$I r join unnest($2) l on l.territory_id = r.territory_id
         where r.territory_id = any ($3) and extensions.st_intersects(%2$s, l.geom) and %3$s) s
       where u.id = s.id and u.territory_id <> s.territory_id',
      settled.entity, settled.place, coalesce(settled.condition, 'true')) using whole, lost, losers;
  end loop;
  -- What belongs to a compound without a foreign key that says where.
  update public.hotline h set territory_id = c.territory_id from public.compound c
    where c.id = h.compound_id and h.territory_id = any (losers) and h.territory_id <> c.territory_id;
  update public.party_member m set territory_id = c.territory_id from public.compound c
    where c.id = m.compound_id and m.household_id is null and m.territory_id = any (losers) and m.territory_id <> c.territory_id;
  update public.party_org_coverage v set territory_id = c.territory_id from public.compound c
    where c.id = v.covers_compound_id and v.territory_id = any (losers) and v.territory_id <> c.territory_id;
  -- An organisation of one compound or several goes when all it answers for has come to the same part.
  update public.party_org o set territory_id = s.territory_id
  from (select v.party_org_id, min(v.territory_id::text)::uuid as territory_id from public.party_org_coverage v
    group by v.party_org_id having count(distinct v.territory_id) = 1 and bool_and(v.covers_compound_id is not null)) s
  where s.party_org_id = o.id and o.scope_kind = 'compound' and o.territory_id = any (losers) and o.territory_id <> s.territory_id;
end
$$;
comment on function private.settle_ground(uuid, private.ground[]) is 'Moves what stands on lost ground into the part that has it now. The territories have their new outlines already.';

-- Every table with a foreign key to territory, those first on which others hang: moving a building moves its stairwells.
create function private.references_to_territory() returns table (relation regclass, field text)
language sql stable set search_path = ''
as $$
  with recursive pointing as (
    select c.conrelid as rel, a.attname::text as field
    from pg_catalog.pg_constraint c join pg_catalog.pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'public.territory'::regclass
  ), hanging as (
    select c.conrelid as rel, c.confrelid as upon
    from pg_catalog.pg_constraint c join pg_catalog.pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
    where c.contype = 'f' and c.confupdtype = 'c' and a.attname = 'territory_id' and c.confrelid <> 'public.territory'::regclass
  ), deep as (
    select p.rel, 0 as depth from pointing p
    union all
    select h.rel, d.depth + 1 from deep d join hanging h on h.upon = d.rel
  )
  select p.rel::regclass, p.field from pointing p
  order by (select max(d.depth) from deep d where d.rel = p.rel), p.rel::regclass::text, p.field
$$;
comment on function private.references_to_territory() is 'Which columns name a territory, in an order in which all their rows can pass to another one.';

create function private.hand_over(part uuid, successor uuid, part_name text) returns void
language plpgsql volatile set search_path = ''
as $$
declare
  reference record;
begin
  -- What there may be only once per territory, and is there already.
  delete from public.profile_territory d where d.territory_id = part
    and exists (select from public.profile_territory o where o.territory_id = successor and o.profile_id = d.profile_id);
  delete from public.grid_worker_duty d where d.territory_id = part
    and exists (select from public.grid_worker_duty o where o.territory_id = successor and o.grid_worker_id = d.grid_worker_id);
  delete from public.party_org_coverage v where v.covers_territory_id = part
    and exists (select from public.party_org_coverage o where o.covers_territory_id = successor and o.party_org_id = v.party_org_id);
  -- What was published of the part alone says nothing of its successor.
  delete from public.service_circle_place p where p.territory_id = part and p.compound_id is null;
  delete from public.service_circle c where c.territory_id = part;
  update public.territory t set parent_id = successor,
    name = case when exists (select from public.territory o where o.parent_id = successor and o.name = t.name)
      then part_name || t.name else t.name end
    where t.parent_id = part;
  for reference in select r.relation, r.field from private.references_to_territory() r
    where r.relation not in ('public.territory'::regclass, 'public.place_summary'::regclass)
  loop
    execute format('update %1$s set %2$I = $2 where %2$I = $1', reference.relation, reference.field) using part, successor;
  end loop;
  delete from public.territory t where t.id = part;
end
$$;
comment on function private.hand_over(uuid, uuid, text) is 'Lets a territory go: everything that names it names its successor afterwards. What lies under it puts its name in front where the successor has one of the same.';

revoke all on function private.part_holding(uuid, extensions.geometry, uuid), private.settle_ground(uuid, private.ground[]),
  private.references_to_territory(), private.hand_over(uuid, uuid, text) from public, anon, authenticated;
