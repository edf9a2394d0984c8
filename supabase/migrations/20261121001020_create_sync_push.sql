-- sync_push: operations in, one result each, in order. Every operation runs in a subtransaction of its own: one that fails
-- leaves nothing behind and never stops the next. The result of a finished one is kept, so that an answer which got lost
-- on the way is given again when the operation is sent again.
--
-- The parameter is json and not jsonb: a text with a character that jsonb cannot hold would otherwise refuse the whole
-- batch, and the outbox behind it would be stuck.

create function private.rejected(code text, field text, message text) returns jsonb
language sql immutable set search_path = ''
as $$ select jsonb_build_object('status', 'rejected', 'code', code, 'field', nullif(field, ''), 'message', message) $$;

create function private.envelope_fault(op jsonb) returns text
language sql stable set search_path = ''
as $$
  select case
    when jsonb_typeof(op) is distinct from 'object' then 'op'
    when not private.is_uuid(op ->> 'op_id') then 'op_id'
    when jsonb_typeof(op -> 'name') is distinct from 'string' or length(op ->> 'name') > 100 then 'name'
    when jsonb_typeof(op -> 'args') is distinct from 'object' then 'args'
    when private.time_of(op ->> 'made_at') is null then 'made_at'
    when jsonb_typeof(op -> 'device') is distinct from 'string' or length(op ->> 'device') not between 1 and 100 then 'device'
    when jsonb_typeof(coalesce(op -> 'base_versions', '{}')) <> 'object' then 'base_versions'
    when exists (select from jsonb_each_text(coalesce(op -> 'base_versions', '{}')) b
      where b.value is null or b.value !~ '^[1-9][0-9]{0,8}$') then 'base_versions'
    when jsonb_typeof(coalesce(op -> 'depends_on', '[]')) <> 'array' then 'depends_on'
    when jsonb_array_length(coalesce(op -> 'depends_on', '[]')) > 50 then 'depends_on'
    when exists (select from jsonb_array_elements_text(coalesce(op -> 'depends_on', '[]')) d
      where d is null or not private.is_uuid(d) or d = op ->> 'op_id') then 'depends_on'
  end
$$;

-- What the caller had seen of each row: the versions named, or those which the operations before this one have made since.
create function private.merged_bases(op jsonb) returns jsonb
language sql stable set search_path = ''
as $$
  select coalesce(jsonb_object_agg(b.id, b.version), '{}') from (
    select v.key as id, max(v.value::bigint) as version from (
      select key, value from jsonb_each_text(coalesce(op -> 'base_versions', '{}'))
      union all
      select made.key, made.value
      from private.sync_op before, jsonb_each_text(coalesce(before.result -> 'versions', '{}')) made
      where before.op_id in (select d::uuid from jsonb_array_elements_text(coalesce(op -> 'depends_on', '[]')) d)
    ) v group by v.key) b
$$;

-- One operation, with its row in the log already taken. Null: not now, its row must go again.
create function private.run_operation(op jsonb, operation private.operation) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  outcome jsonb;
  raised_hint text;
  raised_detail text;
begin
  execute format('select private.%I($1)', operation.handler) using op into strict outcome;
  return jsonb_build_object('status', 'applied') || outcome;
exception
  when sqlstate 'PT409' then
    get stacked diagnostics raised_hint = pg_exception_hint, raised_detail = pg_exception_detail;
    return jsonb_build_object('status', 'conflict', 'entity', raised_hint, 'row', raised_detail::jsonb);
  when sqlstate 'PT422' then
    get stacked diagnostics raised_hint = pg_exception_hint, raised_detail = pg_exception_detail;
    return private.rejected(raised_hint, raised_detail, sqlerrm);
  when integrity_constraint_violation or data_exception then
    return private.rejected('invalid_input', null, sqlerrm);
  when serialization_failure or deadlock_detected or lock_not_available then
    return jsonb_build_object('status', 'retry', 'after', 1);
  when others then
    -- a fault of ours: what the person did is kept on the device until it is mended
    raise warning 'operation % (%) failed: % %', op ->> 'op_id', op ->> 'name', sqlstate, sqlerrm;
    return jsonb_build_object('status', 'retry', 'after', 60);
end
$$;

create function private.push_one(sent json, role_here text) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  op jsonb;
  id uuid;
  fault text;
  hash text;
  known private.sync_op;
  operation private.operation;
  is_new boolean;
  outcome jsonb;
begin
  begin
    op := sent::jsonb;
    fault := private.envelope_fault(op);
  exception when data_exception or program_limit_exceeded then
    return jsonb_build_object('op_id', null) || private.rejected('invalid_input', 'op', sqlerrm);
  end;
  if fault is not null then
    return jsonb_build_object('op_id', case when jsonb_typeof(op) = 'object' then op -> 'op_id' end)
      || private.rejected('invalid_input', fault, 'the operation cannot be read: ' || fault);
  end if;
  id := op ->> 'op_id';
  hash := encode(sha256(convert_to((op - 'op_id')::text, 'UTF8')), 'hex');

  -- Two tabs with the same operation: the second waits here for the first and finds its answer.
  begin
    insert into private.sync_op (op_id, user_id, name, payload_hash, device, made_at)
    values (id, auth.uid(), op ->> 'name', hash, op ->> 'device', private.time_of(op ->> 'made_at'))
    on conflict do nothing;
    is_new := found;
  exception when deadlock_detected or lock_not_available then
    return jsonb_build_object('op_id', id, 'status', 'retry', 'after', 1);
  end;
  if not is_new then
    select * into strict known from private.sync_op o where o.op_id = id;
    -- A colleague may bring in what a tablet could not send (an import), and learns only that it is done.
    if known.payload_hash <> hash or (known.user_id <> auth.uid() and known.result ->> 'status' <> 'applied') then
      outcome := private.rejected('id_reuse', 'op_id', 'another operation has this id');
    else
      outcome := jsonb_build_object('status', 'duplicate', 'result', known.result);
    end if;
    return jsonb_build_object('op_id', id) || outcome;
  end if;

  select * into operation from private.operation o where o.name = op ->> 'name';
  if not found then
    -- not kept: a newer server may know it
    delete from private.sync_op o where o.op_id = id;
    return jsonb_build_object('op_id', id)
      || private.rejected('unknown_operation', 'name', format('this server does not know the operation %s', op ->> 'name'));
  end if;

  if role_here <> all (operation.roles) then
    outcome := private.rejected('not_permitted', 'name', format('role %s may not use %s', role_here, operation.name));
  else
    select case
        when bool_or(before.result ->> 'status' in ('rejected', 'conflict')) then
          private.rejected('dependency_failed', 'depends_on', 'an operation this one builds upon was not applied')
        when bool_or(before.op_id is null) then jsonb_build_object('status', 'retry', 'after', 5) end
      into outcome
      from jsonb_array_elements_text(coalesce(op -> 'depends_on', '[]')) d left join private.sync_op before on before.op_id = d::uuid;
  end if;
  if outcome is null then
    outcome := private.run_operation(
      op || jsonb_build_object('role', role_here, 'bases', private.merged_bases(op)), operation);
  end if;
  if outcome ->> 'status' = 'retry' then
    delete from private.sync_op o where o.op_id = id;
  else
    update private.sync_op o set result = outcome where o.op_id = id;
  end if;
  return jsonb_build_object('op_id', id) || outcome;
end
$$;

-- Pushes into one county go one after the other. They would wait for each other anyway, at the counts of the county
-- (place_summary), but there each already holds what the other needs next: two batches would end in a deadlock.
create function private.wait_for_turn() returns void
language plpgsql volatile set search_path = ''
as $$
declare
  top uuid;
begin
  for top in
    select distinct t.path[1] from public.profile_territory d join public.territory t on t.id = d.territory_id
    where d.profile_id = auth.uid() order by 1
  loop
    perform pg_advisory_xact_lock(hashtextextended('sync_push/' || top, 0));
  end loop;
end
$$;
comment on function private.wait_for_turn() is 'Waits until no other push works in the counties of the caller''s duties; holds them until commit.';

create function public.sync_push(ops json) returns json
language plpgsql volatile security definer
set search_path = ''
set timezone = 'UTC'
as $$
declare
  batch_limit constant int := 50;
  role_here text := private.my_role();
  sent json;
  results jsonb[] := '{}';
begin
  if role_here is null then
    if auth.uid() is null then
      raise exception 'nobody is signed in' using errcode = 'PT401', hint = 'session_expired', detail = 'sync_push';
    end if;
    raise exception 'account % has no active profile', auth.uid() using errcode = 'PT403', hint = 'no_profile', detail = 'sync_push';
  end if;
  if json_typeof(ops) is distinct from 'array' then
    raise exception 'ops must be an array of operations' using errcode = 'PT400', hint = 'invalid_input', detail = 'ops';
  end if;
  perform private.wait_for_turn();
  for sent in select o.value from json_array_elements(ops) with ordinality as o (value, n) order by o.n loop
    if cardinality(results) < batch_limit then
      results := array_append(results, private.push_one(sent, role_here));
    else
      -- more than one transaction should hold: the rest may come at once, in another
      results := array_append(results, jsonb_build_object('op_id', null, 'status', 'retry', 'after', 0));
    end if;
  end loop;
  return to_json(results);
end
$$;
comment on function public.sync_push(json) is
  'Carries out operations {op_id, name, args, base_versions, depends_on, made_at, device}; one result each, in order: applied {version, versions} · duplicate {result} · conflict {entity, row} · rejected {code, field, message} · retry {after seconds}. The first 50 are worked on, the rest answered retry. PT401 session_expired, PT403 no_profile, PT400 invalid_input.';
comment on function private.push_one(json, text) is 'Answers one operation and keeps the answer if it is final.';
comment on function private.run_operation(jsonb, private.operation) is 'Carries out one operation in a subtransaction and tells how it went.';
comment on function private.rejected(text, text, text) is 'A result of the kind rejected.';
comment on function private.envelope_fault(jsonb) is 'The part of an operation that is not what it must be, or null.';
comment on function private.merged_bases(jsonb) is 'Row id → version the operation was made on, counting what the operations it depends on have done.';

revoke all on function private.rejected(text, text, text), private.envelope_fault(jsonb), private.merged_bases(jsonb),
  private.run_operation(jsonb, private.operation), private.push_one(json, text), private.wait_for_turn(),
  public.sync_push(json) from public, anon, authenticated;
grant execute on function public.sync_push(json) to authenticated;
