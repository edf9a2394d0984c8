-- What an indicator asks of a case stands in its row, kept by the operations: the history stays on the server, and a leader's
-- device counts without it. And which grid worker an account is, so that "mine" means something.

alter table public.case_record
  add column loop text collate "C" not null default 'seven_stage' references public.case_loop (id),
  add column registered_at timestamptz,
  add column told_at timestamptz,
  add column rework_count int not null default 0 check (rework_count >= 0),
  add column extension_count int not null default 0 check (extension_count >= 0),
  add column satisfaction int check (satisfaction between 1 and 5),
  add column self_resolved boolean not null default false,
  add constraint case_record_registered_after_report check (registered_at >= reported_at),
  add constraint case_record_told_after_report check (told_at >= reported_at);
create index case_record_loop_idx on public.case_record (loop);
comment on column public.case_record.loop is 'The way it goes: that of its class when it was reported, for good. A word of PL/pgSQL: quote it there.';
comment on column public.case_record.registered_at is 'When it became a case of the office (立案): when it first left the stage report. Null before.';
comment on column public.case_record.told_at is 'When whoever reported it was last told how it stands; null when not yet, or not since the last rework.';
comment on column public.case_record.rework_count is 'How often it had to be done again (返工).';
comment on column public.case_record.extension_count is 'How often its deadline was put off (延期).';
comment on column public.case_record.satisfaction is 'What the evaluation said, 1 to 5, or null.';
comment on column public.case_record.self_resolved is 'Settled on the spot by whoever found it (自办自结).';

-- Cases that were here before: from their history, and where there is none from what can be seen. Their versions stay, for
-- devices may have operations waiting that were made on them.
select set_config('lianxin.restamp', 'on', true);
update public.case_record c set
  -- greatest() is no null among nulls: what never happened must stay null
  registered_at = case when h.left_report is not null then greatest(h.left_report, c.reported_at)
    when c.stage <> 'report' then c.reported_at end,
  told_at = case when h.told is not null then greatest(h.told, c.reported_at) end, rework_count = coalesce(h.reworks, 0), extension_count = coalesce(h.extensions, 0),
  satisfaction = h.satisfaction, self_resolved = coalesce(h.self_resolved, false)
from public.case_record r
left join lateral (
  select min(e.at) filter (where e.from_stage = 'report' and e.to_stage <> 'report') as left_report,
    max(e.at) filter (where e.facts ? 'told_by' and e.version > coalesce(
      (select max(w.version) from private.case_event w where w.case_id = r.id and w.operation = 'case.rework'), 0)) as told,
    count(*) filter (where e.operation = 'case.rework') as reworks,
    count(*) filter (where e.operation = 'case.extend') as extensions,
    max((e.facts ->> 'satisfaction')::int) as satisfaction,
    bool_or(e.operation = 'case.self_resolve') as self_resolved,
    count(*) as events
  from private.case_event e where e.case_id = r.id) h on h.events > 0
where r.id = c.id;
select set_config('lianxin.restamp', 'off', true);

-- As before, but by the loop of the case.
create or replace function private.open_case(op jsonb) returns public.case_record
language plpgsql volatile set search_path = ''
as $$
declare
  case_here public.case_record;
  base bigint;
  explained int;
  rule public.case_transition;
begin
  perform private.require_args(op, '{case_id}');
  select * into case_here from public.case_record c
    where c.id = private.arg_uuid(op, 'case_id') and c.territory_id in (select private.my_duty_ids()) for no key update;
  if not found then
    -- one answer for "elsewhere" and "does not exist"
    perform private.reject('not_found', 'case_id', 'no such case within the caller''s duty');
  end if;

  base := (op -> 'bases' ->> case_here.id::text)::bigint;
  if base is null then
    perform private.reject('invalid_input', 'base_versions', 'the version of the case that was seen is required');
  end if;
  if base <> case_here.version then
    -- Whatever was done since must be known, and have touched nothing that this operation touches.
    select count(*) filter (where not o.touches && mine.touches) into explained
      from private.case_event e join private.operation o on o.name = e.operation, private.operation mine
      where e.case_id = case_here.id and e.version > base and mine.name = op ->> 'name';
    if explained <> case_here.version - base then
      perform private.conflict('case_record', private.wire_case(case_here.id));
    end if;
  end if;

  select * into rule from public.case_transition t
    where t."loop" = case_here."loop" and t.operation = op ->> 'name' and t.from_stage = case_here.stage;
  if not found then
    perform private.reject('wrong_stage', 'case_id', format('%s is not possible in stage %s of loop %s', op ->> 'name', case_here.stage, case_here."loop"));
  end if;
  if op ->> 'role' <> all (rule.roles) then
    perform private.reject('not_permitted', 'name', format('role %s may not use %s in stage %s', op ->> 'role', op ->> 'name', case_here.stage));
  end if;
  perform private.require_args(op, rule.required);
  return case_here;
end
$$;

-- As before, by the loop of the case, and with the figures kept.
create or replace function private.step_case(op jsonb, changed public.case_record, facts jsonb default '{}', note text default null) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  verb text := op ->> 'name';
  happened_at timestamptz := greatest(now(), changed.reported_at);
  next_stage text;
  next_version int;
begin
  select t.to_stage into strict next_stage from public.case_transition t
    where t."loop" = changed."loop" and t.operation = verb and t.from_stage = changed.stage;
  update public.case_record c set
    stage = next_stage, grid_worker_id = changed.grid_worker_id, due_at = changed.due_at, severity = changed.severity,
    closed_at = case when s.is_closed then coalesce(changed.closed_at, happened_at) end,
    registered_at = coalesce(changed.registered_at, case when next_stage <> 'report' then happened_at end),
    told_at = case when coalesce(facts ->> 'told_by', '') <> '' then happened_at when verb <> 'case.rework' then changed.told_at end,
    rework_count = changed.rework_count + (verb = 'case.rework')::int,
    extension_count = changed.extension_count + (verb = 'case.extend')::int,
    satisfaction = coalesce((facts ->> 'satisfaction')::int, changed.satisfaction),
    self_resolved = changed.self_resolved or verb = 'case.self_resolve'
    from public.case_stage s where s.id = next_stage and c.id = changed.id
    returning c.version into strict next_version;
  return private.write_event(op, changed.id, changed.territory_id, changed.stage, next_stage, next_version, facts, note);
end
$$;

-- As before, with the loop of the class.
create or replace function private.op_case_report(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  fresh public.case_record;
  duties uuid[] := array(select private.my_duty_ids());
  household uuid := private.arg_uuid(op, 'household_id');
  description text := private.arg_text(op, 'description', 4000);
  reporter text := private.arg_text(op, 'reporter_name', 50);
  phone text := private.arg_text(op, 'reporter_phone', 30);
  rule public.case_transition;
  limit_hours int;
begin
  perform private.require_args(op, '{case_id,class_code}');
  fresh.class_code := private.arg_text(op, 'class_code', 4);
  select c.limit_hours, c."loop" into limit_hours, fresh."loop" from public.case_class c where c.id = fresh.class_code;
  if not found then
    perform private.reject('not_found', 'class_code', 'no such class of case');
  end if;
  select * into strict rule from public.case_transition t where t."loop" = fresh."loop" and t.operation = 'case.report';
  if op ->> 'role' <> all (rule.roles) then
    perform private.reject('not_permitted', 'name', format('role %s may not report this class', op ->> 'role'));
  end if;
  perform private.require_args(op, rule.required);
  fresh.id := private.arg_uuid(op, 'case_id');
  fresh.title := private.arg_text(op, 'title', 80);
  fresh.severity := coalesce(private.arg_text(op, 'severity', 20), 'general');
  fresh.building_id := private.arg_uuid(op, 'building_id');
  fresh.compound_id := private.arg_uuid(op, 'compound_id');
  fresh.geom := private.arg_point(op, 'geom');
  fresh.reported_at := private.plausible_time(private.time_of(op ->> 'made_at'));

  if fresh.severity not in ('simple', 'general', 'prominent', 'major') then
    perform private.reject('invalid_input', 'severity', 'severity must be simple, general, prominent or major');
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
  insert into public.case_record (id, territory_id, compound_id, building_id, number, class_code, loop, stage, severity, title,
    reported_at, due_at, geom)
  values (fresh.id, fresh.territory_id, fresh.compound_id, fresh.building_id, private.next_case_number(fresh.reported_at),
    fresh.class_code, fresh."loop", rule.to_stage, fresh.severity, fresh.title, fresh.reported_at,
    private.case_deadline(fresh.class_code, fresh.reported_at, limit_hours), fresh.geom);
  if num_nonnulls(description, reporter, phone, household) > 0 then
    insert into public.case_detail (id, territory_id, description, reporter_name, reporter_phone, household_id)
    values (fresh.id, fresh.territory_id, coalesce(description, ''), reporter, phone, household);
  end if;
  return private.write_event(op, fresh.id, fresh.territory_id, null, rule.to_stage, 1,
    jsonb_build_object('accuracy_m', private.arg_number(op, 'accuracy_m', 0, 100000)), null);
end
$$;

alter table public.profile add column grid_worker_id uuid unique references public.grid_worker (id) on delete set null;
comment on column public.profile.grid_worker_id is 'Which grid worker this person is, or null. The cases dispatched to that worker are theirs.';

create or replace view private.wire_profile with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'display_name', r.display_name, 'role', r.role,
    'territory_ids', array(select d.territory_id from public.profile_territory d where d.profile_id = r.id order by d.territory_id),
    'grid_worker_id', r.grid_worker_id) as body
  from public.profile r
  where r.id = (select auth.uid());

create or replace view private.wire_case_class with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'kind', r.kind, 'major_zh', r.major_zh, 'major_en', r.major_en,
    'minor_zh', r.minor_zh, 'minor_en', r.minor_en, 'limit_hours', r.limit_hours, 'loop', r.loop) as body
  from public.case_class r;

create or replace view private.wire_case_record with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'territory_id', r.territory_id, 'compound_id', r.compound_id,
    'building_id', r.building_id, 'number', r.number, 'class_code', r.class_code, 'loop', r.loop, 'stage', r.stage,
    'severity', r.severity, 'title', r.title, 'grid_worker_id', r.grid_worker_id, 'reported_at', r.reported_at,
    'registered_at', r.registered_at, 'due_at', r.due_at, 'told_at', r.told_at, 'closed_at', r.closed_at,
    'rework_count', r.rework_count, 'extension_count', r.extension_count, 'satisfaction', r.satisfaction,
    'self_resolved', r.self_resolved, 'geom', extensions.st_asgeojson(r.geom, 7, 0)::json) as body
  from public.case_record r;

create view private.wire_case_loop with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'rank', r.rank, 'name_zh', r.name_zh, 'name_en', r.name_en, 'steps', r.steps) as body
  from public.case_loop r;

create view private.wire_case_transition with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'loop', r.loop, 'operation', r.operation, 'from_stage', r.from_stage,
    'to_stage', r.to_stage, 'roles', r.roles, 'required', r.required) as body
  from public.case_transition r;
revoke all on private.wire_case_loop, private.wire_case_transition from public, anon, authenticated;
grant select on private.wire_case_loop, private.wire_case_transition to authenticated;
comment on view private.wire_case_loop is 'What sync_pull sends of case_loop: id, change_xid, and the body as the client gets it.';
comment on view private.wire_case_transition is 'What sync_pull sends of case_transition: id, change_xid, and the body as the client gets it.';
select private.pull_after('case_loop', 'case_stage', 'text');
select private.pull_after('case_transition', 'case_loop', 'text');
select private.renew_incarnation();
