-- How many households one grid should hold (网格规模). Counties differ, so an office says it for itself.

create table public.grid_size (
  id uuid primary key,
  territory_id uuid not null references public.territory (id) on delete cascade,
  households_from int not null check (households_from between 1 and 100000),
  households_to int not null check (households_to between 1 and 100000),
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now(),
  constraint grid_size_of_territory check (id = territory_id),
  constraint grid_size_in_order check (households_from <= households_to)
);
create index grid_size_territory_id_idx on public.grid_size (territory_id);
alter table public.grid_size enable row level security;
create policy select_office on public.grid_size for select to authenticated
  using (territory_id in (select private.my_office_ids()));
revoke all on public.grid_size from anon, authenticated;
grant select on public.grid_size to authenticated;
comment on table public.grid_size is 'How many households one grid should hold in a territory and everything below it, unless something below says otherwise. Without a row: 300–500 (海口 2014). Nothing is refused by it; lists and checks mark what lies outside.';
comment on column public.grid_size.id is 'The territory''s: it has one of these or none.';
comment on column public.grid_size.territory_id is 'Where it holds.';
comment on column public.grid_size.households_from is 'The fewest households.';
comment on column public.grid_size.households_to is 'The most households.';
select private.keep_synced('public.grid_size', 'office');
create trigger stay_with_territory before update on public.grid_size for each row
  when (old.territory_id is distinct from new.territory_id) execute function private.stay_with_territory();

create view private.wire_grid_size with (security_invoker = on) as
  select g.id, g.change_xid, json_build_object(
    'id', g.id, 'version', g.version, 'territory_id', g.territory_id,
    'households_from', g.households_from, 'households_to', g.households_to) as body
  from public.grid_size g;
revoke all on private.wire_grid_size from public, anon, authenticated;
grant select on private.wire_grid_size to authenticated;
comment on view private.wire_grid_size is 'What sync_pull sends of grid_size: id, change_xid, and the body as the client gets it.';

select private.pull_after('grid_size', 'reported_figure');
select private.renew_incarnation();

create function private.op_territory_set_grid_size(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  fresh public.grid_size;
  known public.grid_size;
begin
  perform private.require_args(op, '{territory_id}');
  fresh.territory_id := private.arg_uuid(op, 'territory_id');
  if fresh.territory_id not in (select private.my_duty_ids()) then
    perform private.reject('outside_duty', 'territory_id', 'the territory is not within the caller''s duty');
  end if;
  select * into known from public.grid_size g where g.territory_id = fresh.territory_id for update;
  if known.id is not null then
    perform private.check_base(op, 'grid_size', known.id, known.version);
  end if;
  if coalesce(op #> '{args,households_from}', 'null') = 'null' and coalesce(op #> '{args,households_to}', 'null') = 'null' then
    delete from public.grid_size g where g.id = known.id;
    return jsonb_build_object('version', coalesce(known.version, 1), 'versions', '{}'::jsonb);
  end if;
  fresh.households_from := private.arg_whole(op, 'households_from', 100000);
  fresh.households_to := private.arg_whole(op, 'households_to', 100000);
  if fresh.households_from < 1 then
    perform private.reject('invalid_input', 'households_from', 'a grid has at least one household');
  end if;
  if fresh.households_to < fresh.households_from then
    perform private.reject('invalid_input', 'households_to', 'households_to must not be less than households_from');
  end if;
  insert into public.grid_size as g (id, territory_id, households_from, households_to)
  values (fresh.territory_id, fresh.territory_id, fresh.households_from, fresh.households_to)
  on conflict (id) do update set households_from = excluded.households_from, households_to = excluded.households_to
  returning g.version into strict fresh.version;
  return jsonb_build_object('version', fresh.version, 'versions', jsonb_build_object(fresh.territory_id, fresh.version));
end
$$;
comment on function private.op_territory_set_grid_size(jsonb) is
  'territory.set_grid_size {territory_id, households_from, households_to: households 1–100000, or both null: as the territory above says}. Rejects outside_duty (territory_id), invalid_input; conflicts with the wire row of grid_size.';

insert into private.operation (name, handler, roles, touches) values
  ('territory.set_grid_size', 'op_territory_set_grid_size', '{street_staff}', '{size}');

revoke all on function private.op_territory_set_grid_size(jsonb) from public, anon, authenticated;
