-- An approved proposal comes into force on its day. Nobody has to be awake for that: the first contact of that day or later,
-- a device that checks in or a push, puts it into force before anything else is done, from its day on. A hosted project may
-- schedule private.enact_due_proposals() besides, so that the morning's first pull has it already.

create function private.enact_due_proposals() returns int
language plpgsql volatile security definer set search_path = ''
as $$
declare
  due record;
  proposal public.boundary_proposal;
  raised_hint text;
  raised_detail text;
  enacted int := 0;
begin
  for due in
    select p.id, t.path[1] as top from public.boundary_proposal p join public.territory t on t.id = p.territory_id
    where p.status = 'approved' and p.effective_on <= private.today() order by p.effective_on, p.reviewed_at, p.id
  loop
    begin
      -- In the turn of its county, like a push; whoever has it now does this too.
      if not pg_try_advisory_xact_lock(hashtextextended('sync_push/' || due.top, 0)) then
        continue;
      end if;
      select * into proposal from public.boundary_proposal p
        where p.id = due.id and p.status = 'approved' and p.effective_on <= private.today() for update skip locked;
      if found then
        perform private.put_into_force(proposal);
        enacted := enacted + 1;
      end if;
    exception
      when serialization_failure or deadlock_detected or lock_not_available then
        null; -- it is due at the next contact still
      when others then
        get stacked diagnostics raised_hint = pg_exception_hint, raised_detail = pg_exception_detail;
        if sqlstate not in ('PT409', 'PT422') then
          raise warning 'proposal % could not come into force: % %', due.id, sqlstate, sqlerrm;
        end if;
        update public.boundary_proposal p set status = 'stale', review_note = concat_ws(E'\n', p.review_note,
          case sqlstate when 'PT409' then 'conflict: ' || (raised_detail::jsonb ->> 'name')
            when 'PT422' then raised_hint || ': ' || sqlerrm else 'unexpected: ' || sqlerrm end)
          where p.id = due.id;
    end;
  end loop;
  return enacted;
end
$$;
comment on function private.enact_due_proposals() is
  'Puts approved proposals into force whose day has come; one that no longer fits becomes stale, and says why in its review_note (a failure code and what it is about). How many. Never fails.';

-- As before, but that the day's proposals come first.
create or replace function public.check_in(device_id uuid, name text, platform text, waiting int) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  -- a contact is written down no more often than this, unless something else has changed
  seldom constant interval := interval '3 minutes';
  forgotten_after constant interval := interval '1 year';
  known public.device;
  home uuid;
begin
  -- refuses a session that is already known as a revoked device's
  if private.my_role() is null then
    if auth.uid() is null then
      raise exception 'nobody is signed in' using errcode = 'PT401', hint = 'session_expired', detail = 'check_in';
    end if;
    raise exception 'account % has no active profile', auth.uid() using errcode = 'PT403', hint = 'no_profile', detail = 'check_in';
  end if;
  if device_id is null or length(trim(name)) not between 1 and 60 or length(trim(platform)) not between 1 and 60
    or name is null or platform is null or waiting is null or waiting < 0 then
    raise exception 'not a device' using errcode = 'PT400', hint = 'invalid_input', detail = 'device_id, name, platform, waiting';
  end if;
  select d.* into known from public.device d where d.id = check_in.device_id;
  if known.profile_id <> auth.uid() then
    raise exception 'this device is another person''s' using errcode = 'PT403', hint = 'not_permitted', detail = 'device_id';
  end if;
  if known.revoked_at is not null then
    raise exception 'this device has been revoked' using errcode = 'PT403', hint = 'device_revoked', detail = 'check_in';
  end if;
  perform private.enact_due_proposals();
  select t.id into home from public.profile_territory d join public.territory t on t.id = d.territory_id
    where d.profile_id = auth.uid() order by cardinality(t.path), t.id limit 1;
  if home is null then
    return; -- without a duty it holds nothing, and nobody could revoke it
  end if;

  if known.id is null then
    delete from public.device d where d.profile_id = auth.uid() and d.last_seen_at < now() - forgotten_after;
    insert into public.device (id, profile_id, territory_id, name, platform, waiting)
    values (device_id, auth.uid(), home, trim(check_in.name), trim(check_in.platform), check_in.waiting)
    on conflict (id) do nothing; -- two tabs at once
  elsif (known.name, known.platform, known.waiting, known.territory_id)
      is distinct from (trim(check_in.name), trim(check_in.platform), check_in.waiting, home)
    or known.last_seen_at < now() - seldom then
    update public.device d set name = trim(check_in.name), platform = trim(check_in.platform), waiting = check_in.waiting,
      territory_id = home, last_seen_at = now()
    where d.id = check_in.device_id;
  end if;
  if private.my_session() is not null then
    insert into private.device_session (session_id, device_id)
    select private.my_session(), check_in.device_id
    where not exists (select from private.device_session s
      where s.session_id = private.my_session() and s.device_id = check_in.device_id)
    on conflict do nothing;
  end if;
end
$$;

-- As before, but that the day's proposals come first.
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
  if is_our_turn then
    perform private.enact_due_proposals();
  end if;
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

revoke all on function private.enact_due_proposals() from public, anon, authenticated;
