-- boundary.edit: new outlines for several parts of one territory at once, or for none. The same function carries out a
-- proposal on its day.

create function private.past_counts(place uuid) returns jsonb
language sql stable set search_path = ''
as $$ select w.body::jsonb - '{id,version,place_kind}'::text[] from private.wire_place_summary w where w.id = place $$;
comment on function private.past_counts(uuid) is 'What is counted in a place at the moment, as its past is remembered.';

create function private.remember_outlines(parts private.changed_part[], gone private.removed_part[], day date, reason text, by_name text)
returns void
language sql volatile set search_path = ''
as $$
  insert into public.boundary_version (territory_id, subject_id, level, code, office_code, name, kind, geom, area_m2,
    valid_from, valid_to, counts, reason, ended_by)
  select t.parent_id, t.id, t.level, t.code, t.office_code, t.name, t.kind, t.geom, t.area_m2, t.valid_from, day,
    private.past_counts(t.id), reason, by_name
  from public.territory t left join unnest(parts) p on p.territory_id = t.id
  where (t.id in (select r.territory_id from unnest(gone) r) or not extensions.st_equals(t.geom, p.geom))
    and (t.valid_from is null or t.valid_from < day)
  order by t.code
$$;
comment on function private.remember_outlines(private.changed_part[], private.removed_part[], date, text, text) is
  'Keeps the outlines that end on a day, but for those which have begun on it.';

create function private.add_part(part private.changed_part, day date) returns void
language plpgsql volatile set search_path = ''
as $$
declare
  model public.territory;
  whole public.territory;
  number int;
begin
  select * into strict model from public.territory t where t.id = part.cut_from_id;
  select * into strict whole from public.territory t where t.id = model.parent_id;
  select n into number from private.free_codes(whole.id, 1) n limit 1;
  if number is null then
    perform private.refuse_change(format('%s has no code left for another part', whole.name));
  end if;
  insert into public.territory (id, parent_id, level, code, name, kind, geom, valid_from)
  values (part.territory_id, whole.id, model.level, whole.code || lpad(number::text, 3, '0'), part.name, model.kind, part.geom, day);
  insert into public.grid_worker_duty (id, grid_worker_id, territory_id)
    select private.uuid_v7(), d.grid_worker_id, part.territory_id from public.grid_worker_duty d where d.territory_id = model.id;
  insert into public.profile_territory (profile_id, territory_id)
    select d.profile_id, part.territory_id from public.profile_territory d where d.territory_id = model.id;
end
$$;
comment on function private.add_part(private.changed_part, date) is
  'Adds the territory of a part that was cut from another: next free code, the same level, kind and people.';

create function private.apply_boundary_change(whole uuid, change jsonb, bases jsonb, reason text, by_name text, day date) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  parts private.changed_part[] := private.read_changed_parts(change);
  gone private.removed_part[] := private.read_removed_parts(change);
  former_names jsonb;
  lost private.ground[];
  part private.changed_part;
  removed private.removed_part;
begin
  -- One edit of a territory's parts at a time, also beside the import, which takes no turn.
  perform 1 from public.territory t where t.id = whole for no key update;
  perform 1 from public.territory t where t.parent_id = whole order by t.id for no key update;
  perform private.check_changed_parts(whole, parts, gone, bases);
  perform private.check_ground(whole, parts, gone);

  perform private.remember_outlines(parts, gone, day, reason, by_name);
  -- What each part will have lost: of its own old ground, and of that of the parts it swallows.
  lost := array(
    select row(p.territory_id, extensions.st_collectionextract(extensions.st_difference(extensions.st_union(t.geom, 1e-9), p.geom, 1e-9), 3))::private.ground
    from unnest(parts) p join public.territory t on t.id = p.territory_id
      or t.id in (select r.territory_id from unnest(gone) r where r.into_id = p.territory_id)
    group by p.territory_id, p.geom);
  -- Names may change places.
  former_names := (select jsonb_object_agg(t.id, t.name) from public.territory t where t.parent_id = whole);
  update public.territory t set name = t.id::text
    where t.id in (select r.territory_id from unnest(gone) r)
      or t.parent_id = whole and exists (select from unnest(parts) p where p.name = t.name and p.territory_id <> t.id);
  foreach part in array parts loop
    if part.cut_from_id is null then
      update public.territory t set geom = part.geom,
        valid_from = case when extensions.st_equals(t.geom, part.geom) then t.valid_from else day end
        where t.id = part.territory_id;
    else
      perform private.add_part(part, day);
    end if;
  end loop;
  foreach removed in array gone loop
    perform private.hand_over(removed.territory_id, removed.into_id, former_names ->> removed.territory_id::text);
  end loop;
  update public.territory t set name = p.name from unnest(parts) p where p.territory_id = t.id and p.name <> t.name;
  perform private.settle_ground(whole, lost);

  return (select jsonb_build_object('version', (select t.version from public.territory t where t.id = parts[1].territory_id),
      'versions', jsonb_object_agg(t.id, t.version))
    from public.territory t join unnest(parts) p on t.id = p.territory_id or t.parent_id = p.territory_id);
end
$$;
comment on function private.apply_boundary_change(uuid, jsonb, jsonb, text, text, date) is
  'Redraws parts of a territory from a day on: checks, keeps the past, moves what lies there. {version of the first area, versions of all}. Rejects and conflicts as check_changed_parts and check_ground say.';

create function private.require_duty_whole(op jsonb) returns uuid
language plpgsql stable set search_path = ''
as $$
declare
  whole uuid := private.arg_uuid(op, 'parent_id');
begin
  if whole not in (select private.my_duty_ids()) then
    perform private.reject('outside_duty', 'parent_id', 'the territory is not within the caller''s duty');
  end if;
  return whole;
end
$$;
comment on function private.require_duty_whole(jsonb) is 'The territory whose parts an operation is about; refuses one outside the duty.';

create function private.op_boundary_edit(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
begin
  perform private.require_args(op, '{parent_id,change}');
  return private.apply_boundary_change(private.require_duty_whole(op), op -> 'args' -> 'change', op -> 'bases',
    private.arg_text(op, 'reason', 200), private.my_name(), private.today());
end
$$;
comment on function private.op_boundary_edit(jsonb) is
  'boundary.edit {parent_id, change: {areas: [{territory_id, geom, name?, cut_from_id?}], removed: [{territory_id, into_id}]}, reason?}: all at once or nothing. Rejects outside_duty (parent_id), not_found, id_reuse, name_taken, outlines_overlap, outlines_gap, outside_parent, parts_outside (change), invalid_input; conflicts with the wire row of the first territory that differs.';

insert into private.operation (name, handler, roles, touches) values
  ('boundary.edit', 'op_boundary_edit', '{community_staff,street_staff}', '{outline}');

revoke all on function private.past_counts(uuid), private.remember_outlines(private.changed_part[], private.removed_part[], date, text, text),
  private.add_part(private.changed_part, date), private.apply_boundary_change(uuid, jsonb, jsonb, text, text, date),
  private.require_duty_whole(jsonb), private.op_boundary_edit(jsonb) from public, anon, authenticated;
