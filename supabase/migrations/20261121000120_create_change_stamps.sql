-- How the database knows what changed since somebody last asked, without clocks: every synced row carries the id of the
-- transaction that wrote it last, and every row that vanished or left a territory leaves a tombstone. sync_pull reads both.

create table private.sync_state (
  id boolean primary key default true check (id),
  incarnation uuid not null default gen_random_uuid(),
  tree_epoch bigint not null default 0
);
alter table private.sync_state enable row level security;
revoke all on private.sync_state from public, anon, authenticated;
comment on table private.sync_state is 'One row: which life of this database clients have been talking to.';
comment on column private.sync_state.id is 'Always true, so that there is one row.';
comment on column private.sync_state.incarnation is 'Renewed by whoever restores or resets the database (private.renew_incarnation); old cursors then lead to a full pull.';
comment on column private.sync_state.tree_epoch is 'Counts changes of the tree''s shape. These move whole subtrees in and out of scopes without touching their rows.';
insert into private.sync_state default values;

create table private.tombstone (
  id bigint generated always as identity primary key,
  entity text not null,
  row_id text not null,
  territory_id uuid,
  reach text not null,
  change_xid bigint not null default pg_current_xact_id()::text::bigint
);
create index tombstone_change_xid_idx on private.tombstone (change_xid);
create index tombstone_territory_id_idx on private.tombstone (territory_id);
alter table private.tombstone enable row level security;
create policy select_reach on private.tombstone for select to authenticated using (
  reach in (select private.my_reaches())
  and (
    reach = 'everyone'
    or (reach = 'office' and territory_id in (select private.my_office_ids()))
    or (reach <> 'office' and territory_id in (select private.my_duty_ids()))
  )
);
revoke all on private.tombstone from public, anon, authenticated;
grant select on private.tombstone to authenticated;
comment on table private.tombstone is 'Rows that were deleted or moved out of a territory. Seen by exactly those who could see the row there.';
comment on column private.tombstone.id is 'Order of writing; not sent to anybody.';
comment on column private.tombstone.entity is 'Name of the table the row was in.';
comment on column private.tombstone.row_id is 'The id of the row, as text.';
comment on column private.tombstone.territory_id is 'The territory the row was in; null for the lists everyone holds. No foreign key: the territory may go too, its tombstones then pass to its parent.';
comment on column private.tombstone.reach is 'Who could hold the row; see private.my_reaches().';
comment on column private.tombstone.change_xid is 'Transaction that removed the row.';

create function private.stamp_change() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if tg_op = 'INSERT' then
    new.version := 1;
  elsif current_setting('lianxin.restamp', true) = 'on' then
    new.version := old.version; -- renew_incarnation: the row is the same, only its stamp was of another database
  else
    new.version := old.version + 1;
  end if;
  new.change_xid := pg_current_xact_id()::text::bigint;
  new.updated_at := now();
  return new;
end
$$;

-- Deleted, or moved: those who hold the row by its old territory must let go of it.
create function private.bury() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into private.tombstone (entity, row_id, territory_id, reach)
  values (tg_table_name, old.id::text, old.territory_id, tg_argv[0]);
  return null;
end
$$;

create function private.bury_listed() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into private.tombstone (entity, row_id, reach) values (tg_table_name, old.id::text, tg_argv[0]);
  return null;
end
$$;

-- A territory was in its parent's scope. What had been buried in it passes to the parent, or nobody would hear of it.
create function private.bury_territory() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  update private.tombstone set territory_id = old.parent_id where territory_id = old.id;
  insert into private.tombstone (entity, row_id, territory_id, reach)
  values (tg_table_name, old.id::text, old.parent_id, tg_argv[0]);
  return null;
end
$$;

-- A truncated table leaves no rows to bury.
create function private.forget_cursors() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  update private.sync_state set incarnation = gen_random_uuid();
  return null;
end
$$;

create function private.keep_synced(relation regclass, reach text) returns void
language plpgsql set search_path = ''
as $$
declare
  name text := (select c.relname from pg_catalog.pg_class c where c.oid = relation);
  scoped boolean := exists (select from pg_catalog.pg_attribute a where a.attrelid = relation and a.attname = 'territory_id');
  bury text := case when name = 'territory' then 'bury_territory' when scoped then 'bury' else 'bury_listed' end;
begin
  execute format('create index %I on public.%I (change_xid)', name || '_change_xid_idx', name);
  execute format('create trigger stamp_change before insert or update on public.%I for each row execute function private.stamp_change()', name);
  execute format('create trigger bury_deleted after delete on public.%I for each row execute function private.%I(%L)', name, bury, reach);
  if scoped then
    execute format('create trigger bury_moved after update on public.%I for each row
      when (old.territory_id is distinct from new.territory_id) execute function private.bury(%L)', name, reach);
  end if;
  execute format('create trigger forget_cursors after truncate on public.%I for each statement execute function private.forget_cursors()', name);
  execute format('comment on column public.%I.version is %L', name, 'Counts the row''s changes from 1; an operation names it as its base. Stamped by trigger.');
  execute format('comment on column public.%I.change_xid is %L', name, 'Transaction that wrote the row last; sync_pull finds changes by it. Stamped by trigger.');
  execute format('comment on column public.%I.updated_at is %L', name, 'When the row was written last. For people; sync never orders by it. Stamped by trigger.');
end
$$;
comment on function private.keep_synced(regclass, text) is
  'Makes a table one that sync_pull can follow: index on change_xid, stamps, tombstones of the given reach.';

revoke all on function private.stamp_change(), private.bury(), private.bury_listed(), private.bury_territory(),
  private.forget_cursors(), private.keep_synced(regclass, text) from public, anon, authenticated;
