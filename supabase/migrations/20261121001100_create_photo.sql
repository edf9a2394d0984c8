-- Photos. What the device knows about one is a row (`photo`), told in a pull; the picture itself stands apart, comes before the
-- row (put_photo) and is read one at a time (read_photo), so that a pull stays small and every look can be recorded.
-- A picture may show a person: whoever may not hold what was written about a case does not hold its photos either.

create table private.photo_subject (
  name text primary key check (name ~ '^[a-z][a-z_]*$'),
  household_in text check (household_in ~ '^[a-z][a-z_]*$')
);
alter table private.photo_subject enable row level security;
revoke all on private.photo_subject from public, anon, authenticated;
comment on table private.photo_subject is 'What photos can be attached to. Rows are made by private.has_photos.';
comment on column private.photo_subject.name is 'A table in public with id and territory_id.';
comment on column private.photo_subject.household_in is 'The table in public whose row of the same id names the household it is about (household_id), or null where it is never about one.';

create table public.photo (
  id uuid primary key,
  territory_id uuid not null references public.territory (id),
  subject text not null references private.photo_subject (name),
  subject_id uuid not null,
  size_bytes int not null check (size_bytes between 1 and 1048576),
  width int not null check (width between 1 and 20000),
  height int not null check (height between 1 and 20000),
  taken_at timestamptz not null,
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now()
);
create index photo_territory_id_idx on public.photo (territory_id);
create index photo_subject_idx on public.photo (subject, subject_id);
alter table public.photo enable row level security;
create policy select_duty on public.photo for select to authenticated
  using (territory_id in (select private.my_duty_ids()) and 'case_detail' in (select private.my_reaches()));
revoke all on public.photo from anon, authenticated;
grant select on public.photo to authenticated;
comment on table public.photo is 'That there is a photo, of what and how large. The picture is in private.photo_file.';
comment on column public.photo.id is 'UUIDv7, minted by the device that took it.';
comment on column public.photo.territory_id is 'The territory of its subject.';
comment on column public.photo.subject is 'The kind of thing it is attached to, a table''s name: case_record …';
comment on column public.photo.subject_id is 'The id of that thing. No foreign key, because the table differs: triggers of private.has_photos keep it true.';
comment on column public.photo.size_bytes is 'Size of the picture, bytes.';
comment on column public.photo.width is 'Width, pixels.';
comment on column public.photo.height is 'Height, pixels.';
comment on column public.photo.taken_at is 'When it was taken, by the device''s clock where that is plausible.';
select private.keep_synced('public.photo', 'case_detail');

create table private.photo_file (
  photo_id uuid primary key,
  uploaded_by uuid not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bytea not null,
  received_at timestamptz not null default now()
);
alter table private.photo_file alter column bytes set storage external; -- a JPEG does not become smaller
create index photo_file_uploaded_by_idx on private.photo_file (uploaded_by);
alter table private.photo_file enable row level security;
revoke all on private.photo_file from public, anon, authenticated;
comment on table private.photo_file is 'The pictures: JPEG, without the camera''s own remarks (place, device), at most 1 MiB.';
comment on column private.photo_file.photo_id is 'The photo''s id. No foreign key: the picture comes first, its row with photo.attach.';
comment on column private.photo_file.uploaded_by is 'Whose allowance it counts against until it is attached. No foreign key: the picture outlives the account.';
comment on column private.photo_file.sha256 is 'SHA-256 of the bytes, hex.';
comment on column private.photo_file.bytes is 'The picture.';
comment on column private.photo_file.received_at is 'When it came.';

create view private.wire_photo with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'subject', r.subject, 'subject_id', r.subject_id, 'size_bytes', r.size_bytes,
    'width', r.width, 'height', r.height, 'taken_at', r.taken_at) as body
  from public.photo r;
revoke all on private.wire_photo from public, anon, authenticated;
grant select on private.wire_photo to authenticated;
comment on view private.wire_photo is 'What sync_pull sends of photo: id, change_xid, and the body as the client gets it.';
select private.pull_after('photo', 'case_detail');

-- A photo follows its subject: into another territory, and into nothing.
create function private.move_photos() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  update public.photo p set territory_id = new.territory_id where p.subject = tg_table_name and p.subject_id = new.id;
  return null;
end
$$;

create function private.drop_photos() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  delete from public.photo p where p.subject = tg_table_name and p.subject_id = old.id;
  return null;
end
$$;

create function private.drop_photo_file() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  delete from private.photo_file f where f.photo_id = old.id;
  return null;
end
$$;
create trigger drop_photo_file after delete on public.photo for each row execute function private.drop_photo_file();

create function private.has_photos(relation regclass, household_in regclass default null) returns void
language plpgsql set search_path = ''
as $$
declare
  name text := (select c.relname from pg_catalog.pg_class c where c.oid = relation);
begin
  insert into private.photo_subject (name, household_in)
  values (name, (select c.relname from pg_catalog.pg_class c where c.oid = has_photos.household_in));
  execute format('create trigger move_photos after update on public.%I for each row
    when (old.territory_id is distinct from new.territory_id) execute function private.move_photos()', name);
  execute format('create trigger drop_photos after delete on public.%I for each row execute function private.drop_photos()', name);
end
$$;
comment on function private.has_photos(regclass, regclass) is
  'Lets photos be attached to a table with id and territory_id. `household_in`: the table whose row of the same id has the household_id it is about; looking at its photos is then recorded.';
select private.has_photos('public.case_record', 'public.case_detail');

alter table public.person_view_log drop constraint person_view_log_subject_check;
alter table public.person_view_log add constraint person_view_log_subject_check check (subject in ('household_contact', 'photo'));
comment on column public.person_view_log.subject is 'What kind of thing was looked at: household_contact, or a photo of something that is about a household.';

revoke all on function private.move_photos(), private.drop_photos(), private.drop_photo_file(), private.has_photos(regclass, regclass)
  from public, anon, authenticated;
select private.renew_incarnation();
