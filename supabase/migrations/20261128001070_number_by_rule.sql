-- Codes by the rule (GB/T 30428.1, DB11): 3 digits behind the code of the whole, in as many bands from north to south as a square of
-- parts would have rows, in a band from west to east; a part is where the middle of its bounding box is. The same rule as
-- src/domain/rules/grid-number.ts; supabase/tests/grid-number.test.ts holds one against the other. The import numbers by it too.

create function private.sent(degrees double precision) returns double precision
language sql immutable set search_path = ''
as $$ select round(degrees::numeric, 7)::double precision $$;
comment on function private.sent(double precision) is 'A coordinate as the wire carries it.';

create function private.rule_order(whole extensions.geometry, ids text[], shapes extensions.geometry[]) returns table (id text, place int)
language sql stable set search_path = ''
as $$
  with box as (
    select n.north, coalesce(nullif(n.north - n.south, 0), 1) as height, ceil(sqrt(cardinality(ids)::double precision)) as bands
    from (select private.sent(extensions.st_ymax(whole)) as north, private.sent(extensions.st_ymin(whole)) as south) n
  ), placed as (
    select s.id, (private.sent(extensions.st_xmin(s.geom)) + private.sent(extensions.st_xmax(s.geom))) / 2 as lon,
      (private.sent(extensions.st_ymin(s.geom)) + private.sent(extensions.st_ymax(s.geom))) / 2 as lat
    from unnest(ids, shapes) as s (id, geom)
  )
  select p.id, row_number() over (order by floor((b.north - p.lat) / b.height * b.bands), p.lon, p.id collate "C")::int
  from placed p, box b
$$;
comment on function private.rule_order(extensions.geometry, text[], extensions.geometry[]) is 'The number from 1 that each of some parts has in a whole by the rule.';

create function private.code_by_rule(whole uuid) returns table (territory_id uuid, code text)
language sql stable set search_path = ''
as $$
  select o.id::uuid, w.code || lpad(o.place::text, 3, '0')
  from public.territory w,
    lateral (select array_agg(t.id::text) as ids, array_agg(t.geom) as shapes
      from public.territory t where t.parent_id = w.id) parts,
    lateral private.rule_order(w.geom, parts.ids, parts.shapes) o
  where w.id = whole
$$;
comment on function private.code_by_rule(uuid) is 'The code that each part of a territory has by the rule.';

create or replace function private.number_features(parent uuid) returns void
language plpgsql volatile set search_path = ''
as $$
begin
  with ordered as (
    select o.id::int as index, row_number() over (order by o.place) as place
    from (select array_agg(f.index::text) as ids, array_agg(f.geom) as shapes from pg_temp.import_feature f where f.code is null) given,
      public.territory t, lateral private.rule_order(t.geom, given.ids, given.shapes) o
    where t.id = parent and given.ids is not null
  ), free as (
    select n, row_number() over (order by n) as place from private.free_codes(parent, 1) n
    where not exists (select from pg_temp.import_feature f join public.territory t on t.id = parent where f.code = t.code || lpad(n::text, 3, '0'))
  )
  update pg_temp.import_feature f set code = t.code || lpad(free.n::text, 3, '0')
  from ordered o join free on free.place = o.place, public.territory t
  where f.index = o.index and t.id = parent;
end
$$;

-- A code stands once after each statement, no longer at every moment of it: parts may change their numbers with each other.
alter table public.territory drop constraint territory_code_key;
alter table public.territory add constraint territory_code_key unique (code) deferrable initially immediate;

create function private.op_territory_renumber(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  whole public.territory;
  before jsonb;
begin
  perform private.require_args(op, '{parent_id}');
  select * into whole from public.territory t where t.id = private.require_duty_whole(op) for no key update;
  perform private.check_base(op, 'territory', whole.id, whole.version);
  before := (select coalesce(jsonb_object_agg(t.id, t.code), '{}') from public.territory t where t.path @> array[whole.id]);
  -- What lies under a part carries the part's code in front of its own.
  update public.territory t set code = r.code || substr(t.code, length(p.code) + 1)
  from private.code_by_rule(whole.id) r join public.territory p on p.id = r.territory_id
  where t.path @> array[p.id] and p.code <> r.code and (t.id = p.id or starts_with(t.code, p.code));
  return (select jsonb_build_object('version', whole.version, 'versions', coalesce(jsonb_object_agg(t.id, t.version), '{}'))
    from public.territory t where t.path @> array[whole.id] and t.code <> before ->> t.id::text);
end
$$;
comment on function private.op_territory_renumber(jsonb) is
  'territory.renumber {parent_id}: gives its parts the codes of the rule, and what lies under them theirs. Rejects outside_duty (parent_id), invalid_input; conflicts with the wire row of the whole.';

create function private.op_territory_change(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  known public.territory;
begin
  perform private.require_args(op, '{territory_id}');
  select * into known from public.territory t
    where t.id = private.arg_uuid(op, 'territory_id') and t.id in (select private.my_duty_ids()) for no key update;
  if not found then
    perform private.reject('not_found', 'territory_id', 'no such territory within the caller''s duty');
  end if;
  perform private.check_base(op, 'territory', known.id, known.version);
  known.name := coalesce(private.arg_text(op, 'name', 60), known.name);
  if exists (select from public.territory t where t.parent_id = known.parent_id and t.name = known.name and t.id <> known.id) then
    perform private.reject('name_taken', 'name', format('another part is called %s', known.name));
  end if;
  if op -> 'args' ? 'kind' and known.kind is null and known.level <> 'grid' then
    perform private.reject('invalid_input', 'kind', format('a %s has no kind', known.level));
  end if;
  update public.territory t set name = known.name, office_code = private.changed_text(op, 'office_code', 60, t.office_code),
    kind = coalesce(private.arg_one_of(op, 'kind', '{base_grid,dedicated_grid}'), t.kind)
    where t.id = known.id returning t.version into strict known.version;
  return jsonb_build_object('version', known.version, 'versions', jsonb_build_object(known.id, known.version));
end
$$;
comment on function private.op_territory_change(jsonb) is
  'territory.change {territory_id, name?, office_code? (blank takes it back), kind? of a grid}. Rejects not_found (territory_id), name_taken (name), invalid_input; conflicts with the territory''s wire row.';

insert into private.operation (name, handler, roles, touches) values
  ('territory.renumber', 'op_territory_renumber', '{community_staff,street_staff}', '{code}'),
  ('territory.change', 'op_territory_change', '{community_staff,street_staff}', '{name}');

revoke all on function private.sent(double precision), private.rule_order(extensions.geometry, text[], extensions.geometry[]), private.code_by_rule(uuid),
  private.number_features(uuid), private.op_territory_renumber(jsonb), private.op_territory_change(jsonb) from public, anon, authenticated;
