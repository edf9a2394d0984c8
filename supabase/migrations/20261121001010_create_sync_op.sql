-- What people did, as operations: the log of every one the server has answered, and the catalogue of those it knows.
-- The log is what makes sending twice harmless, and it is the audit log. It keeps a hash of what was sent and not the
-- text: descriptions and telephone numbers belong where the ladder of privacy guards them.

create table private.sync_op (
  op_id uuid primary key,
  user_id uuid not null,
  name text not null,
  payload_hash text not null,
  device text not null,
  made_at timestamptz not null,
  result jsonb,
  applied_at timestamptz not null default now()
);
create index sync_op_user_id_idx on private.sync_op (user_id);
alter table private.sync_op enable row level security;
revoke all on private.sync_op from public, anon, authenticated;
comment on table private.sync_op is 'Every operation that got a final answer (applied, conflict, rejected), once: idempotency key and audit log.';
comment on column private.sync_op.op_id is 'Minted by the client; sending it again gets the same answer.';
comment on column private.sync_op.user_id is 'Who sent it. No foreign key: the log outlives the account.';
comment on column private.sync_op.name is 'Name of the operation, e.g. case.report.';
comment on column private.sync_op.payload_hash is 'SHA-256 of all that was sent but op_id, hex. Other content under the same id is a fault of the client.';
comment on column private.sync_op.device is 'Which device, as it calls itself.';
comment on column private.sync_op.made_at is 'When the person did it, by the device''s clock. Never an order.';
comment on column private.sync_op.result is 'The answer as it was given; null only inside the transaction that works on it.';
comment on column private.sync_op.applied_at is 'When it was answered, by the server''s clock.';

create table private.operation (
  name text primary key check (name ~ '^[a-z]+\.[a-z_]+$'),
  handler text not null unique check (handler ~ '^op_[a-z_]+$'),
  roles text[] not null check (roles <> '{}'
    and roles <@ array['grid_worker', 'community_staff', 'street_staff', 'leader', 'administrator']),
  touches text[] not null
);
alter table private.operation enable row level security;
revoke all on private.operation from public, anon, authenticated;
comment on table private.operation is 'The operations this server knows.';
comment on column private.operation.name is 'Noun and verb, e.g. case.dispatch.';
comment on column private.operation.handler is 'The function in private that carries it out: (op jsonb) → {version, versions}.';
comment on column private.operation.roles is 'Who may use it at all; the handler checks where.';
comment on column private.operation.touches is 'What of its row it changes. Two people who touched different parts have no conflict.';

-- Handlers stop with one of these two; sync_push turns them into results.
create function private.reject(code text, field text, message text) returns void
language plpgsql stable set search_path = ''
as $$
begin
  raise exception '%', message using errcode = 'PT422', hint = code, detail = coalesce(field, '');
end
$$;
comment on function private.reject(text, text, text) is 'Refuses the operation at hand: code for programs, field of args or envelope, English sentence for logs.';

create function private.conflict(entity text, server_row json) returns void
language plpgsql stable set search_path = ''
as $$
begin
  raise exception 'the row has been changed by somebody else' using errcode = 'PT409', hint = entity, detail = server_row::text;
end
$$;
comment on function private.conflict(text, json) is 'Stops the operation at hand: its row is no longer the one it was made on. Give only rows the caller may hold.';

create function private.is_uuid(value text) returns boolean
language sql immutable set search_path = ''
as $$ select coalesce(value ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$', false) $$;
comment on function private.is_uuid(text) is 'Whether a text is a UUID in lower case.';

create function private.time_of(value text) returns timestamptz
language plpgsql stable set search_path = ''
as $$
begin
  return case when value ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9]{2}:[0-9]{2})$' then value::timestamptz end;
exception when data_exception then
  return null;
end
$$;
comment on function private.time_of(text) is 'An ISO 8601 moment with its zone; null for anything else.';

-- Arguments, read the same way by every handler. Blank is absent.
create function private.arg_text(op jsonb, field text, longest int) returns text
language plpgsql stable set search_path = ''
as $$
declare
  given text := nullif(btrim(op -> 'args' ->> field), '');
begin
  if given is null then
    return null;
  end if;
  if jsonb_typeof(op -> 'args' -> field) <> 'string' or length(given) > longest then
    perform private.reject('invalid_input', field, format('%s must be a text of at most %s characters', field, longest));
  end if;
  return given;
end
$$;
comment on function private.arg_text(jsonb, text, int) is 'A text argument, trimmed; null when absent or blank.';

create function private.arg_uuid(op jsonb, field text) returns uuid
language plpgsql stable set search_path = ''
as $$
declare
  given text := op -> 'args' ->> field;
begin
  if given is not null and not private.is_uuid(given) then
    perform private.reject('invalid_input', field, field || ' must be a UUID');
  end if;
  return given::uuid;
end
$$;
comment on function private.arg_uuid(jsonb, text) is 'An id argument; null when absent.';

create function private.arg_number(op jsonb, field text, lowest numeric, highest numeric) returns numeric
language plpgsql stable set search_path = ''
as $$
declare
  given jsonb := op -> 'args' -> field;
begin
  if given is null or given = 'null' then
    return null;
  end if;
  if jsonb_typeof(given) <> 'number' or given::numeric not between lowest and highest then
    perform private.reject('invalid_input', field, format('%s must be a number from %s to %s', field, lowest, highest));
  end if;
  return given::numeric;
end
$$;
comment on function private.arg_number(jsonb, text, numeric, numeric) is 'A number argument within bounds; null when absent.';

create function private.require_args(op jsonb, fields text[]) returns void
language plpgsql stable set search_path = ''
as $$
declare
  field text;
begin
  foreach field in array fields loop
    if coalesce(btrim(op -> 'args' ->> field), '') = '' then
      perform private.reject('invalid_input', field, field || ' is required');
    end if;
  end loop;
end
$$;
comment on function private.require_args(jsonb, text[]) is 'Refuses an operation that lacks an argument.';

revoke all on function private.reject(text, text, text), private.conflict(text, json), private.is_uuid(text), private.time_of(text),
  private.arg_text(jsonb, text, int), private.arg_uuid(jsonb, text), private.arg_number(jsonb, text, numeric, numeric),
  private.require_args(jsonb, text[]) from public, anon, authenticated;
