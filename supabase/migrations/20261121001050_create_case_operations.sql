-- What people do with a case once it is there: one function per operation, called by sync_push. Stages, roles and required
-- arguments are rows of private.case_transition; here stands only what an operation does besides.

create function private.arg_worker(op jsonb) returns uuid
language plpgsql stable set search_path = ''
as $$
declare
  worker uuid := private.arg_uuid(op, 'grid_worker_id');
begin
  if not exists (select from public.grid_worker w where w.id = worker and w.territory_id in (select private.my_office_ids())) then
    perform private.reject('not_found', 'grid_worker_id', 'no such worker in the caller''s office');
  end if;
  return worker;
end
$$;

-- Whoever reported a case by name must have been told how it ended, and after the last rework told again.
create function private.owes_feedback(case_id uuid) returns boolean
language sql stable set search_path = ''
as $$
  select exists (select from public.case_detail d where d.id = case_id and coalesce(d.reporter_name, d.reporter_phone) is not null)
    and not exists (
      select from private.case_event told where told.case_id = owes_feedback.case_id and told.facts ? 'told_by'
        and told.version > coalesce((select max(r.version) from private.case_event r
          where r.case_id = owes_feedback.case_id and r.operation = 'case.rework'), 0))
$$;

create function private.arg_told_by(op jsonb) returns text
language plpgsql stable set search_path = ''
as $$
declare
  told_by text := private.arg_text(op, 'told_by', 20);
begin
  if told_by not in ('in_person', 'phone', 'message', 'notice') then
    perform private.reject('invalid_input', 'told_by', 'told_by must be in_person, phone, message or notice');
  end if;
  return told_by;
end
$$;

create function private.op_case_register(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  c public.case_record := private.open_case(op);
  severity text := private.arg_text(op, 'severity', 20);
begin
  if severity not in ('simple', 'general', 'prominent', 'major') then
    perform private.reject('invalid_input', 'severity', 'severity must be simple, general, prominent or major');
  end if;
  c.severity := coalesce(severity, c.severity);
  return private.step_case(op, c, jsonb_build_object('severity', severity), private.arg_text(op, 'note', 2000));
end
$$;

create function private.op_case_dispatch(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  c public.case_record := private.open_case(op);
begin
  c.grid_worker_id := private.arg_worker(op);
  return private.step_case(op, c, jsonb_build_object('grid_worker_id', c.grid_worker_id), private.arg_text(op, 'note', 2000));
end
$$;

create function private.op_case_accept(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  c public.case_record := private.open_case(op);
begin
  return private.step_case(op, c, '{}', private.arg_text(op, 'note', 2000));
end
$$;

create function private.op_case_return(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  c public.case_record := private.open_case(op);
  returned_by uuid := c.grid_worker_id;
begin
  c.grid_worker_id := null;
  return private.step_case(op, c, jsonb_build_object('from_grid_worker_id', returned_by), private.arg_text(op, 'reason', 2000));
end
$$;

create function private.op_case_reassign(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  c public.case_record := private.open_case(op);
  former uuid := c.grid_worker_id;
begin
  c.grid_worker_id := private.arg_worker(op);
  return private.step_case(op, c, jsonb_build_object('grid_worker_id', c.grid_worker_id, 'from_grid_worker_id', former),
    private.arg_text(op, 'reason', 2000));
end
$$;

create function private.op_case_recall(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  c public.case_record := private.open_case(op);
  former uuid := c.grid_worker_id;
begin
  c.grid_worker_id := null;
  return private.step_case(op, c, jsonb_build_object('from_grid_worker_id', former), private.arg_text(op, 'reason', 2000));
end
$$;

create function private.op_case_extend(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  c public.case_record := private.open_case(op);
  hours numeric := private.arg_number(op, 'hours', 1, 400);
  former timestamptz := c.due_at;
begin
  c.due_at := private.case_deadline(c.class_code, former, hours);
  return private.step_case(op, c, jsonb_build_object('hours', hours, 'from_due_at', former, 'due_at', c.due_at),
    private.arg_text(op, 'reason', 2000));
end
$$;

create function private.op_case_escalate(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  c public.case_record := private.open_case(op);
  former uuid := c.grid_worker_id;
begin
  c.grid_worker_id := null;
  if c.severity in ('simple', 'general') then
    c.severity := 'prominent'; -- what the grid could not settle is no everyday case any more
  end if;
  return private.step_case(op, c, jsonb_build_object('from_grid_worker_id', former, 'severity', c.severity),
    private.arg_text(op, 'reason', 2000));
end
$$;

create function private.op_case_self_resolve(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  c public.case_record := private.open_case(op);
  told_by text := private.arg_told_by(op);
begin
  if c.severity <> 'simple' then
    perform private.reject('not_simple', 'case_id', 'only simple cases are closed by whoever found them');
  end if;
  if told_by is null and private.owes_feedback(c.id) then
    perform private.reject('feedback_missing', 'told_by', 'whoever reported the case has not been told');
  end if;
  return private.step_case(op, c, jsonb_build_object('told_by', told_by), private.arg_text(op, 'note', 2000));
end
$$;

create function private.op_case_handle(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  c public.case_record := private.open_case(op);
begin
  return private.step_case(op, c, '{}', private.arg_text(op, 'note', 2000));
end
$$;

create function private.op_case_feedback(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  c public.case_record := private.open_case(op);
begin
  return private.step_case(op, c, jsonb_build_object('told_by', private.arg_told_by(op)), private.arg_text(op, 'note', 2000));
end
$$;

create function private.op_case_verify_close(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  c public.case_record := private.open_case(op);
begin
  if private.owes_feedback(c.id) then
    perform private.reject('feedback_missing', 'case_id', 'whoever reported the case has not been told');
  end if;
  return private.step_case(op, c, '{}', private.arg_text(op, 'note', 2000));
end
$$;

create function private.op_case_rework(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  c public.case_record := private.open_case(op);
begin
  return private.step_case(op, c, '{}', private.arg_text(op, 'reason', 2000));
end
$$;

create function private.op_case_evaluate(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  c public.case_record := private.open_case(op);
  satisfaction numeric := private.arg_number(op, 'satisfaction', 1, 5);
begin
  if satisfaction <> trunc(satisfaction) then
    perform private.reject('invalid_input', 'satisfaction', 'satisfaction is a whole number from 1 to 5');
  end if;
  if exists (select from private.case_event e where e.case_id = c.id and e.operation = 'case.evaluate') then
    perform private.reject('already_evaluated', 'case_id', 'the case has been evaluated');
  end if;
  return private.step_case(op, c, jsonb_build_object('satisfaction', satisfaction), private.arg_text(op, 'note', 2000));
end
$$;

comment on function private.arg_worker(jsonb) is 'The worker an operation names, of the caller''s office.';
comment on function private.owes_feedback(uuid) is 'Whether somebody reported the case by name or number and has not been told since the last rework.';
comment on function private.arg_told_by(jsonb) is 'How the reporter was told: in_person, phone, message, notice; null when absent.';
comment on function private.op_case_register(jsonb) is 'case.register {case_id, severity?, note?}: 案卷建立.';
comment on function private.op_case_dispatch(jsonb) is 'case.dispatch {case_id, grid_worker_id, note?}: 任务派遣.';
comment on function private.op_case_accept(jsonb) is 'case.accept {case_id, note?}: 接单.';
comment on function private.op_case_return(jsonb) is 'case.return {case_id, reason}: 退回, nobody answers for it any more.';
comment on function private.op_case_reassign(jsonb) is 'case.reassign {case_id, grid_worker_id, reason}: 转派.';
comment on function private.op_case_recall(jsonb) is 'case.recall {case_id, reason}: 撤回, before anybody accepted.';
comment on function private.op_case_extend(jsonb) is 'case.extend {case_id, hours 1–400 by the clock of its class, reason}: 延期, counted from the deadline so far.';
comment on function private.op_case_escalate(jsonb) is 'case.escalate {case_id, reason}: 吹哨、上报, back to the office as a prominent case.';
comment on function private.op_case_self_resolve(jsonb) is 'case.self_resolve {case_id, note, told_by?}: 自办自结. Rejects not_simple, feedback_missing.';
comment on function private.op_case_handle(jsonb) is 'case.handle {case_id, note what was done}: 任务处理.';
comment on function private.op_case_feedback(jsonb) is 'case.feedback {case_id, told_by in_person | phone | message | notice, note?}: 处理反馈.';
comment on function private.op_case_verify_close(jsonb) is 'case.verify_close {case_id, note?}: 核查结案. Rejects feedback_missing.';
comment on function private.op_case_rework(jsonb) is 'case.rework {case_id, reason}: 返工.';
comment on function private.op_case_evaluate(jsonb) is 'case.evaluate {case_id, satisfaction 1–5, note?}: 综合评价, once. Rejects already_evaluated.';

revoke all on function private.arg_worker(jsonb), private.owes_feedback(uuid), private.arg_told_by(jsonb),
  private.op_case_register(jsonb), private.op_case_dispatch(jsonb), private.op_case_accept(jsonb), private.op_case_return(jsonb),
  private.op_case_reassign(jsonb), private.op_case_recall(jsonb), private.op_case_extend(jsonb), private.op_case_escalate(jsonb),
  private.op_case_self_resolve(jsonb), private.op_case_handle(jsonb), private.op_case_feedback(jsonb),
  private.op_case_verify_close(jsonb), private.op_case_rework(jsonb), private.op_case_evaluate(jsonb)
  from public, anon, authenticated;
