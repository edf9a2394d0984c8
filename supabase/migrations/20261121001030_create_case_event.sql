-- The life of a case: which operation leads from which stage to which, as one table; and what has happened, as another.
-- Both stay behind functions. A client reads the history of one case online (read_case_history): stages for all who hold the
-- case, free text only for those who hold its detail.

create table private.case_transition (
  operation text not null references private.operation (name),
  from_stage text references public.case_stage (id),
  to_stage text not null references public.case_stage (id),
  roles text[] not null check (roles <> '{}'),
  required text[] not null,
  constraint case_transition_once unique nulls not distinct (operation, from_stage)
);
create index case_transition_from_stage_idx on private.case_transition (from_stage);
create index case_transition_to_stage_idx on private.case_transition (to_stage);
alter table private.case_transition enable row level security;
revoke all on private.case_transition from public, anon, authenticated;
comment on table private.case_transition is 'What may be done with a case in which stage, by whom, and where that leads. What has no row here is refused.';
comment on column private.case_transition.operation is 'The operation.';
comment on column private.case_transition.from_stage is 'The stage the case must be in; null: the case does not exist yet.';
comment on column private.case_transition.to_stage is 'The stage it is in afterwards; may be the same.';
comment on column private.case_transition.roles is 'Who may do it.';
comment on column private.case_transition.required is 'Arguments that must be given.';

insert into private.operation (name, handler, roles, touches) values
  ('case.report', 'op_case_report', '{grid_worker,community_staff,street_staff}', '{}'),
  ('case.register', 'op_case_register', '{community_staff,street_staff}', '{stage}'),
  ('case.dispatch', 'op_case_dispatch', '{community_staff,street_staff}', '{stage,worker}'),
  ('case.accept', 'op_case_accept', '{grid_worker,community_staff,street_staff}', '{stage}'),
  ('case.return', 'op_case_return', '{grid_worker,community_staff,street_staff}', '{stage,worker}'),
  ('case.reassign', 'op_case_reassign', '{community_staff,street_staff}', '{stage,worker}'),
  ('case.recall', 'op_case_recall', '{community_staff,street_staff}', '{stage,worker}'),
  ('case.extend', 'op_case_extend', '{community_staff,street_staff}', '{due}'),
  ('case.escalate', 'op_case_escalate', '{grid_worker,community_staff}', '{stage,worker}'),
  ('case.self_resolve', 'op_case_self_resolve', '{grid_worker,community_staff}', '{stage}'),
  ('case.handle', 'op_case_handle', '{grid_worker,community_staff,street_staff}', '{stage}'),
  ('case.feedback', 'op_case_feedback', '{grid_worker,community_staff,street_staff}', '{stage}'),
  ('case.verify_close', 'op_case_verify_close', '{community_staff,street_staff}', '{stage}'),
  ('case.rework', 'op_case_rework', '{community_staff,street_staff}', '{stage}'),
  ('case.evaluate', 'op_case_evaluate', '{community_staff,street_staff}', '{evaluation}');

insert into private.case_transition (operation, from_stage, to_stage, roles, required)
select t.operation, t.from_stage, t.to_stage, o.roles, t.required::text[] from (values
  ('case.report', null, 'report', '{case_id,class_code,title}'),
  ('case.register', 'report', 'register', '{}'),                    -- 案卷建立
  ('case.dispatch', 'register', 'dispatch', '{grid_worker_id}'),    -- 任务派遣
  ('case.accept', 'dispatch', 'handle', '{}'),                      -- 接单
  ('case.return', 'dispatch', 'register', '{reason}'),              -- 退回, before or after accepting
  ('case.return', 'handle', 'register', '{reason}'),
  ('case.reassign', 'dispatch', 'dispatch', '{grid_worker_id,reason}'), -- 转派
  ('case.reassign', 'handle', 'dispatch', '{grid_worker_id,reason}'),
  ('case.recall', 'dispatch', 'register', '{reason}'),              -- 撤回, while nobody has accepted
  ('case.extend', 'register', 'register', '{hours,reason}'),        -- 延期
  ('case.extend', 'dispatch', 'dispatch', '{hours,reason}'),
  ('case.extend', 'handle', 'handle', '{hours,reason}'),
  ('case.escalate', 'report', 'register', '{reason}'),              -- 吹哨、上报: to the office above, as a case file
  ('case.escalate', 'register', 'register', '{reason}'),
  ('case.escalate', 'dispatch', 'register', '{reason}'),
  ('case.escalate', 'handle', 'register', '{reason}'),
  ('case.self_resolve', 'report', 'evaluate', '{note}'),            -- 自办自结, of simple cases
  ('case.handle', 'handle', 'feedback', '{note}'),                  -- 任务处理
  ('case.feedback', 'feedback', 'verify', '{told_by}'),             -- 处理反馈, to whom reported it
  ('case.feedback', 'verify', 'verify', '{told_by}'),
  ('case.verify_close', 'verify', 'evaluate', '{}'),                -- 核查结案
  ('case.rework', 'feedback', 'handle', '{reason}'),                -- 返工
  ('case.rework', 'verify', 'handle', '{reason}'),
  ('case.evaluate', 'evaluate', 'evaluate', '{satisfaction}')       -- 综合评价
) as t (operation, from_stage, to_stage, required) join private.operation o on o.name = t.operation;

create table private.case_event (
  id uuid primary key default private.uuid_v7(),
  case_id uuid not null,
  territory_id uuid not null references public.territory (id),
  op_id uuid not null unique,
  operation text not null,
  from_stage text,
  to_stage text not null,
  version int not null,
  profile_id uuid not null,
  role text not null,
  made_at timestamptz not null,
  at timestamptz not null default now(),
  facts jsonb not null,
  note text,
  constraint case_event_case_record foreign key (case_id, territory_id)
    references public.case_record (id, territory_id) on update cascade on delete cascade
);
create index case_event_case_record_idx on private.case_event (case_id, territory_id);
create index case_event_territory_id_idx on private.case_event (territory_id);
alter table private.case_event enable row level security;
revoke all on private.case_event from public, anon, authenticated;
comment on table private.case_event is 'What has been done with a case, operation by operation. Written with the case, never changed.';
comment on column private.case_event.id is 'UUIDv7, made here: the order of what happened.';
comment on column private.case_event.case_id is 'The case.';
comment on column private.case_event.territory_id is 'The case''s territory.';
comment on column private.case_event.op_id is 'The operation in the log that did it.';
comment on column private.case_event.operation is 'Its name. No foreign key: the history outlives the catalogue.';
comment on column private.case_event.from_stage is 'Stage before; null for the report.';
comment on column private.case_event.to_stage is 'Stage after.';
comment on column private.case_event.version is 'Version of the case afterwards.';
comment on column private.case_event.profile_id is 'Who did it. No foreign key: the history outlives the account.';
comment on column private.case_event.role is 'In which role.';
comment on column private.case_event.made_at is 'When, by the device''s clock.';
comment on column private.case_event.at is 'When, by the server''s clock.';
comment on column private.case_event.facts is 'What was decided, without persons'' data: grid_worker_id, due_at, told_by, satisfaction …';
comment on column private.case_event.note is 'Free text: reason, what was done. Guarded like case_detail.';

-- The row of a case as the caller would pull it. Callers check first that it is in the caller's duty.
create function private.wire_case(case_id uuid) returns json
language sql stable set search_path = ''
as $$ select w.body from private.wire_case_record w where w.id = case_id $$;

-- The case an operation is about, locked; with everything checked that all operations on cases have in common.
create function private.open_case(op jsonb) returns public.case_record
language plpgsql volatile set search_path = ''
as $$
declare
  case_here public.case_record;
  base bigint;
  explained int;
  rule private.case_transition;
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

  select * into rule from private.case_transition t where t.operation = op ->> 'name' and t.from_stage = case_here.stage;
  if not found then
    perform private.reject('wrong_stage', 'case_id', format('%s is not possible in stage %s', op ->> 'name', case_here.stage));
  end if;
  if op ->> 'role' <> all (rule.roles) then
    perform private.reject('not_permitted', 'name', format('role %s may not use %s in stage %s', op ->> 'role', op ->> 'name', case_here.stage));
  end if;
  perform private.require_args(op, rule.required);
  return case_here;
end
$$;
comment on function private.open_case(jsonb) is
  'Locks the case of an operation and checks duty, version, stage, role and required arguments. Rejects not_found, invalid_input, wrong_stage, not_permitted; conflicts with the case''s wire row.';

create function private.write_event(op jsonb, case_id uuid, territory_id uuid, from_stage text, to_stage text, version int, facts jsonb, note text)
returns jsonb
language plpgsql volatile set search_path = ''
as $$
begin
  insert into private.case_event (case_id, territory_id, op_id, operation, from_stage, to_stage, version, profile_id, role, made_at, facts, note)
  values (case_id, territory_id, (op ->> 'op_id')::uuid, op ->> 'name', from_stage, to_stage, version, auth.uid(), op ->> 'role',
    private.time_of(op ->> 'made_at'), jsonb_strip_nulls(facts), note);
  return jsonb_build_object('version', version, 'versions', jsonb_build_object(case_id, version));
end
$$;
comment on function private.write_event(jsonb, uuid, uuid, text, text, int, jsonb, text) is
  'Adds to the history of a case and makes the outcome of its operation: {version, versions: {case id: version}}.';

-- What a handler has changed in the row it got from open_case, and the step to the next stage.
create function private.step_case(op jsonb, changed public.case_record, facts jsonb default '{}', note text default null) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  next_stage text;
  next_version int;
begin
  select t.to_stage into strict next_stage from private.case_transition t
    where t.operation = op ->> 'name' and t.from_stage = changed.stage;
  update public.case_record c set
    stage = next_stage, grid_worker_id = changed.grid_worker_id, due_at = changed.due_at, severity = changed.severity,
    closed_at = case when s.is_closed then coalesce(changed.closed_at, greatest(now(), changed.reported_at)) end
    from public.case_stage s where s.id = next_stage and c.id = changed.id
    returning c.version into strict next_version;
  return private.write_event(op, changed.id, changed.territory_id, changed.stage, next_stage, next_version, facts, note);
end
$$;
comment on function private.step_case(jsonb, public.case_record, jsonb, text) is
  'Writes the case with the next stage and its history. `changed` is the row of open_case, its stage untouched.';

comment on function private.wire_case(uuid) is 'A case as sync_pull sends it.';
revoke all on function private.wire_case(uuid), private.open_case(jsonb),
  private.write_event(jsonb, uuid, uuid, text, text, int, jsonb, text),
  private.step_case(jsonb, public.case_record, jsonb, text) from public, anon, authenticated;
