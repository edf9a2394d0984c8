-- photo.attach: the picture that put_photo brought becomes a photo of something.

-- A handler stops with this when it cannot answer yet: the operation stays with the device and comes again.
create function private.not_yet(after_seconds int, message text) returns void
language plpgsql stable set search_path = ''
as $$
begin
  raise exception '%', message using errcode = 'PT503', detail = after_seconds::text;
end
$$;
comment on function private.not_yet(int, text) is 'Answers the operation at hand with retry: nothing is remembered of it.';

create or replace function private.run_operation(op jsonb, operation private.operation) returns jsonb
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
  when sqlstate 'PT503' then
    get stacked diagnostics raised_detail = pg_exception_detail;
    return jsonb_build_object('status', 'retry', 'after', raised_detail::int);
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

create function private.op_photo_attach(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  fresh public.photo;
  file private.photo_file;
begin
  perform private.require_args(op, '{photo_id,subject,subject_id,sha256,size_bytes,width,height,taken_at}');
  fresh.id := private.arg_uuid(op, 'photo_id');
  fresh.subject := private.arg_text(op, 'subject', 50);
  fresh.subject_id := private.arg_uuid(op, 'subject_id');
  fresh.size_bytes := private.arg_number(op, 'size_bytes', 1, 1048576);
  fresh.width := private.arg_number(op, 'width', 1, 20000);
  fresh.height := private.arg_number(op, 'height', 1, 20000);
  fresh.taken_at := private.plausible_time(private.time_of(private.arg_text(op, 'taken_at', 40)));
  if not exists (select from private.photo_subject s where s.name = fresh.subject) then
    perform private.reject('invalid_input', 'subject', 'nothing of this kind has photos');
  end if;
  execute format('select s.territory_id from public.%I s where s.id = $1 and s.territory_id = any ($2)', fresh.subject)
    using fresh.subject_id, array(select private.my_duty_ids()) into fresh.territory_id;
  if fresh.territory_id is null then
    perform private.reject('not_found', 'subject_id', 'what the photo is of is not within the caller''s duty');
  end if;
  if exists (select from public.photo p where p.id = fresh.id) then
    perform private.reject('id_reuse', 'photo_id', 'another photo has this id');
  end if;

  select * into file from private.photo_file f where f.photo_id = fresh.id;
  if not found then
    -- Not a refusal: that would be final, and the picture is still on the device.
    perform private.not_yet(5, 'the picture has not come yet');
  end if;
  if file.sha256 <> private.arg_text(op, 'sha256', 64) then
    perform private.reject('invalid_input', 'sha256', 'the picture is another one');
  end if;
  if length(file.bytes) <> fresh.size_bytes then
    perform private.reject('invalid_input', 'size_bytes', 'the picture is not of this size');
  end if;
  insert into public.photo (id, territory_id, subject, subject_id, size_bytes, width, height, taken_at)
  values (fresh.id, fresh.territory_id, fresh.subject, fresh.subject_id, fresh.size_bytes, fresh.width, fresh.height, fresh.taken_at);
  return jsonb_build_object('version', 1, 'versions', jsonb_build_object(fresh.id, 1));
end
$$;
comment on function private.op_photo_attach(jsonb) is
  'photo.attach {photo_id, subject, subject_id, sha256, size_bytes, width, height, taken_at}. Rejects not_found (subject_id), id_reuse (photo_id), invalid_input (sha256, size_bytes …); retry while put_photo has not brought the picture.';
revoke all on function private.not_yet(int, text), private.op_photo_attach(jsonb) from public, anon, authenticated;

insert into private.operation (name, handler, roles, touches) values
  ('photo.attach', 'op_photo_attach', '{grid_worker,community_staff,street_staff}', '{}');
