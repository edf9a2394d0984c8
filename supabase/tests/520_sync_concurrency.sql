-- A transaction that is still open while somebody pulls must be found by the next pull, although younger ones were seen in
-- between: the order of commits is not the order of numbers. The whole story needs several connections and is told where
-- dblink is installed (not on PGlite, which has one); what it rests on is tested everywhere.

-- Committed, or the other connections would not see it: an account of their own to log in with.
begin;
drop table if exists tests.other_session;
create table tests.other_session as
  select 'tests_' || md5(current_database()) as name, gen_random_uuid()::text as password,
    exists (select from pg_available_extensions where name = 'dblink') as possible;
do $$
declare
  other tests.other_session;
begin
  select * into other from tests.other_session;
  if other.possible then
    create extension if not exists dblink with schema extensions;
    execute format('drop role if exists %I', other.name);
    execute format('create role %I login password %L in role %I, authenticated', other.name, other.password, current_user);
  end if;
end
$$;
commit;

begin;
select plan(case when possible then 4 else 1 end) from tests.other_session;
select tests.build_world();
select cmp_ok((p.next_cursor ->> 'xmin')::bigint, '<=', pg_current_xact_id()::text::bigint,
  'a cursor never passes a transaction that is still open, here our own')
from tests.pull('own worker') p;

create function pg_temp.check_concurrency() returns setof text
language plpgsql as $$
declare
  other tests.other_session;
  target text;
  connection text;
  clear_away text := $q$
    delete from auth.users where id = tests.id('profile', 'reader');
    delete from public.case_class where id in ('9901', '9902') $q$;
  pull text := $q$ select public.sync_pull(%L)::text $q$;
  answer jsonb;
begin
  select * into other from tests.other_session;
  if not other.possible then
    return;
  end if;
  -- through the same socket or host as this session
  target := format('dbname=%s port=%s user=%s password=%s host=%s', current_database(), current_setting('port'), other.name,
    other.password, coalesce(host(inet_server_addr()), split_part(current_setting('unix_socket_directories'), ',', 1)));
  foreach connection in array array['early', 'late', 'reader'] loop
    perform extensions.dblink_connect(connection, target);
    perform extensions.dblink_exec(connection, format('set role %I', current_user));
  end loop;

  -- A small world, committed as well; cleared away before and after.
  perform extensions.dblink_exec('reader', clear_away);
  perform extensions.dblink_exec('reader', $q$
    insert into auth.users (id, email) values (tests.id('profile', 'reader'), 'reader@test.example');
    insert into public.profile (id, display_name, role) values (tests.id('profile', 'reader'), 'reader', 'leader');
    insert into public.case_class (id, kind, major_zh, major_en, minor_zh, minor_en, limit_hours)
      values ('9901', 'event', 'x', 'x', 'x', 'x', 1), ('9902', 'event', 'x', 'x', 'x', 'x', 1);
  $q$);
  perform extensions.dblink_exec('reader', format('set request.jwt.claim.sub = %1$L; set request.jwt.claims = %2$L; set role authenticated',
    tests.id('profile', 'reader'), json_build_object('sub', tests.id('profile', 'reader'))));

  perform extensions.dblink_exec('early', 'begin; update public.case_class set limit_hours = 2 where id = ''9901''');
  perform extensions.dblink_exec('late', 'update public.case_class set limit_hours = 2 where id = ''9902''');

  answer := (select r from extensions.dblink('reader', format(pull, null)) as t (r text));
  return next ok(answer #> '{upserts,case_class}' @> '[{"id": "9902", "limit_hours": 2}]', 'what has been committed comes');
  return next ok(answer #> '{upserts,case_class}' @> '[{"id": "9901", "limit_hours": 1}]', 'what is still open does not');

  perform extensions.dblink_exec('early', 'commit');
  answer := (select r from extensions.dblink('reader', format(pull, answer -> 'cursor')) as t (r text));
  return next ok(answer #> '{upserts,case_class}' @> '[{"id": "9901", "limit_hours": 2}]', 'the older transaction, committed later, comes with the next pull');

  perform extensions.dblink_exec('reader', format('set role %I', current_user));
  perform extensions.dblink_exec('reader', clear_away);
  foreach connection in array array['early', 'late', 'reader'] loop
    perform extensions.dblink_disconnect(connection);
  end loop;
end
$$;
select * from pg_temp.check_concurrency();
select * from finish();
rollback;

do $$
begin
  if (select possible from tests.other_session) then
    execute format('drop role %I', (select name from tests.other_session));
  end if;
  drop table tests.other_session;
end
$$;
