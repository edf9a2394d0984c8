-- A pull that finds nothing new is what happens all day, on every device, every minute. Looking through the view of every
-- entity with the caller's policies costs a plan for each, most of its time; whether anything has changed at all is one
-- look at the indexes. Entities nobody has touched since are then passed over.

create function private.changed_since(since bigint, out entities text[], out has_tombstones boolean)
language plpgsql stable security definer set search_path = ''
set enable_seqscan = off
set jit = off
as $$
declare
  looks text;
begin
  -- Values are written into the text, as in read_page: a plan for values unknown would guess that a third has changed.
  select string_agg(format('(select %L::text as name from public.%I where change_xid >= %s limit 1)', e.name, e.name, since), ' union all ')
    into looks from private.sync_entity e;
  execute format(
    'select coalesce(array_agg(l.name), %L), exists (select from private.tombstone t where t.change_xid >= %s) from (%s) l',
    '{}', since, looks) into entities, has_tombstones;
end
$$;
comment on function private.changed_since(bigint) is
  'Which synced tables have rows stamped by a transaction or a later one, whoever may hold them; and whether anything was removed. For sync_pull, which then asks with the caller''s rights.';
revoke all on function private.changed_since(bigint) from public, anon, authenticated;
grant execute on function private.changed_since(bigint) to authenticated;

-- As before, but for what `changed_since` answers.
create or replace function public.sync_pull(cursor jsonb default null, page_rows int default 5000) returns json
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
  changed text[];
  has_tombstones boolean := false;
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
  else
    is_full := true;
    total := private.count_rows();
  end if;

  if since is not null then
    select c.entities, c.has_tombstones into changed, has_tombstones from private.changed_since(since) c;
  end if;
  if has_tombstones and not cursor ? 'page' then
    removes := private.read_removes(since);
  end if;
  for entity in
    select e.name, e.position, e.id_type from private.sync_entity e
    where e.position >= start and (since is null or e.name = any (changed)) order by e.position
  loop
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
