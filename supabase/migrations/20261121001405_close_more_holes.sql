-- More of what a review found by trying.

-- A point that was given beside a building or compound is where somebody stood at it. Farther off it is believed less than
-- the building: a case of one's own grid cannot be pinned on somebody else's.
create function private.point_at(given extensions.geometry, place extensions.geometry) returns extensions.geometry
language sql immutable set search_path = ''
as $$
  select case when extensions.st_dwithin(given::extensions.geography, place::extensions.geography, 200) then given
    else extensions.st_pointonsurface(place) end
$$;
comment on function private.point_at(extensions.geometry, extensions.geometry) is 'The point given if it is within 200 metres of the place, else one on the place.';
revoke all on function private.point_at(extensions.geometry, extensions.geometry) from public, anon, authenticated;

-- As before, with the point checked.
create or replace function private.op_case_report(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  fresh public.case_record;
  duties uuid[] := array(select private.my_duty_ids());
  household uuid := private.arg_uuid(op, 'household_id');
  description text := private.arg_text(op, 'description', 4000);
  reporter text := private.arg_text(op, 'reporter_name', 50);
  phone text := private.arg_text(op, 'reporter_phone', 30);
  rule public.case_transition;
  limit_hours int;
begin
  perform private.require_args(op, '{case_id,class_code}');
  fresh.class_code := private.arg_text(op, 'class_code', 4);
  select c.limit_hours, c."loop" into limit_hours, fresh."loop" from public.case_class c where c.id = fresh.class_code;
  if not found then
    perform private.reject('not_found', 'class_code', 'no such class of case');
  end if;
  select * into strict rule from public.case_transition t where t."loop" = fresh."loop" and t.operation = 'case.report';
  if op ->> 'role' <> all (rule.roles) then
    perform private.reject('not_permitted', 'name', format('role %s may not report this class', op ->> 'role'));
  end if;
  perform private.require_args(op, rule.required);
  fresh.id := private.arg_uuid(op, 'case_id');
  fresh.title := private.arg_text(op, 'title', 80);
  fresh.severity := coalesce(private.arg_text(op, 'severity', 20), 'general');
  fresh.building_id := private.arg_uuid(op, 'building_id');
  fresh.compound_id := private.arg_uuid(op, 'compound_id');
  fresh.geom := private.arg_point(op, 'geom');
  fresh.reported_at := private.plausible_time(private.time_of(op ->> 'made_at'));

  if fresh.severity not in ('simple', 'general', 'prominent', 'major') then
    perform private.reject('invalid_input', 'severity', 'severity must be simple, general, prominent or major');
  end if;

  if household is not null then
    select h.building_id, h.compound_id, h.territory_id, extensions.st_pointonsurface(b.geom)
      into fresh.building_id, fresh.compound_id, fresh.territory_id, fresh.geom
      from public.household h join public.building b on b.id = h.building_id
      where h.id = household and h.territory_id = any (duties);
  elsif fresh.building_id is not null then
    select b.compound_id, b.territory_id, private.point_at(fresh.geom, b.geom)
      into fresh.compound_id, fresh.territory_id, fresh.geom
      from public.building b where b.id = fresh.building_id and b.territory_id = any (duties);
  elsif fresh.compound_id is not null then
    select c.territory_id, private.point_at(fresh.geom, c.geom) into fresh.territory_id, fresh.geom
      from public.compound c where c.id = fresh.compound_id and c.territory_id = any (duties);
  else
    perform private.require_args(op, '{geom}');
    select t.id into fresh.territory_id
      from public.territory t join public.territory_level l on l.id = t.level
      where t.id = any (duties) and extensions.st_covers(t.geom, fresh.geom) order by l.rank desc, t.code limit 1;
    select c.id into fresh.compound_id from public.compound c
      where c.territory_id = fresh.territory_id and extensions.st_covers(c.geom, fresh.geom) order by c.id limit 1;
  end if;
  if fresh.territory_id is null then
    perform private.reject('outside_duty', coalesce(
      case when household is not null then 'household_id' when fresh.building_id is not null then 'building_id'
        when fresh.compound_id is not null then 'compound_id' end, 'geom'), 'the place is not within the caller''s duty');
  end if;

  if exists (select from public.case_record c where c.id = fresh.id) then
    perform private.reject('id_reuse', 'case_id', 'another case has this id');
  end if;
  insert into public.case_record (id, territory_id, compound_id, building_id, number, class_code, loop, stage, severity, title,
    reported_at, due_at, geom)
  values (fresh.id, fresh.territory_id, fresh.compound_id, fresh.building_id, private.next_case_number(fresh.reported_at),
    fresh.class_code, fresh."loop", rule.to_stage, fresh.severity, fresh.title, fresh.reported_at,
    private.case_deadline(fresh.class_code, fresh.reported_at, limit_hours), fresh.geom);
  if num_nonnulls(description, reporter, phone, household) > 0 then
    insert into public.case_detail (id, territory_id, description, reporter_name, reporter_phone, household_id)
    values (fresh.id, fresh.territory_id, coalesce(description, ''), reporter, phone, household);
  end if;
  return private.write_event(op, fresh.id, fresh.territory_id, null, rule.to_stage, 1,
    jsonb_build_object('accuracy_m', private.arg_number(op, 'accuracy_m', 0, 100000)), null);
end
$$;

-- As before; what is far too long is refused before it is decoded.
create or replace function public.put_photo(photo_id uuid, sha256 text, bytes_base64 text) returns json
language plpgsql volatile security definer set search_path = ''
as $$
declare
  largest constant int := 1048576; -- bytes
  allowance constant bigint := 64 * 1048576; -- bytes a person may have lying here unattached: 160 photos as our client makes them
  forgotten_after constant interval := '60 days'; -- as long as a report may be late (private.plausible_time)
  picture bytea;
  lying bigint;
begin
  perform private.photo_role('put_photo');
  if put_photo.photo_id is null or coalesce(put_photo.sha256, '') !~ '^[0-9a-f]{64}$' then
    raise exception 'a photo needs its id and its SHA-256 in hex' using errcode = 'PT400', hint = 'invalid_input',
      detail = case when put_photo.photo_id is null then 'photo_id' else 'sha256' end;
  end if;
  begin
    if length(put_photo.bytes_base64) <= 2 * largest then -- base64 of the largest is a third longer; line breaks are allowed
      picture := decode(put_photo.bytes_base64, 'base64');
    end if;
  exception when data_exception then
    picture := null;
  end;
  -- JPEG: start of image, and a marker after it
  if picture is null or substring(picture from 1 for 3) <> '\xffd8ff'::bytea or length(picture) > largest then
    raise exception 'a photo must be a JPEG of at most % bytes, as base64', largest
      using errcode = 'PT400', hint = 'invalid_input', detail = 'bytes_base64';
  end if;
  if encode(pg_catalog.sha256(picture), 'hex') <> put_photo.sha256 then
    raise exception 'the bytes are not those of the SHA-256' using errcode = 'PT400', hint = 'invalid_input', detail = 'sha256';
  end if;

  -- Two tablets of one person count one after the other.
  perform pg_advisory_xact_lock(hashtextextended('put_photo/' || auth.uid(), 0));
  delete from private.photo_file f
    where f.uploaded_by = auth.uid() and f.received_at < now() - forgotten_after
      and not exists (select from public.photo p where p.id = f.photo_id);
  select coalesce(sum(length(f.bytes)), 0) into lying from private.photo_file f
    where f.uploaded_by = auth.uid() and f.photo_id <> put_photo.photo_id
      and not exists (select from public.photo p where p.id = f.photo_id);
  if lying + length(picture) > allowance then
    raise exception 'more than % bytes of photos wait to be attached', allowance
      using errcode = 'PT429', hint = 'photo_allowance', detail = 'bytes_base64';
  end if;
  insert into private.photo_file (photo_id, uploaded_by, sha256, bytes)
  values (put_photo.photo_id, auth.uid(), put_photo.sha256, picture)
  on conflict on constraint photo_file_pkey do nothing;
  if not found and not exists (
    select from private.photo_file f where f.photo_id = put_photo.photo_id and f.sha256 = put_photo.sha256)
  then
    raise exception 'another photo has this id' using errcode = 'PT409', hint = 'id_reuse', detail = 'photo_id';
  end if;
  return json_build_object('photo_id', put_photo.photo_id, 'size_bytes', length(picture));
end
$$;

-- A patrol that is known to be somebody else's is not what this visit or look was part of. One that is not known yet may
-- still come: its finish tells the whole of it.
create function private.own_patrol() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if exists (select from public.patrol p where p.id = new.patrol_id and p.profile_id <> new.profile_id) then
    new.patrol_id := null;
  end if;
  return new;
end
$$;
comment on function private.own_patrol() is 'Lets nobody count their visits and looks into another person''s patrol.';
revoke all on function private.own_patrol() from public, anon, authenticated;
create trigger own_patrol before insert on public.visit for each row when (new.patrol_id is not null)
  execute function private.own_patrol();
create trigger own_patrol before insert on public.checklist_result for each row when (new.patrol_id is not null)
  execute function private.own_patrol();
