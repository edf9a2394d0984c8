-- A transaction that is still open while somebody pulls must be found by the next pull, although younger ones were seen in
-- between: the order of commits is not the order of numbers. Needs two connections, so it runs where dblink is installed.
begin;
select plan(3);

create function pg_temp.check_concurrency() returns setof text
language plpgsql as $$
declare
  -- through the same socket or host as this session, as the same user
  target text := format('dbname=%s port=%s user=%s host=%s', quote_literal(current_database()), current_setting('port'), current_user,
    coalesce(host(inet_server_addr()), split_part(current_setting('unix_socket_directories'), ',', 1)));
  clear_away text := $q$
    delete from auth.users where id = tests.id('profile', 'reader');
    delete from public.case_class where id in ('9901', '9902') $q$;
  pull text := $q$ select public.sync_pull(%L)::text $q$;
  answer jsonb;
begin
  begin
    create extension if not exists dblink with schema extensions;
    perform extensions.dblink_connect('early', target);
  exception when others then
    return query select skip('dblink cannot be used here: ' || sqlerrm, 3);
    return;
  end;
  perform extensions.dblink_connect('late', target), extensions.dblink_connect('reader', target);

  -- A small world, committed, because the others would not see rows of this transaction; cleared away before and after.
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

  perform extensions.dblink_exec('reader', 'reset role');
  perform extensions.dblink_exec('reader', clear_away);
  perform extensions.dblink_disconnect('early'), extensions.dblink_disconnect('late'), extensions.dblink_disconnect('reader');
end
$$;
select * from pg_temp.check_concurrency();
select * from finish();
rollback;
