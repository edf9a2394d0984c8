-- Responsibility lines along rivers and streets (河道/街道责任区): sections of a centre-line, each answered for by one resident
-- unit or by nobody yet.

create table public.responsibility_zone (
  id uuid primary key,
  territory_id uuid not null references public.territory (id),
  kind text not null check (kind in ('river', 'street')),
  name text not null check (name <> ''),
  resident_unit_id uuid references public.resident_unit (id) on delete set null,
  geom extensions.geometry(LineString, 4326) not null check (extensions.st_npoints(geom) between 2 and 500),
  length_m double precision not null
    generated always as (round(extensions.st_length(geom::extensions.geography)::numeric, 1)::double precision) stored,
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now()
);
create index responsibility_zone_territory_id_idx on public.responsibility_zone (territory_id);
create index responsibility_zone_resident_unit_id_idx on public.responsibility_zone (resident_unit_id);
alter table public.responsibility_zone enable row level security;
create policy select_office on public.responsibility_zone for select to authenticated
  using (territory_id in (select private.my_office_ids()));
revoke all on public.responsibility_zone from anon, authenticated;
grant select on public.responsibility_zone to authenticated;
comment on table public.responsibility_zone is 'A section of a river or street and the unit that answers for it.';
comment on column public.responsibility_zone.id is 'UUIDv7, minted by whoever creates the row.';
comment on column public.responsibility_zone.territory_id is 'The smallest territory its first point lies in.';
comment on column public.responsibility_zone.kind is 'river (河道) or street (街道).';
comment on column public.responsibility_zone.name is 'The river or street, and which section of it where there are several.';
comment on column public.responsibility_zone.resident_unit_id is 'The unit that answers for it; null: nobody.';
comment on column public.responsibility_zone.geom is 'Its course along the centre-line, EPSG:4326.';
comment on column public.responsibility_zone.length_m is 'Geodesic length on the WGS 84 spheroid, metres, computed.';
select private.keep_synced('public.responsibility_zone', 'office');

create view private.wire_responsibility_zone with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'territory_id', r.territory_id, 'kind', r.kind, 'name', r.name,
    'resident_unit_id', r.resident_unit_id, 'geom', extensions.st_asgeojson(r.geom, 7, 0)::json, 'length_m', r.length_m) as body
  from public.responsibility_zone r;
revoke all on private.wire_responsibility_zone from public, anon, authenticated;
grant select on private.wire_responsibility_zone to authenticated;
comment on view private.wire_responsibility_zone is 'What sync_pull sends of responsibility_zone: id, change_xid, and the body as the client gets it.';

select private.pull_after('responsibility_zone', 'circle_scenario');
select private.renew_incarnation();
