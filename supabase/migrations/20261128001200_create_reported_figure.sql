-- Totals that offices put into reports (上报数), to be held against what is counted: 42 + 12 is not 65.

create table public.reported_figure (
  id uuid primary key,
  territory_id uuid not null references public.territory (id) on delete cascade,
  measure text not null check (measure in ('grids', 'compounds', 'buildings', 'households', 'residents', 'party_members',
    'party_households', 'compound_branches', 'grid_branches', 'branches')),
  value int not null check (value between 0 and 100000000),
  reported_by text not null check (reported_by <> ''),
  reported_at timestamptz not null,
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now(),
  constraint reported_figure_once unique (territory_id, measure)
);
alter table public.reported_figure enable row level security;
create policy select_office on public.reported_figure for select to authenticated
  using (territory_id in (select private.my_office_ids()));
revoke all on public.reported_figure from anon, authenticated;
grant select on public.reported_figure to authenticated;
comment on table public.reported_figure is 'What an office has told others that a territory has (上报数). Nothing is counted from it; the quality check compares.';
comment on column public.reported_figure.id is 'Minted by whoever reports it. The app derives it from territory and measure, so that two people who report the same total meet in one row.';
comment on column public.reported_figure.territory_id is 'The territory it was reported of.';
comment on column public.reported_figure.measure is 'What was counted: grids, compounds, buildings, households, residents, party_members, party_households, compound_branches (小区党支部), grid_branches (网格党支部) or branches (小区（网格）党支部, both together).';
comment on column public.reported_figure.value is 'The total, as it stands in the report.';
comment on column public.reported_figure.reported_by is 'Name of who typed it here. No foreign key: it outlives the account.';
comment on column public.reported_figure.reported_at is 'When they did.';
select private.keep_synced('public.reported_figure', 'office');

create function private.stay_with_territory() returns trigger
language plpgsql set search_path = ''
as $$
begin
  return null; -- the update of this row does not happen
end
$$;
comment on function private.stay_with_territory() is 'A total was reported of one territory: it is not handed over with the ground, and goes with the territory.';
revoke all on function private.stay_with_territory() from public, anon, authenticated;
create trigger stay_with_territory before update on public.reported_figure for each row
  when (old.territory_id is distinct from new.territory_id) execute function private.stay_with_territory();

create view private.wire_reported_figure with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'territory_id', r.territory_id, 'measure', r.measure, 'value', r.value,
    'reported_by', r.reported_by, 'reported_at', r.reported_at) as body
  from public.reported_figure r;
revoke all on private.wire_reported_figure from public, anon, authenticated;
grant select on private.wire_reported_figure to authenticated;
comment on view private.wire_reported_figure is 'What sync_pull sends of reported_figure: id, change_xid, and the body as the client gets it.';

select private.pull_after('reported_figure', 'boundary_version');
select private.renew_incarnation();

create function private.arg_whole(op jsonb, field text, highest int) returns int
language plpgsql stable set search_path = ''
as $$
declare
  number numeric := private.arg_number(op, field, 0, highest);
begin
  if number is null or number <> trunc(number) then
    perform private.reject('invalid_input', field, format('%s must be a whole number from 0 to %s', field, highest));
  end if;
  return number;
end
$$;
comment on function private.arg_whole(jsonb, text, int) is 'A whole number among the arguments; refuses the operation without it.';

create function private.op_figure_report(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  fresh public.reported_figure;
  known public.reported_figure;
begin
  perform private.require_args(op, '{figure_id,territory_id,measure}');
  fresh.id := private.arg_uuid(op, 'figure_id');
  fresh.territory_id := private.arg_uuid(op, 'territory_id');
  fresh.measure := private.arg_one_of(op, 'measure',
    '{grids,compounds,buildings,households,residents,party_members,party_households,compound_branches,grid_branches,branches}');
  if fresh.territory_id not in (select private.my_duty_ids()) then
    perform private.reject('outside_duty', 'territory_id', 'the territory is not within the caller''s duty');
  end if;
  if not op -> 'args' ? 'value' then
    perform private.reject('invalid_input', 'value', 'value is required; null takes the total back');
  end if;
  if op #> '{args,value}' <> 'null' then
    fresh.value := private.arg_whole(op, 'value', 100000000);
  end if;

  select * into known from public.reported_figure f where f.id = fresh.id for update;
  if found then
    if known.territory_id <> fresh.territory_id or known.measure <> fresh.measure then
      perform private.reject('id_reuse', 'figure_id', 'another total has this id');
    end if;
    perform private.check_base(op, 'reported_figure', known.id, known.version);
    if fresh.value is null then
      delete from public.reported_figure f where f.id = known.id;
      return jsonb_build_object('version', known.version, 'versions', '{}'::jsonb);
    end if;
    update public.reported_figure f set value = fresh.value, reported_by = private.my_name(),
      reported_at = private.plausible_time(private.time_of(op ->> 'made_at'))
      where f.id = known.id returning f.version into strict known.version;
    return jsonb_build_object('version', known.version, 'versions', jsonb_build_object(known.id, known.version));
  end if;
  if fresh.value is null then
    perform private.reject('not_found', 'figure_id', 'no such total');
  end if;
  insert into public.reported_figure (id, territory_id, measure, value, reported_by, reported_at)
  values (fresh.id, fresh.territory_id, fresh.measure, fresh.value, private.my_name(),
    private.plausible_time(private.time_of(op ->> 'made_at')))
  on conflict do nothing;
  if not found then
    perform private.reject('id_reuse', 'figure_id', 'this total of this territory has another id');
  end if;
  return jsonb_build_object('version', 1, 'versions', jsonb_build_object(fresh.id, 1));
end
$$;
comment on function private.op_figure_report(jsonb) is
  'figure.report {figure_id, territory_id, measure, value: a count, or null to take it back}. Rejects outside_duty (territory_id), id_reuse (figure_id), not_found (figure_id, nothing to take back), invalid_input; conflicts with the total''s wire row.';

insert into private.operation (name, handler, roles, touches) values
  ('figure.report', 'op_figure_report', '{community_staff,street_staff}', '{figure}');

revoke all on function private.op_figure_report(jsonb), private.arg_whole(jsonb, text, int) from public, anon, authenticated;
