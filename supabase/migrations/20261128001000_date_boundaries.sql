-- Boundaries in time. Today's outline is the territory's own, in force since `valid_from`; what it was before is a row of
-- boundary_version, which outlives its territory; what it might become is a row of boundary_proposal (方案).
--
-- Both lie in the scope of the territory whose parts are redrawn: a part may vanish, and its past must still be shown.

alter table public.territory add column valid_from date;
comment on column public.territory.valid_from is 'Since when it has this outline, Asia/Shanghai; null: since before records began.';

create function private.today() returns date
language sql stable set search_path = ''
as $$ select (now() at time zone 'Asia/Shanghai')::date $$;
comment on function private.today() is 'The day it is in Asia/Shanghai: boundaries change at its midnight.';

create table public.boundary_version (
  id uuid primary key default private.uuid_v7(),
  territory_id uuid not null references public.territory (id),
  subject_id uuid not null,
  level text not null references public.territory_level (id),
  code text not null check (code <> ''),
  office_code text,
  name text not null check (name <> ''),
  kind text,
  geom extensions.geometry(MultiPolygon, 4326) not null,
  area_m2 double precision not null check (area_m2 >= 0),
  valid_from date,
  valid_to date not null,
  counts jsonb not null check (jsonb_typeof(counts) = 'object'),
  reason text check (reason <> ''),
  ended_by text check (ended_by <> ''),
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now(),
  -- one outline a day: what begins and ends on one day was never in force
  constraint boundary_version_lasted check (valid_from < valid_to),
  constraint boundary_version_once unique (subject_id, valid_to)
);
create index boundary_version_territory_id_idx on public.boundary_version (territory_id);
create index boundary_version_level_idx on public.boundary_version (level);
alter table public.boundary_version enable row level security;
create policy select_office on public.boundary_version for select to authenticated
  using (territory_id in (select private.my_office_ids()));
revoke all on public.boundary_version from anon, authenticated;
grant select on public.boundary_version to authenticated;
comment on table public.boundary_version is 'An outline that a territory had (边界版本), with what was counted in it on its last day.';
comment on column public.boundary_version.id is 'UUIDv7, made here.';
comment on column public.boundary_version.territory_id is 'The territory it was a part of; parent_id on the wire.';
comment on column public.boundary_version.subject_id is 'The territory whose outline it was. No foreign key: it may be gone.';
comment on column public.boundary_version.level is 'Its level of the tree.';
comment on column public.boundary_version.code is 'The code it had.';
comment on column public.boundary_version.office_code is 'The office''s own code it had, or null.';
comment on column public.boundary_version.name is 'The name it had.';
comment on column public.boundary_version.kind is 'base_grid, dedicated_grid or null, as it was.';
comment on column public.boundary_version.geom is 'The outline, EPSG:4326 (WGS 84).';
comment on column public.boundary_version.area_m2 is 'Its area, square metres.';
comment on column public.boundary_version.valid_from is 'First day in force, Asia/Shanghai; null: since before records began.';
comment on column public.boundary_version.valid_to is 'The day the next outline came into force: it was in force until the day before.';
comment on column public.boundary_version.counts is 'What was counted in it at the end, as place_summary is sent, without id, version and place_kind.';
comment on column public.boundary_version.reason is 'Why it ended, as whoever drew the next one said; null when nothing was said.';
comment on column public.boundary_version.ended_by is 'Name of who drew the next one. No foreign key: it outlives the account.';
select private.keep_synced('public.boundary_version', 'office');

create table public.boundary_proposal (
  id uuid primary key,
  territory_id uuid not null references public.territory (id),
  name text not null check (name <> ''),
  note text check (note <> ''),
  change jsonb not null check (jsonb_typeof(change) = 'object'),
  bases jsonb not null check (jsonb_typeof(bases) = 'object'),
  effect jsonb check (jsonb_typeof(effect) = 'object'),
  status text not null default 'draft' check (status in ('draft', 'proposed', 'approved', 'rejected', 'effective', 'stale')),
  effective_on date,
  maker_id uuid references public.profile (id) on delete set null,
  made_by text not null check (made_by <> ''),
  made_at timestamptz not null,
  reviewed_by text,
  reviewed_at timestamptz,
  review_note text check (review_note <> ''),
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now(),
  constraint boundary_proposal_counted check (status = 'draft' or effect is not null),
  constraint boundary_proposal_dated check ((effective_on is not null) = (status in ('approved', 'effective', 'stale')))
);
create index boundary_proposal_territory_id_idx on public.boundary_proposal (territory_id);
create index boundary_proposal_maker_id_idx on public.boundary_proposal (maker_id);
create index boundary_proposal_due_idx on public.boundary_proposal (effective_on) where status = 'approved';
alter table public.boundary_proposal enable row level security;
create policy select_office on public.boundary_proposal for select to authenticated
  using (territory_id in (select private.my_office_ids()));
revoke all on public.boundary_proposal from anon, authenticated;
grant select on public.boundary_proposal to authenticated;
comment on table public.boundary_proposal is 'New boundaries that somebody proposes (方案): somebody else approves them, with the day they come into force.';
comment on column public.boundary_proposal.id is 'UUIDv7, minted by whoever saves it.';
comment on column public.boundary_proposal.territory_id is 'The territory whose parts it redraws.';
comment on column public.boundary_proposal.name is 'What its maker calls it.';
comment on column public.boundary_proposal.note is 'Why, in words; or null.';
comment on column public.boundary_proposal.change is 'The change, as boundary.edit takes it: {areas: [{territory_id, geom, name?, cut_from_id?}], removed: [{territory_id, into_id}]}.';
comment on column public.boundary_proposal.bases is 'Versions of the territories it was drawn on, by id.';
comment on column public.boundary_proposal.effect is 'What it would change, counted when it was submitted: {parts: [{territory_id, name, before, after}], moved_households, moved_residents, households_with_other_worker}. Null while it is a draft.';
comment on column public.boundary_proposal.status is 'draft, proposed, approved, rejected, effective, or stale: the day came, and the boundaries were no longer those it was drawn on.';
comment on column public.boundary_proposal.effective_on is 'The day it comes into force, Asia/Shanghai; null until it is approved.';
comment on column public.boundary_proposal.maker_id is 'Whose it is: nobody approves their own. Not sent.';
comment on column public.boundary_proposal.made_by is 'Name of who saved it last. It outlives the account.';
comment on column public.boundary_proposal.made_at is 'When it was saved last.';
comment on column public.boundary_proposal.reviewed_by is 'Name of who approved or rejected it.';
comment on column public.boundary_proposal.reviewed_at is 'When.';
comment on column public.boundary_proposal.review_note is 'What the reviewer said; of a stale one, why it could not come into force.';
select private.keep_synced('public.boundary_proposal', 'office');

create or replace view private.wire_territory with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'parent_id', r.parent_id, 'level', r.level, 'code', r.code,
    'office_code', r.office_code, 'name', r.name, 'kind', r.kind, 'geom', extensions.st_asgeojson(r.geom, 7, 0)::json,
    'area_m2', r.area_m2, 'valid_from', r.valid_from) as body
  from public.territory r;

create view private.wire_boundary_version with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'subject_id', r.subject_id, 'parent_id', r.territory_id, 'level', r.level,
    'code', r.code, 'office_code', r.office_code, 'name', r.name, 'kind', r.kind,
    'geom', extensions.st_asgeojson(r.geom, 7, 0)::json, 'area_m2', r.area_m2, 'valid_from', r.valid_from,
    'valid_to', r.valid_to, 'counts', r.counts, 'reason', r.reason, 'ended_by', r.ended_by) as body
  from public.boundary_version r;

-- Whether it is the reader's own is all the wire says of whose it is.
create view private.wire_boundary_proposal with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'territory_id', r.territory_id, 'name', r.name, 'note', r.note, 'change', r.change,
    'bases', r.bases, 'effect', r.effect, 'status', r.status, 'effective_on', r.effective_on, 'made_by', r.made_by,
    'is_own', coalesce(r.maker_id = (select auth.uid()), false), 'made_at', r.made_at, 'reviewed_by', r.reviewed_by,
    'reviewed_at', r.reviewed_at, 'review_note', r.review_note) as body
  from public.boundary_proposal r;

do $$
declare
  entity text;
begin
  foreach entity in array array['boundary_version', 'boundary_proposal'] loop
    execute format('revoke all on private.%I from public, anon, authenticated', 'wire_' || entity);
    execute format('grant select on private.%I to authenticated', 'wire_' || entity);
    execute format('comment on view private.%I is %L', 'wire_' || entity, 'What sync_pull sends of ' || entity || ': id, change_xid, and the body as the client gets it.');
  end loop;
end
$$;

-- responsibility_zone comes between, and reported_figure after them (later migrations).
select private.pull_after('boundary_proposal', 'circle_scenario');
select private.pull_after('boundary_version', 'boundary_proposal');
select private.renew_incarnation();

revoke all on function private.today() from public, anon, authenticated;
