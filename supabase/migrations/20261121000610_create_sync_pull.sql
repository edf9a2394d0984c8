-- sync_pull: everything the caller may hold, then whatever changed since.
--
-- The cursor is a point in the order of transactions, not in time. A page is read in one snapshot (the function is stable);
-- xmin is the oldest transaction then still running. All below it had ended and was seen; all from it on is asked for again
-- next time, so a transaction that was open during one pull is found by the next, and a row may come twice but never not.
-- A pull in pages hands on the xmin of its first page: what changed between pages is the following delta.
--
-- A cursor counts only in the database that made it (incarnation, system identifier, timeline), for the same role and
-- duties, and if it is not from the future. Otherwise the pull starts anew and says so: `full: true` on its first page
-- means "let go of all you hold".

create function private.xid_of(value jsonb) returns bigint
language sql immutable set search_path = ''
as $$
  select case when jsonb_typeof(value) = 'number' and value::text ~ '^[0-9]{1,18}$' then value::text::bigint end
$$;
comment on function private.xid_of(jsonb) is 'A transaction id out of a cursor; null where there is none.';

-- Whoever holds a cursor can write in it. Policies decide what its bearer gets; this only keeps nonsense from going further.
create function private.is_page(page jsonb) returns boolean
language sql stable set search_path = ''
as $$
  select exists (
    select from private.sync_entity e
    where e.position = private.xid_of(page -> 'entity')
      and (jsonb_typeof(page -> 'after') = 'null' or jsonb_typeof(page -> 'after') = 'string' and (e.id_type = 'text'::regtype
        or page ->> 'after' ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'))
      and (jsonb_typeof(page -> 'since') = 'null' or private.xid_of(page -> 'since') is not null)
      and private.xid_of(page -> 'sent') is not null
      and private.xid_of(page -> 'total') is not null)
$$;
comment on function private.is_page(jsonb) is 'Whether the page inside a cursor is one that sync_pull may have made.';

create function private.database_identity() returns text
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (select concat_ws('/', s.incarnation, c.system_identifier, p.timeline_id)
    from private.sync_state s, pg_catalog.pg_control_system() c, pg_catalog.pg_control_checkpoint() p);
end
$$;
comment on function private.database_identity() is 'Which database in which life of it: a restore, a reset or a promotion changes it.';

create function private.my_fingerprint() returns text
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (
    select md5(concat_ws('|', p.id, p.role, s.tree_epoch,
      (select string_agg(d.territory_id::text, ',' order by d.territory_id)
        from public.profile_territory d where d.profile_id = p.id)))
    from public.profile p, private.sync_state s
    where p.id = auth.uid() and p.active);
end
$$;
comment on function private.my_fingerprint() is 'What decides which rows the caller holds, hashed: person, role, duties, shape of the tree. Null for a stranger.';

-- Called by whoever restores or resets the database. Stamps of rows that came out of another database''s dump may lie in
-- this one''s future, where every delta would find them again and again: they get this database''s.
create function private.renew_incarnation() returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  entity text;
begin
  perform set_config('lianxin.restamp', 'on', true);
  for entity in select e.name from private.sync_entity e loop
    execute format('update public.%I set version = version where change_xid > $1', entity)
      using pg_current_xact_id()::text::bigint;
  end loop;
  perform set_config('lianxin.restamp', 'off', true);
  delete from private.tombstone;
  update private.sync_state set incarnation = gen_random_uuid();
  return (select s.incarnation from private.sync_state s);
end
$$;
comment on function private.renew_incarnation() is 'Starts a new life of the database: all clients pull anew. Call it after restoring a dump, a snapshot or a backup.';

-- One page of one entity: its rows as a JSON array, how many, and the last id. `since` null reads everything.
create function private.read_page(entity text, id_type regtype, since bigint, after_id text, page_rows int,
  out rows json, out row_count int, out last_id text)
language plpgsql stable set search_path = ''
as $$
declare
  -- A full read walks the primary key. A delta sorts by an expression, so that no plan can walk the primary key past
  -- thousands of unchanged rows. Values are written into the text: a plan for values unknown would guess that a third changed.
  id text := case when since is null then 'w.id' else 'w.id::text collate "C"' end;
  conditions text := concat_ws(' and ',
    'w.change_xid >= ' || since,
    format('%s > %L::%s', id, after_id, case when since is null then id_type::text else 'text' end));
begin
  if after_id is null then
    conditions := coalesce('w.change_xid >= ' || since, 'true');
  end if;
  execute format(
    'select json_agg(p.body), count(*), max(p.id::text collate "C")
     from (select w.id, w.body from private.%I w where %s order by %s limit %s) p',
    'wire_' || entity, conditions, id, page_rows) into rows, row_count, last_id;
end
$$;
comment on function private.read_page(text, regtype, bigint, text, int) is
  'Rows of one entity with the caller''s rights, in the order of their ids, after after_id, changed since a transaction (null: all).';

-- What the caller held and can no longer see: buried since, and not visible under the same id somewhere else.
create function private.read_removes(since bigint) returns json
language plpgsql stable set search_path = ''
as $$
declare
  gone record;
  ids json;
  names text[] := '{}';
  lists json[] := '{}';
begin
  for gone in
    select e.name, e.id_type from private.sync_entity e
    where e.name in (select t.entity from private.tombstone t where t.change_xid >= since)
    order by e.position
  loop
    execute format(
      'select json_agg(t.row_id order by t.row_id)
       from (select distinct row_id from private.tombstone where change_xid >= %s and entity = %L) t
       where not exists (select from private.%I w where w.id = t.row_id::%s)',
      since, gone.name, 'wire_' || gone.name, gone.id_type) into ids;
    if ids is not null then
      names := array_append(names, gone.name);
      lists := array_append(lists, ids);
    end if;
  end loop;
  return coalesce((select json_object_agg(u.name, u.ids) from unnest(names, lists) as u (name, ids)), '{}');
end
$$;
comment on function private.read_removes(bigint) is 'Ids per entity that the caller must let go of, from a transaction on.';

create function private.count_rows() returns bigint
language plpgsql stable set search_path = ''
as $$
declare
  entity text;
  one bigint;
  total bigint := 0;
begin
  for entity in select e.name from private.sync_entity e loop
    execute format('select count(*) from private.%I', 'wire_' || entity) into one;
    total := total + one;
  end loop;
  return total;
end
$$;
comment on function private.count_rows() is 'How many rows the caller may hold in all; the denominator of a first pull''s progress.';

create function public.sync_pull(cursor jsonb default null, page_rows int default 5000) returns json
language plpgsql stable security invoker
set search_path = ''
set timezone = 'UTC'
-- Indexes only: a freshly loaded database has no statistics, and its planner would rather read 30,000 households than look
-- up that none changed. A forced plan looks expensive, and just-in-time compilation must not take that for real.
set enable_seqscan = off
set jit = off
as $$
declare
  database text := private.database_identity();
  fingerprint text := private.my_fingerprint();
  horizon bigint := pg_snapshot_xmin(pg_current_snapshot())::text::bigint;
  is_known boolean;
  is_full boolean := false;
  since bigint;               -- null: everything
  next_since bigint := horizon; -- what the delta after this pull starts from
  start int := 1;             -- position of the entity to read next, and after which id
  after_id text;
  sent bigint := 0;
  total bigint := 0;
  room int := least(page_rows, 20000);
  removes json := '{}';
  names text[] := '{}';
  lists json[] := '{}';
  entity record;
  page record;
  more boolean := false;
begin
  if fingerprint is null then
    if auth.uid() is null then
      raise exception 'nobody is signed in' using errcode = 'PT401', hint = 'session_expired', detail = 'sync_pull';
    end if;
    raise exception 'account % has no active profile', auth.uid() using errcode = 'PT403', hint = 'no_profile', detail = 'sync_pull';
  end if;
  if page_rows is null or page_rows < 1 then
    raise exception 'page_rows must be at least 1' using errcode = 'PT400', hint = 'invalid_input', detail = 'page_rows';
  end if;

  is_known := cursor ->> 'database' = database and cursor ->> 'fingerprint' = fingerprint
    and private.xid_of(cursor -> 'xmin') <= horizon and (not cursor ? 'page' or private.is_page(cursor -> 'page'));
  if is_known and cursor ? 'page' then
    next_since := private.xid_of(cursor -> 'xmin');
    since := private.xid_of(cursor #> '{page,since}');
    start := (cursor #>> '{page,entity}')::int;
    after_id := cursor #>> '{page,after}';
    sent := (cursor #>> '{page,sent}')::bigint;
    total := (cursor #>> '{page,total}')::bigint;
  elsif is_known then
    since := private.xid_of(cursor -> 'xmin');
    removes := private.read_removes(since);
  else
    is_full := true;
    total := private.count_rows();
  end if;

  for entity in select e.name, e.position, e.id_type from private.sync_entity e where e.position >= start order by e.position loop
    select * into page from private.read_page(entity.name, entity.id_type, since, after_id, room) p;
    if page.row_count > 0 then
      names := array_append(names, entity.name);
      lists := array_append(lists, page.rows);
      sent := sent + page.row_count;
      room := room - page.row_count;
    end if;
    start := entity.position;
    after_id := coalesce(page.last_id, after_id);
    if room = 0 then
      more := true;
      exit;
    end if;
    after_id := null;
  end loop;

  return json_build_object(
    'cursor', json_build_object('database', database, 'fingerprint', fingerprint, 'xmin', next_since)::jsonb
      || case when more then jsonb_build_object('page', jsonb_build_object(
           'since', since, 'entity', start, 'after', after_id, 'sent', sent, 'total', total)) else '{}' end,
    'server_time', now(),
    'full', is_full,
    'more', more,
    'progress', case
      when not more then 1
      when total > 0 then round(least(0.99, sent::numeric / total), 3)
      else round(start::numeric / (select max(e.position) + 1 from private.sync_entity e), 3) end, -- a long delta is not counted first
    'upserts', coalesce((select json_object_agg(u.name, u.rows) from unnest(names, lists) as u (name, rows)), '{}'),
    'removes', removes);
end
$$;
comment on function public.sync_pull(jsonb, int) is
  'Rows the caller may hold: {cursor, server_time, full, more, progress, upserts: {entity: rows[]}, removes: {entity: ids[]}}. The cursor is opaque; null asks for everything. more: call again at once with the returned cursor. full: true on the first page of a complete pull: let go of all you hold. PT401 session_expired, PT403 no_profile, PT400 invalid_input.';

revoke all on function private.xid_of(jsonb), private.is_page(jsonb), private.database_identity(), private.my_fingerprint(), private.renew_incarnation(),
  private.read_page(text, regtype, bigint, text, int), private.read_removes(bigint), private.count_rows(),
  public.sync_pull(jsonb, int) from public, anon, authenticated;
grant execute on function private.xid_of(jsonb), private.is_page(jsonb), private.database_identity(), private.my_fingerprint(),
  private.read_page(text, regtype, bigint, text, int), private.read_removes(bigint), private.count_rows(),
  public.sync_pull(jsonb, int) to authenticated;
