-- Every file that leaves the app, and who took it out. The log is the office's: it outlives the person, and the territory.

create table public.export_log (
  id uuid primary key,
  profile_id uuid references public.profile (id) on delete set null,
  office_id uuid not null references public.territory (id),
  territory_id uuid not null,
  content text not null check (content ~ '^[a-z][a-z_]{0,39}$'),
  format text not null check (format in ('geojson', 'kml', 'flatgeobuf', 'xlsx', 'csv', 'png', 'print')),
  row_count int not null check (row_count >= 0),
  file_name text not null check (file_name <> ''),
  exported_at timestamptz not null,
  recorded_at timestamptz not null default now()
);
create index export_log_profile_id_idx on public.export_log (profile_id);
create index export_log_office_id_idx on public.export_log (office_id);
create index export_log_territory_id_idx on public.export_log (territory_id);
alter table public.export_log enable row level security;
create policy select_office on public.export_log for select to authenticated using (
  (select private.my_role()) = 'administrator' and office_id in (select private.my_office_ids()));
revoke all on public.export_log from anon, authenticated;
grant select on public.export_log to authenticated;
comment on table public.export_log is 'Who took which file out of the app, and when. Written by export.record, read by the office''s administrator.';
comment on column public.export_log.id is 'UUIDv7, minted on the device.';
comment on column public.export_log.profile_id is 'Who exported; null once that account is gone.';
comment on column public.export_log.office_id is 'Whose log it is: the office that the territory belongs to, or the territory itself where no office stands above it.';
comment on column public.export_log.territory_id is 'What the file is about. No foreign key: the log outlives a grid that is merged away.';
comment on column public.export_log.content is 'What is in it: the name of an entity (household), or of a screen (map, cases, circle).';
comment on column public.export_log.format is 'geojson, kml, flatgeobuf, xlsx, csv, png or print.';
comment on column public.export_log.row_count is 'How many rows it has; 0 for a picture.';
comment on column public.export_log.file_name is 'What the file was called.';
comment on column public.export_log.exported_at is 'When the person did it, by the device''s clock within what is plausible.';
comment on column public.export_log.recorded_at is 'When the server heard of it; a device without network tells it later.';

create function private.office_of(territory uuid) returns uuid
language sql stable set search_path = ''
as $$
  select coalesce(
    (select o.id from unnest(t.path) with ordinality as step (id, depth)
      join public.territory o on o.id = step.id
      join public.territory_level l on l.id = o.level and l.is_office
      order by step.depth desc limit 1), t.id)
  from public.territory t where t.id = office_of.territory
$$;
comment on function private.office_of(uuid) is 'The office (street, town) that a territory belongs to, or itself where none stands above it; null when it is not there.';

create function private.op_export_record(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  fresh public.export_log;
begin
  perform private.require_args(op, '{export_id,content,format,territory_id,file_name}');
  fresh.id := private.arg_uuid(op, 'export_id');
  fresh.territory_id := private.arg_uuid(op, 'territory_id');
  fresh.content := private.arg_text(op, 'content', 40);
  if fresh.content !~ '^[a-z][a-z_]*$' then
    perform private.reject('invalid_input', 'content', 'content must be the name of an entity or a screen');
  end if;
  fresh.format := private.arg_one_of(op, 'format', '{geojson,kml,flatgeobuf,xlsx,csv,png,print}');
  fresh.row_count := private.arg_whole(op, 'rows', 100000000);
  fresh.file_name := private.arg_text(op, 'file_name', 200);
  fresh.office_id := private.office_of(fresh.territory_id);
  -- Gone meanwhile (merged while the device was offline): the file is out all the same, so it is written down.
  if fresh.office_id is null then
    fresh.office_id := (select r from private.my_root_ids() r order by r limit 1);
  elsif fresh.territory_id not in (select private.my_office_ids()) then
    perform private.reject('outside_duty', 'territory_id', 'the territory is not within the caller''s office');
  end if;
  insert into public.export_log (id, profile_id, office_id, territory_id, content, format, row_count, file_name, exported_at)
  values (fresh.id, auth.uid(), fresh.office_id, fresh.territory_id, fresh.content, fresh.format, fresh.row_count, fresh.file_name,
    private.plausible_time(private.time_of(op ->> 'made_at')))
  on conflict do nothing;
  if not found then
    perform private.reject('id_reuse', 'export_id', 'another export has this id');
  end if;
  return jsonb_build_object('version', 1, 'versions', jsonb_build_object(fresh.id, 1));
end
$$;
comment on function private.op_export_record(jsonb) is
  'export.record {export_id, content, format geojson | kml | flatgeobuf | xlsx | csv | png | print, rows, territory_id within the caller''s office, file_name}: writes export_log. Rejects outside_duty (territory_id), id_reuse (export_id), invalid_input.';

insert into private.operation (name, handler, roles, touches) values
  ('export.record', 'op_export_record', '{grid_worker,community_staff,street_staff,leader,administrator}', '{export}');

revoke all on function private.office_of(uuid), private.op_export_record(jsonb) from public, anon, authenticated;
