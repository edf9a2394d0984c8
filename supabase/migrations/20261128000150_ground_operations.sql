-- What staff say of the ground: gates and footpaths, which the walking network is corrected by; facilities and candidate
-- sites, which circles are computed for.

create function private.near_outline(compound uuid, gate extensions.geometry) returns boolean
language sql stable set search_path = ''
as $$
  -- A gate stands in the wall; 30 m is what a drawn outline and a finger on a map may be off.
  select extensions.st_dwithin(extensions.st_boundary(c.geom)::extensions.geography, gate::extensions.geography, 30)
  from public.compound c where c.id = compound
$$;
comment on function private.near_outline(uuid, extensions.geometry) is 'Whether a point is within 30 metres of a compound''s outline.';

create function private.op_gate_add(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  fresh public.compound_gate;
begin
  perform private.require_args(op, '{gate_id,compound_id,kind,geom}');
  fresh.id := private.arg_uuid(op, 'gate_id');
  fresh.kind := private.arg_one_of(op, 'kind', '{main,side}');
  fresh.open_hours := coalesce(private.arg_gate_hours(op, 'open_hours'), '00:00-24:00');
  fresh.geom := private.arg_point(op, 'geom');
  select c.id, c.territory_id into fresh.compound_id, fresh.territory_id from public.compound c
    where c.id = private.arg_uuid(op, 'compound_id') and c.territory_id in (select private.my_duty_ids());
  if not found then
    perform private.reject('outside_duty', 'compound_id', 'the compound is not within the caller''s duty');
  end if;
  if not private.near_outline(fresh.compound_id, fresh.geom) then
    perform private.reject('invalid_input', 'geom', 'a gate must be within 30 m of the outline of its compound');
  end if;
  insert into public.compound_gate (id, compound_id, territory_id, kind, open_hours, geom)
  values (fresh.id, fresh.compound_id, fresh.territory_id, fresh.kind, fresh.open_hours, fresh.geom)
  on conflict do nothing;
  if not found then
    perform private.reject('id_reuse', 'gate_id', 'another gate has this id');
  end if;
  return jsonb_build_object('version', 1, 'versions', jsonb_build_object(fresh.id, 1));
end
$$;
comment on function private.op_gate_add(jsonb) is
  'gate.add {gate_id, compound_id, kind main | side, open_hours? HH:MM-HH:MM, geom}: within 30 m of the outline. Rejects outside_duty (compound_id), id_reuse (gate_id), invalid_input.';

create function private.op_gate_change(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  gate public.compound_gate;
begin
  perform private.require_args(op, '{gate_id}');
  select * into gate from public.compound_gate g
    where g.id = private.arg_uuid(op, 'gate_id') and g.territory_id in (select private.my_duty_ids()) for no key update;
  if not found then
    perform private.reject('not_found', 'gate_id', 'no such gate within the caller''s duty');
  end if;
  perform private.check_base(op, 'compound_gate', gate.id, gate.version);
  gate.kind := coalesce(private.arg_one_of(op, 'kind', '{main,side}'), gate.kind);
  gate.open_hours := coalesce(private.arg_gate_hours(op, 'open_hours'), gate.open_hours);
  gate.is_closed := coalesce(private.arg_flag(op, 'is_closed'), gate.is_closed);
  if private.arg_point(op, 'geom') is not null then
    gate.geom := private.arg_point(op, 'geom');
    if not private.near_outline(gate.compound_id, gate.geom) then
      perform private.reject('invalid_input', 'geom', 'a gate must be within 30 m of the outline of its compound');
    end if;
  end if;
  update public.compound_gate g set kind = gate.kind, open_hours = gate.open_hours, is_closed = gate.is_closed, geom = gate.geom
    where g.id = gate.id returning g.version into strict gate.version;
  return jsonb_build_object('version', gate.version, 'versions', jsonb_build_object(gate.id, gate.version));
end
$$;
comment on function private.op_gate_change(jsonb) is
  'gate.change {gate_id, kind?, open_hours?, is_closed?, geom?}. Rejects not_found, invalid_input; conflicts with the gate''s wire row.';

create function private.op_footpath_add(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  fresh public.footpath;
begin
  perform private.require_args(op, '{footpath_id,kind,geom}');
  fresh.id := private.arg_uuid(op, 'footpath_id');
  fresh.kind := private.arg_one_of(op, 'kind', '{path,steps}');
  fresh.geom := private.arg_line(op, 'geom');
  fresh.territory_id := private.require_duty_territory(extensions.st_lineinterpolatepoint(fresh.geom, 0.5));
  insert into public.footpath (id, territory_id, kind, name, geom)
  values (fresh.id, fresh.territory_id, fresh.kind, private.arg_text(op, 'name', 40), fresh.geom)
  on conflict do nothing;
  if not found then
    perform private.reject('id_reuse', 'footpath_id', 'another footpath has this id');
  end if;
  return jsonb_build_object('version', 1, 'versions', jsonb_build_object(fresh.id, 1));
end
$$;
comment on function private.op_footpath_add(jsonb) is
  'footpath.add {footpath_id, kind path | steps, name?, geom}: its middle lies in the duty. Rejects outside_duty (geom), id_reuse (footpath_id), invalid_input.';

create function private.op_footpath_change(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  path public.footpath;
begin
  perform private.require_args(op, '{footpath_id}');
  select * into path from public.footpath f
    where f.id = private.arg_uuid(op, 'footpath_id') and f.territory_id in (select private.my_duty_ids()) for no key update;
  if not found then
    perform private.reject('not_found', 'footpath_id', 'no such footpath within the caller''s duty');
  end if;
  perform private.check_base(op, 'footpath', path.id, path.version);
  update public.footpath f set
    kind = coalesce(private.arg_one_of(op, 'kind', '{path,steps}'), path.kind),
    name = private.changed_text(op, 'name', 40, path.name),
    is_closed = coalesce(private.arg_flag(op, 'is_closed'), path.is_closed)
    where f.id = path.id returning f.version into strict path.version;
  return jsonb_build_object('version', path.version, 'versions', jsonb_build_object(path.id, path.version));
end
$$;
comment on function private.op_footpath_change(jsonb) is
  'footpath.change {footpath_id, name?, kind?, is_closed?}. Rejects not_found, invalid_input; conflicts with the footpath''s wire row.';

create function private.op_site_add(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  fresh public.candidate_site;
begin
  perform private.require_args(op, '{site_id,kind,name,geom}');
  fresh.id := private.arg_uuid(op, 'site_id');
  fresh.kind := private.arg_one_of(op, 'kind', '{idle_premises,planned_site}');
  fresh.geom := private.arg_point(op, 'geom');
  fresh.territory_id := private.require_duty_territory(fresh.geom);
  insert into public.candidate_site (id, territory_id, kind, name, address, owner, area_m2, due_on, geom)
  values (fresh.id, fresh.territory_id, fresh.kind, private.arg_text(op, 'name', 60), private.arg_text(op, 'address', 200),
    private.arg_text(op, 'owner', 60), private.arg_number(op, 'area_m2', 1, 1000000), private.arg_date(op, 'due_on'), fresh.geom)
  on conflict do nothing;
  if not found then
    perform private.reject('id_reuse', 'site_id', 'another site has this id');
  end if;
  return jsonb_build_object('version', 1, 'versions', jsonb_build_object(fresh.id, 1));
end
$$;
comment on function private.op_site_add(jsonb) is
  'site.add {site_id, kind idle_premises | planned_site, name, geom, address?, owner?, area_m2?, due_on?}. Rejects outside_duty (geom), id_reuse (site_id), invalid_input.';

create function private.op_site_remove(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  site public.candidate_site;
begin
  perform private.require_args(op, '{site_id}');
  select * into site from public.candidate_site s
    where s.id = private.arg_uuid(op, 'site_id') and s.territory_id in (select private.my_duty_ids()) for update;
  if not found then
    perform private.reject('not_found', 'site_id', 'no such site within the caller''s duty');
  end if;
  perform private.check_base(op, 'candidate_site', site.id, site.version);
  delete from public.candidate_site s where s.id = site.id;
  return jsonb_build_object('version', site.version, 'versions', '{}'::jsonb);
end
$$;
comment on function private.op_site_remove(jsonb) is 'site.remove {site_id}. Rejects not_found; conflicts with the site''s wire row.';

create function private.arg_facility_kind(op jsonb, field text) returns text
language plpgsql stable set search_path = ''
as $$
declare
  given text := private.arg_text(op, field, 50);
begin
  if given is not null and not exists (select from public.facility_kind k where k.id = given and k."group" <> 'party') then
    perform private.reject('invalid_input', field, field || ' must be a kind of facility that is no station of ours');
  end if;
  return given;
end
$$;
comment on function private.arg_facility_kind(jsonb, text) is 'A kind a facility may be of; null when absent.';

create function private.op_facility_add(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  fresh public.facility;
begin
  perform private.require_args(op, '{facility_id,kind,name,geom}');
  fresh.id := private.arg_uuid(op, 'facility_id');
  fresh.kind := private.arg_facility_kind(op, 'kind');
  fresh.geom := private.arg_point(op, 'geom');
  fresh.territory_id := private.require_duty_territory(fresh.geom);
  insert into public.facility (id, territory_id, kind, name, address, phone, opening_hours, geom)
  values (fresh.id, fresh.territory_id, fresh.kind, private.arg_text(op, 'name', 60), private.arg_text(op, 'address', 200),
    private.arg_text(op, 'phone', 30), coalesce(private.arg_opening_hours(op, 'opening_hours'), '[]'), fresh.geom)
  on conflict do nothing;
  if not found then
    perform private.reject('id_reuse', 'facility_id', 'another facility has this id');
  end if;
  return jsonb_build_object('version', 1, 'versions', jsonb_build_object(fresh.id, 1));
end
$$;
comment on function private.op_facility_add(jsonb) is
  'facility.add {facility_id, kind, name, geom, address?, phone?, opening_hours?}. Rejects outside_duty (geom), id_reuse (facility_id), invalid_input.';

create function private.open_facility(op jsonb) returns public.facility
language plpgsql volatile set search_path = ''
as $$
declare
  facility public.facility;
begin
  perform private.require_args(op, '{facility_id}');
  select * into facility from public.facility f
    where f.id = private.arg_uuid(op, 'facility_id') and f.territory_id in (select private.my_duty_ids()) for update;
  if not found then
    perform private.reject('not_found', 'facility_id', 'no such facility within the caller''s duty');
  end if;
  perform private.check_base(op, 'facility', facility.id, facility.version);
  return facility;
end
$$;
comment on function private.open_facility(jsonb) is 'The facility of an operation, locked, in the version its person saw.';

create function private.op_facility_change(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  facility public.facility := private.open_facility(op);
  moved extensions.geometry := private.arg_point(op, 'geom');
begin
  if moved is not null then
    facility.geom := moved;
    facility.territory_id := private.require_duty_territory(moved);
  end if;
  update public.facility f set
    territory_id = facility.territory_id,
    kind = coalesce(private.arg_facility_kind(op, 'kind'), facility.kind),
    name = coalesce(private.arg_text(op, 'name', 60), facility.name),
    address = private.changed_text(op, 'address', 200, facility.address),
    phone = private.changed_text(op, 'phone', 30, facility.phone),
    opening_hours = coalesce(private.arg_opening_hours(op, 'opening_hours'), facility.opening_hours),
    geom = facility.geom
    where f.id = facility.id returning f.version into strict facility.version;
  return jsonb_build_object('version', facility.version, 'versions', jsonb_build_object(facility.id, facility.version));
end
$$;
comment on function private.op_facility_change(jsonb) is
  'facility.change {facility_id, kind?, name?, geom?, address?, phone?, opening_hours?}. Rejects not_found, outside_duty (geom), invalid_input; conflicts with the facility''s wire row.';

create function private.op_facility_remove(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  facility public.facility := private.open_facility(op);
begin
  delete from public.facility f where f.id = facility.id;
  return jsonb_build_object('version', facility.version, 'versions', '{}'::jsonb);
end
$$;
comment on function private.op_facility_remove(jsonb) is 'facility.remove {facility_id}. Rejects not_found; conflicts with the facility''s wire row.';

insert into private.operation (name, handler, roles, touches) values
  ('gate.add', 'op_gate_add', '{grid_worker,community_staff,street_staff}', '{}'),
  ('gate.change', 'op_gate_change', '{grid_worker,community_staff,street_staff}', '{gate}'),
  ('footpath.add', 'op_footpath_add', '{grid_worker,community_staff,street_staff}', '{}'),
  ('footpath.change', 'op_footpath_change', '{grid_worker,community_staff,street_staff}', '{footpath}'),
  ('site.add', 'op_site_add', '{community_staff,street_staff}', '{}'),
  ('site.remove', 'op_site_remove', '{community_staff,street_staff}', '{site}'),
  ('facility.add', 'op_facility_add', '{community_staff,street_staff}', '{}'),
  ('facility.change', 'op_facility_change', '{community_staff,street_staff}', '{facility}'),
  ('facility.remove', 'op_facility_remove', '{community_staff,street_staff}', '{facility}');

revoke all on function private.near_outline(uuid, extensions.geometry), private.op_gate_add(jsonb), private.op_gate_change(jsonb),
  private.op_footpath_add(jsonb), private.op_footpath_change(jsonb), private.op_site_add(jsonb), private.op_site_remove(jsonb),
  private.arg_facility_kind(jsonb, text), private.op_facility_add(jsonb), private.open_facility(jsonb),
  private.op_facility_change(jsonb), private.op_facility_remove(jsonb) from public, anon, authenticated;
