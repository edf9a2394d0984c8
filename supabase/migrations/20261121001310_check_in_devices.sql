-- What a device says, and what is done about one.

create function public.check_in(device_id uuid, name text, platform text, waiting int) returns void
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
comment on function public.check_in(uuid, text, text, int) is
  'A device tells who it is and how many operations it has not sent yet. PT403 device_revoked, PT403 not_permitted (another person''s), PT400 invalid_input, PT403 no_profile, PT401 session_expired.';

-- The only thing a revoked device may still say.
create function public.confirm_wiped(device_id uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  update public.device d set wiped_at = now()
  where d.id = confirm_wiped.device_id and d.profile_id = auth.uid() and d.revoked_at is not null and d.wiped_at is null;
end
$$;
comment on function public.confirm_wiped(uuid) is 'A revoked device tells that it has removed everything it held. Says nothing to anybody else.';

create function public.read_devices() returns json
language plpgsql stable security definer set search_path = ''
as $$
declare
  role_here text := private.my_role();
  duties uuid[] := array(select private.my_duty_ids());
begin
  if role_here is null then
    if auth.uid() is null then
      raise exception 'nobody is signed in' using errcode = 'PT401', hint = 'session_expired', detail = 'read_devices';
    end if;
    raise exception 'account % has no active profile', auth.uid() using errcode = 'PT403', hint = 'no_profile', detail = 'read_devices';
  end if;
  return coalesce((
    select json_agg(json_build_object(
      'id', d.id, 'is_own', d.profile_id = auth.uid(), 'owner_name', p.display_name, 'owner_role', p.role,
      'territory_id', d.territory_id, 'name', d.name, 'platform', d.platform, 'waiting', d.waiting,
      'registered_at', d.registered_at, 'last_seen_at', d.last_seen_at, 'revoked_at', d.revoked_at, 'wiped_at', d.wiped_at)
      order by d.last_seen_at desc, d.id)
    from public.device d join public.profile p on p.id = d.profile_id
    where d.profile_id = auth.uid()
      or (role_here in ('street_staff', 'administrator') and d.territory_id = any (duties))), '[]');
end
$$;
comment on function public.read_devices() is
  'The caller''s devices, and for street staff and administrators those of their duty, last seen first: [{id, is_own, owner_name, owner_role, territory_id, name, platform, waiting, registered_at, last_seen_at, revoked_at, wiped_at}]. PT403 no_profile, PT401 session_expired.';

create function private.op_device_revoke(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  wanted uuid := private.arg_uuid(op, 'device_id');
  known public.device;
begin
  perform private.require_args(op, '{device_id}');
  select d.* into known from public.device d where d.id = wanted and (d.profile_id = auth.uid()
    or (op ->> 'role' in ('street_staff', 'administrator') and d.territory_id in (select private.my_duty_ids())))
    for update;
  if not found then
    perform private.reject('not_found', 'device_id', 'no such device within the caller''s duty');
  end if;
  -- twice is once: somebody else may have been quicker
  update public.device d set revoked_at = now(), revoked_by = auth.uid() where d.id = known.id and d.revoked_at is null;
  return jsonb_build_object('version', 1, 'versions', jsonb_build_object());
end
$$;
comment on function private.op_device_revoke(jsonb) is
  'device.revoke {device_id}: one''s own, or for street staff and administrators one of their duty. Rejects not_found (device_id).';

revoke all on function public.check_in(uuid, text, text, int), public.confirm_wiped(uuid), public.read_devices(),
  private.op_device_revoke(jsonb) from public, anon, authenticated;
grant execute on function public.check_in(uuid, text, text, int), public.confirm_wiped(uuid), public.read_devices() to authenticated;

insert into private.operation (name, handler, roles, touches) values
  ('device.revoke', 'op_device_revoke', '{grid_worker,community_staff,street_staff,leader,administrator}', '{}');
