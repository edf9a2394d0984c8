-- Patrols (巡查). That somebody walked, when, in which grid and roughly how far, is known to who holds the grid's cases.
-- The track is sensitive personal data (PIPL art. 28, 行踪轨迹): it is a table of its own that no client can select from,
-- its walker alone gets it back, by a function, and after 30 days nobody does.

create table public.patrol (
  id uuid primary key,
  territory_id uuid not null references public.territory (id),
  profile_id uuid references public.profile (id) on delete set null,
  walker_name text not null check (walker_name <> ''),
  started_at timestamptz not null,
  finished_at timestamptz check (finished_at >= started_at),
  distance_m int check (distance_m >= 0 and distance_m % 100 = 0),
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now()
);
create index patrol_territory_id_idx on public.patrol (territory_id);
create index patrol_profile_id_idx on public.patrol (profile_id);
alter table public.patrol enable row level security;
create policy select_duty on public.patrol for select to authenticated
  using (territory_id in (select private.my_duty_ids()) and 'case' in (select private.my_reaches()));
revoke all on public.patrol from anon, authenticated;
grant select on public.patrol to authenticated;
comment on table public.patrol is 'A patrol (巡查) as others may know it: who, when, in which territory, and how far in steps of 100 metres.';
comment on column public.patrol.id is 'UUIDv7, minted by the device that starts it.';
comment on column public.patrol.territory_id is 'The territory walked, usually a grid.';
comment on column public.patrol.profile_id is 'Who walked; null once that account is gone.';
comment on column public.patrol.walker_name is 'Their name at the time.';
comment on column public.patrol.started_at is 'When they set out.';
comment on column public.patrol.finished_at is 'When they ended it; null: still under way, or never told.';
comment on column public.patrol.distance_m is 'How far, metres, rounded to 100; null until it is finished.';
select private.keep_synced('public.patrol', 'case');

create table private.patrol_track (
  patrol_id uuid primary key references public.patrol (id) on delete cascade,
  profile_id uuid not null,
  points jsonb not null,
  distance_m int not null check (distance_m >= 0),
  expires_at timestamptz not null
);
create index patrol_track_expires_at_idx on private.patrol_track (expires_at);
alter table private.patrol_track enable row level security;
revoke all on private.patrol_track from public, anon, authenticated;
comment on table private.patrol_track is 'Where somebody walked. Sensitive personal data: given to that person alone, and deleted after 30 days.';
comment on column private.patrol_track.patrol_id is 'The patrol.';
comment on column private.patrol_track.profile_id is 'Whose track. No foreign key: it must never pass to anybody else.';
comment on column private.patrol_track.points is '[[longitude, latitude, seconds since the start], …], EPSG:4326.';
comment on column private.patrol_track.distance_m is 'Length, metres, geodesic.';
comment on column private.patrol_track.expires_at is 'From when on it is given to nobody and may be purged.';

create function private.purge_patrol_tracks() returns int
language plpgsql volatile security definer set search_path = ''
as $$
declare
  gone int;
begin
  delete from private.patrol_track t where t.expires_at <= now();
  get diagnostics gone = row_count;
  return gone;
end
$$;
comment on function private.purge_patrol_tracks() is
  'Deletes tracks past their term; answers how many. Every patrol that is finished calls it; an installation calls it daily besides.';

create function public.read_patrol_track(patrol_id uuid) returns json
language plpgsql stable security definer set search_path = '' set timezone = 'UTC'
as $$
declare
  answer json;
begin
  if private.my_role() is null then
    if auth.uid() is null then
      raise exception 'nobody is signed in' using errcode = 'PT401', hint = 'session_expired', detail = 'read_patrol_track';
    end if;
    raise exception 'account % has no active profile', auth.uid() using errcode = 'PT403', hint = 'no_profile', detail = 'read_patrol_track';
  end if;
  select json_build_object('points', t.points, 'distance_m', t.distance_m, 'expires_at', t.expires_at) into answer
    from private.patrol_track t
    where t.patrol_id = read_patrol_track.patrol_id and t.profile_id = auth.uid() and t.expires_at > now();
  if not found then
    -- one answer for "somebody else's", "expired" and "does not exist"
    raise exception 'no such track of the caller' using errcode = 'PT404', hint = 'not_found', detail = 'patrol_id';
  end if;
  return answer;
end
$$;
comment on function public.read_patrol_track(uuid) is
  'The caller''s own track, while it is kept: {points [[longitude, latitude, seconds], …], distance_m metres, expires_at}. PT401 session_expired, PT403 no_profile, PT404 not_found.';

revoke all on function private.purge_patrol_tracks(), public.read_patrol_track(uuid) from public, anon, authenticated;
grant execute on function public.read_patrol_track(uuid) to authenticated;
