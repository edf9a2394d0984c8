-- Pictures in and out. put_photo comes before photo.attach and may be repeated: a tablet that lost the answer sends it again.

-- Who is asking, or the refusal that says why not.
create function private.photo_role(asked text) returns text
language plpgsql stable set search_path = ''
as $$
declare
  role_here text := private.my_role();
begin
  if role_here is null then
    if auth.uid() is null then
      raise exception 'nobody is signed in' using errcode = 'PT401', hint = 'session_expired', detail = asked;
    end if;
    raise exception 'account % has no active profile', auth.uid() using errcode = 'PT403', hint = 'no_profile', detail = asked;
  end if;
  if 'case_detail' not in (select private.my_reaches()) then
    raise exception 'role % has no photos', role_here using errcode = 'PT403', hint = 'not_permitted', detail = asked;
  end if;
  return role_here;
end
$$;
comment on function private.photo_role(text) is 'The caller''s role if it may hold photos. Raises PT401 session_expired, PT403 no_profile or not_permitted for the function named.';

create function public.put_photo(photo_id uuid, sha256 text, bytes_base64 text) returns json
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
    picture := decode(put_photo.bytes_base64, 'base64');
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
comment on function public.put_photo(uuid, text, text) is
  'Takes a picture (JPEG, at most 1 MiB, base64) before photo.attach names it; repeating it is harmless. PT400 invalid_input (photo_id, sha256, bytes_base64), PT409 id_reuse, PT429 photo_allowance (64 MiB lie unattached), PT403 not_permitted (leader, administrator) or no_profile, PT401 session_expired.';

create function public.read_photo(photo_id uuid) returns json
language plpgsql volatile security definer set search_path = ''
as $$
declare
  role_here text := private.photo_role('read_photo');
  -- Asked before the photo is looked for: one that is elsewhere must not take longer to refuse than none.
  duties uuid[] := array(select private.my_duty_ids());
  photo public.photo;
  household_in text;
  household uuid;
  picture bytea;
begin
  select p.* into photo from public.photo p where p.id = read_photo.photo_id and p.territory_id = any (duties);
  select f.bytes into picture from private.photo_file f where f.photo_id = photo.id;
  if picture is null then
    raise exception 'photo % is not within the duty of this %', read_photo.photo_id, role_here
      using errcode = 'PT404', hint = 'not_found', detail = 'photo_id';
  end if;
  select s.household_in into household_in from private.photo_subject s where s.name = photo.subject;
  if household_in is not null then
    execute format('select s.household_id from public.%I s where s.id = $1', household_in) using photo.subject_id into household;
  end if;
  if household is not null then
    insert into public.person_view_log (profile_id, territory_id, subject, subject_id)
    values (auth.uid(), photo.territory_id, 'photo', photo.id);
  end if;
  return json_build_object('mime', 'image/jpeg', 'base64', translate(encode(picture, 'base64'), E'\n', ''));
end
$$;
comment on function public.read_photo(uuid) is
  'One picture within the caller''s duty as {mime, base64}; recorded in person_view_log where its subject is about a household. PT404 not_found (elsewhere or unknown), PT403 not_permitted (leader, administrator) or no_profile, PT401 session_expired.';

revoke all on function private.photo_role(text), public.put_photo(uuid, text, text), public.read_photo(uuid) from public, anon, authenticated;
grant execute on function public.put_photo(uuid, text, text), public.read_photo(uuid) to authenticated;
