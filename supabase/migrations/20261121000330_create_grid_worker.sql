-- Grid workers (网格员). A worker is a person residents may call, and is not the same thing as an account (profile).

create table public.grid_worker (
  id uuid primary key,
  territory_id uuid not null references public.territory (id),
  name text not null check (name <> ''),
  employment text not null check (employment in ('full_time', 'part_time')),
  phone text not null check (phone <> ''),
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now()
);
create index grid_worker_territory_id_idx on public.grid_worker (territory_id);
alter table public.grid_worker enable row level security;
create policy select_office on public.grid_worker for select to authenticated
  using (territory_id in (select private.my_office_ids()));
revoke all on public.grid_worker from anon, authenticated;
grant select on public.grid_worker to authenticated;
comment on table public.grid_worker is 'A grid worker (网格员).';
comment on column public.grid_worker.id is 'UUIDv7, minted by whoever creates the row.';
comment on column public.grid_worker.territory_id is 'The territory the worker is attached to.';
comment on column public.grid_worker.name is 'Name.';
comment on column public.grid_worker.employment is 'full_time (专职) or part_time (兼职).';
comment on column public.grid_worker.phone is 'The work line residents may call; never a private number.';
select private.keep_synced('public.grid_worker', 'office');

create table public.grid_worker_duty (
  id uuid primary key,
  grid_worker_id uuid not null references public.grid_worker (id) on delete cascade,
  territory_id uuid not null references public.territory (id),
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now(),
  constraint grid_worker_duty_once unique (grid_worker_id, territory_id)
);
create index grid_worker_duty_territory_id_idx on public.grid_worker_duty (territory_id);
alter table public.grid_worker_duty enable row level security;
create policy select_office on public.grid_worker_duty for select to authenticated
  using (territory_id in (select private.my_office_ids()));
revoke all on public.grid_worker_duty from anon, authenticated;
grant select on public.grid_worker_duty to authenticated;
comment on table public.grid_worker_duty is 'Which territories a worker answers for; usually one grid.';
comment on column public.grid_worker_duty.id is 'UUIDv7, minted by whoever creates the row.';
comment on column public.grid_worker_duty.grid_worker_id is 'The worker.';
comment on column public.grid_worker_duty.territory_id is 'The territory, usually a grid.';
select private.keep_synced('public.grid_worker_duty', 'office');
