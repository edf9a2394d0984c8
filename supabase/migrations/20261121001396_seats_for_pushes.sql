-- Pushes into one county go one after the other, and whoever waits holds a connection. When a whole street comes back into
-- the network at once, the waiting would take all connections there are, and the pulls of everybody else would wait behind
-- them. So few may wait, and not for long; the others are told to come again. Their devices keep what they have.

drop function private.wait_for_turn();

create function private.take_turn() returns boolean
language plpgsql volatile set search_path = ''
set lock_timeout = '1s'
as $$
declare
  seats constant int := 4; -- pushes of one county that may wait while another works
  top uuid;
  turn bigint;
begin
  for top in
    select distinct t.path[1] from public.profile_territory d join public.territory t on t.id = d.territory_id
    where d.profile_id = auth.uid() order by 1
  loop
    turn := hashtextextended('sync_push/' || top, 0);
    if pg_try_advisory_xact_lock(turn) then
      continue;
    end if;
    if not exists (select from generate_series(1, seats) seat
      where pg_try_advisory_xact_lock(hashtextextended('sync_push/' || top || '/' || seat, 0)) limit 1) then
      return false;
    end if;
    begin
      perform pg_advisory_xact_lock(turn);
    exception when lock_not_available then
      return false;
    end;
  end loop;
  return true;
end
$$;
comment on function private.take_turn() is
  'Takes the turn to push in the counties of the caller''s duties, until commit; waits a second for it if there is a seat. False: not now.';
revoke all on function private.take_turn() from public, anon, authenticated;

-- As before, but for whoever does not get a turn.
create or replace function public.sync_push(ops json) returns json
language plpgsql volatile security definer
set search_path = ''
set timezone = 'UTC'
as $$
declare
  batch_limit constant int := 50;
  role_here text := private.my_role();
  sent json;
  is_our_turn boolean;
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
  is_our_turn := private.take_turn();
  for sent in select o.value from json_array_elements(ops) with ordinality as o (value, n) order by o.n loop
    if not is_our_turn then
      results := array_append(results, jsonb_build_object('op_id', null, 'status', 'retry', 'after', 1 + floor(random() * 3)));
    elsif cardinality(results) < batch_limit then
      results := array_append(results, private.push_one(sent, role_here));
    else
      -- more than one transaction should hold: the rest may come at once, in another
      results := array_append(results, jsonb_build_object('op_id', null, 'status', 'retry', 'after', 0));
    end if;
  end loop;
  return to_json(results);
end
$$;
