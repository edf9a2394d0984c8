-- case.report (信息收集): a new case, where somebody stood or pointed.
--
-- The place decides the territory and the territory decides the right: the smallest one of the caller's duty around the
-- point, or that of the building or compound named. A case about a household stands at its building, never at the door,
-- whatever point the device sent.

-- Without a daily counter, because whoever counts must wait for all others who count to commit. Gaps are no loss: a number
-- is a name. Five digits and more, so that it never meets the four-digit numbers of the demo.
create sequence private.case_number;
revoke all on sequence private.case_number from public, anon, authenticated;

create function private.next_case_number(at timestamptz) returns text
language sql volatile set search_path = ''
as $$
  select 'LX' || to_char(at at time zone 'Asia/Shanghai', 'YYYYMMDD') || lpad(n::text, greatest(5, length(n::text)), '0')
  from nextval('private.case_number') n
$$;
comment on function private.next_case_number(timestamptz) is 'A 案卷号: LX, the day, a number that never comes twice.';

create function private.arg_point(op jsonb, field text) returns extensions.geometry
language plpgsql stable set search_path = ''
as $$
declare
  given jsonb := op -> 'args' -> field;
begin
  if given is null or given = 'null' then
    return null;
  end if;
  if given ->> 'type' is distinct from 'Point' or jsonb_typeof(given -> 'coordinates') is distinct from 'array'
    or jsonb_typeof(given #> '{coordinates,0}') is distinct from 'number' or jsonb_typeof(given #> '{coordinates,1}') is distinct from 'number'
    or abs((given #>> '{coordinates,0}')::numeric) > 180 or abs((given #>> '{coordinates,1}')::numeric) > 90 then
    perform private.reject('invalid_input', field, field || ' must be a GeoJSON point, longitude before latitude');
  end if;
  return extensions.st_setsrid(extensions.st_makepoint(
    (given #>> '{coordinates,0}')::double precision, (given #>> '{coordinates,1}')::double precision), 4326);
end
$$;
comment on function private.arg_point(jsonb, text) is 'A GeoJSON point argument in EPSG:4326; null when absent.';

-- When it was reported: what the device says, unless it cannot be.
create function private.plausible_time(made_at timestamptz) returns timestamptz
language sql stable set search_path = ''
as $$ select case when made_at between now() - interval '60 days' and now() then made_at else now() end $$;
comment on function private.plausible_time(timestamptz) is
  'A device''s time if it lies in the last 60 days, else now: a tablet whose clock is years off must not make a case overdue from birth.';

create function private.op_case_report(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  fresh public.case_record;
  duties uuid[] := array(select private.my_duty_ids());
  household uuid := private.arg_uuid(op, 'household_id');
  description text := private.arg_text(op, 'description', 4000);
  reporter text := private.arg_text(op, 'reporter_name', 50);
  phone text := private.arg_text(op, 'reporter_phone', 30);
  rule private.case_transition;
  limit_hours int;
begin
  select * into strict rule from private.case_transition t where t.operation = 'case.report';
  perform private.require_args(op, rule.required);
  fresh.id := private.arg_uuid(op, 'case_id');
  fresh.title := private.arg_text(op, 'title', 80);
  fresh.severity := coalesce(private.arg_text(op, 'severity', 20), 'general');
  fresh.class_code := private.arg_text(op, 'class_code', 4);
  fresh.building_id := private.arg_uuid(op, 'building_id');
  fresh.compound_id := private.arg_uuid(op, 'compound_id');
  fresh.geom := private.arg_point(op, 'geom');
  fresh.reported_at := private.plausible_time(private.time_of(op ->> 'made_at'));

  if fresh.severity not in ('simple', 'general', 'prominent', 'major') then
    perform private.reject('invalid_input', 'severity', 'severity must be simple, general, prominent or major');
  end if;
  select c.limit_hours into limit_hours from public.case_class c where c.id = fresh.class_code;
  if not found then
    perform private.reject('not_found', 'class_code', 'no such class of case');
  end if;

  if household is not null then
    select h.building_id, h.compound_id, h.territory_id, extensions.st_pointonsurface(b.geom)
      into fresh.building_id, fresh.compound_id, fresh.territory_id, fresh.geom
      from public.household h join public.building b on b.id = h.building_id
      where h.id = household and h.territory_id = any (duties);
  elsif fresh.building_id is not null then
    select b.compound_id, b.territory_id, coalesce(fresh.geom, extensions.st_pointonsurface(b.geom))
      into fresh.compound_id, fresh.territory_id, fresh.geom
      from public.building b where b.id = fresh.building_id and b.territory_id = any (duties);
  elsif fresh.compound_id is not null then
    select c.territory_id, coalesce(fresh.geom, extensions.st_pointonsurface(c.geom)) into fresh.territory_id, fresh.geom
      from public.compound c where c.id = fresh.compound_id and c.territory_id = any (duties);
  else
    perform private.require_args(op, '{geom}');
    select t.id into fresh.territory_id
      from public.territory t join public.territory_level l on l.id = t.level
      where t.id = any (duties) and extensions.st_covers(t.geom, fresh.geom) order by l.rank desc, t.code limit 1;
    select c.id into fresh.compound_id from public.compound c
      where c.territory_id = fresh.territory_id and extensions.st_covers(c.geom, fresh.geom) order by c.id limit 1;
  end if;
  if fresh.territory_id is null then
    perform private.reject('outside_duty', coalesce(
      case when household is not null then 'household_id' when fresh.building_id is not null then 'building_id'
        when fresh.compound_id is not null then 'compound_id' end, 'geom'), 'the place is not within the caller''s duty');
  end if;

  if exists (select from public.case_record c where c.id = fresh.id) then
    perform private.reject('id_reuse', 'case_id', 'another case has this id');
  end if;
  insert into public.case_record (id, territory_id, compound_id, building_id, number, class_code, stage, severity, title,
    reported_at, due_at, geom)
  values (fresh.id, fresh.territory_id, fresh.compound_id, fresh.building_id, private.next_case_number(fresh.reported_at),
    fresh.class_code, rule.to_stage, fresh.severity, fresh.title, fresh.reported_at,
    private.case_deadline(fresh.class_code, fresh.reported_at, limit_hours), fresh.geom);
  if num_nonnulls(description, reporter, phone, household) > 0 then
    insert into public.case_detail (id, territory_id, description, reporter_name, reporter_phone, household_id)
    values (fresh.id, fresh.territory_id, coalesce(description, ''), reporter, phone, household);
  end if;
  return private.write_event(op, fresh.id, fresh.territory_id, null, rule.to_stage, 1,
    jsonb_build_object('accuracy_m', private.arg_number(op, 'accuracy_m', 0, 100000)), null);
end
$$;
comment on function private.op_case_report(jsonb) is
  'case.report {case_id, class_code, title, geom | building_id | compound_id | household_id, severity?, description?, reporter_name?, reporter_phone?, accuracy_m? metres}. Rejects outside_duty, not_found (class_code), id_reuse (case_id), invalid_input.';

revoke all on function private.next_case_number(timestamptz), private.arg_point(jsonb, text), private.plausible_time(timestamptz),
  private.op_case_report(jsonb) from public, anon, authenticated;
