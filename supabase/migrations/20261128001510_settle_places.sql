-- Places that are registered in another part than the one they stand in (体检) come into it, as they do when boundaries are redrawn.

create function private.op_territory_settle(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  whole public.territory;
begin
  perform private.require_args(op, '{parent_id}');
  select * into whole from public.territory t where t.id = private.require_duty_whole(op) for no key update;
  perform private.check_base(op, 'territory', whole.id, whole.version);
  -- Each part has, so to say, lost all ground but its own.
  perform private.settle_ground(whole.id, array(
    select row(t.id, extensions.st_difference(whole.geom, t.geom, 1e-9))::private.ground
    from public.territory t where t.parent_id = whole.id));
  return jsonb_build_object('version', whole.version, 'versions', '{}'::jsonb);
end
$$;
comment on function private.op_territory_settle(jsonb) is
  'territory.settle {parent_id}: what is registered in one of its parts and stands in another comes into that one, with everything that hangs on it. Rejects outside_duty (parent_id), invalid_input; conflicts with the wire row of the whole.';

insert into private.operation (name, handler, roles, touches) values
  ('territory.settle', 'op_territory_settle', '{community_staff,street_staff}', '{ground}');

revoke all on function private.op_territory_settle(jsonb) from public, anon, authenticated;
