-- Loops (闭环): the ways a case can go. The seven stages of city management are one; the shorter ones of the field are others.
-- A class of case says which loop its cases take, and a case stays in its loop. All are rows: an installation that works
-- otherwise adds a loop and its transitions.
--
-- Every loop uses the same keys of stages, so that counts, colours and questions like "is it open" need not know loops. What
-- a stage is called within a loop stands in its steps.

create table public.case_loop (
  id text collate "C" primary key check (id ~ '^[a-z][a-z_]*$'),
  rank int not null unique check (rank >= 0),
  name_zh text not null check (name_zh <> ''),
  name_en text not null check (name_en <> ''),
  steps jsonb not null check (jsonb_typeof(steps) = 'array' and jsonb_array_length(steps) >= 2),
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now()
);
alter table public.case_loop enable row level security;
create policy select_everyone on public.case_loop for select to authenticated
  using ('everyone' in (select private.my_reaches()));
revoke all on public.case_loop from anon, authenticated;
grant select on public.case_loop to authenticated;
comment on table public.case_loop is 'A way cases can go from being reported to being closed.';
comment on column public.case_loop.id is 'Key, e.g. seven_stage.';
comment on column public.case_loop.rank is 'Order in lists, from 1.';
comment on column public.case_loop.name_zh is 'Name in Chinese.';
comment on column public.case_loop.name_en is 'Name in English.';
comment on column public.case_loop.steps is 'Its stages in order, with what they are called in it: [{stage, name_zh, name_en}], stage a key of case_stage.';
select private.keep_synced('public.case_loop', 'everyone');

insert into public.case_loop (id, rank, name_zh, name_en, steps) values
  ('seven_stage', 1, '七步闭环', 'Seven stages', '[
    {"stage": "report", "name_zh": "信息收集", "name_en": "Reported"},
    {"stage": "register", "name_zh": "案卷建立", "name_en": "Registered"},
    {"stage": "dispatch", "name_zh": "任务派遣", "name_en": "Dispatched"},
    {"stage": "handle", "name_zh": "任务处理", "name_en": "In progress"},
    {"stage": "feedback", "name_zh": "处理反馈", "name_en": "Handled, reported back"},
    {"stage": "verify", "name_zh": "核查结案", "name_en": "Being verified"},
    {"stage": "evaluate", "name_zh": "综合评价", "name_en": "Closed, evaluated"}]'),
  -- 民情收集—限期办理—结果反馈—跟踪监督: nobody registers or accepts, the office gives it to a worker with a deadline
  ('demand', 2, '民情四步闭环', 'Residents'' demands, four steps', '[
    {"stage": "report", "name_zh": "民情收集", "name_en": "Demand heard"},
    {"stage": "handle", "name_zh": "限期办理", "name_en": "Handled within a limit"},
    {"stage": "feedback", "name_zh": "结果反馈", "name_en": "Result to be told"},
    {"stage": "verify", "name_zh": "跟踪监督", "name_en": "Followed up"},
    {"stage": "evaluate", "name_zh": "办结", "name_en": "Settled"}]'),
  -- 民情征集、归纳、受理、服务、反馈、监督 as one
  ('six_step', 3, '民情六步一体化', 'Six steps as one', '[
    {"stage": "report", "name_zh": "征集", "name_en": "Collected"},
    {"stage": "register", "name_zh": "归纳", "name_en": "Sorted"},
    {"stage": "dispatch", "name_zh": "受理", "name_en": "Taken on"},
    {"stage": "handle", "name_zh": "服务", "name_en": "Being served"},
    {"stage": "feedback", "name_zh": "反馈", "name_en": "To be told"},
    {"stage": "verify", "name_zh": "监督", "name_en": "Supervised"},
    {"stage": "evaluate", "name_zh": "办结", "name_en": "Settled"}]');

-- What may be done moves from private to public: the screens offer what this table allows, and nothing else decides it.
create table public.case_transition (
  id text collate "C" primary key,
  loop text collate "C" not null references public.case_loop (id),
  operation text not null references private.operation (name),
  from_stage text collate "C" references public.case_stage (id),
  to_stage text collate "C" not null references public.case_stage (id),
  roles text[] not null check (roles <> '{}'),
  required text[] not null,
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now(),
  constraint case_transition_id check (id = loop || '/' || operation || coalesce('/' || from_stage, ''))
);
create index case_transition_loop_idx on public.case_transition (loop);
create index case_transition_operation_idx on public.case_transition (operation);
create index case_transition_from_stage_idx on public.case_transition (from_stage);
create index case_transition_to_stage_idx on public.case_transition (to_stage);
alter table public.case_transition enable row level security;
create policy select_everyone on public.case_transition for select to authenticated
  using ('everyone' in (select private.my_reaches()));
revoke all on public.case_transition from anon, authenticated;
grant select on public.case_transition to authenticated;
comment on table public.case_transition is 'What may be done with a case in which stage of its loop, by whom, and where that leads. What has no row here is refused.';
comment on column public.case_transition.id is 'loop/operation/from_stage, as a check demands: it cannot contradict its parts.';
comment on column public.case_transition.loop is 'The loop.';
comment on column public.case_transition.operation is 'The operation.';
comment on column public.case_transition.from_stage is 'The stage the case must be in; null: the case does not exist yet.';
comment on column public.case_transition.to_stage is 'The stage it is in afterwards; may be the same.';
comment on column public.case_transition.roles is 'Who may do it.';
comment on column public.case_transition.required is 'Arguments that must be given.';
select private.keep_synced('public.case_transition', 'everyone');

insert into public.case_transition (id, loop, operation, from_stage, to_stage, roles, required)
select n.loop || '/' || n.operation || coalesce('/' || n.from_stage, ''), n.* from (
  select l.id as loop, t.operation, t.from_stage, t.to_stage, t.roles, t.required
  from private.case_transition t, public.case_loop l where l.id in ('seven_stage', 'six_step')
  union all
  select 'demand', t.operation, t.from_stage, t.to_stage, o.roles, t.required::text[] from (values
    ('case.report', null, 'report', '{case_id,class_code,title}'),
    ('case.dispatch', 'report', 'handle', '{grid_worker_id}'),
    ('case.return', 'handle', 'report', '{reason}'),
    ('case.reassign', 'handle', 'handle', '{grid_worker_id,reason}'),
    ('case.extend', 'report', 'report', '{hours,reason}'),
    ('case.extend', 'handle', 'handle', '{hours,reason}'),
    ('case.escalate', 'report', 'report', '{reason}'),
    ('case.escalate', 'handle', 'report', '{reason}'),
    ('case.self_resolve', 'report', 'evaluate', '{note}'),
    ('case.handle', 'handle', 'feedback', '{note}'),
    ('case.feedback', 'feedback', 'verify', '{told_by}'),
    ('case.feedback', 'verify', 'verify', '{told_by}'),
    ('case.verify_close', 'verify', 'evaluate', '{}'),
    ('case.rework', 'feedback', 'handle', '{reason}'),
    ('case.rework', 'verify', 'handle', '{reason}'),
    ('case.evaluate', 'evaluate', 'evaluate', '{satisfaction}')
  ) as t (operation, from_stage, to_stage, required) join private.operation o on o.name = t.operation
) n;
drop table private.case_transition;

alter table public.case_class add column loop text collate "C" not null default 'seven_stage' references public.case_loop (id);
create index case_class_loop_idx on public.case_class (loop);
comment on column public.case_class.loop is 'The way its cases go.';
-- What residents ask of each other and of the office is heard, settled and told; nothing is wrong with a thing in the street.
update public.case_class set loop = 'demand' where id in ('0601', '0603', '0604');
