-- When a cursor no longer counts: another database, another life of this one, another role or duty, another tree, the future.
-- Each time the pull starts anew and says so; missing a change in silence is the one thing that must not happen.
begin;
select plan(40);
select tests.build_world();

create temp table stand (actor text primary key, cursor jsonb);
insert into stand select c.actor, p.next_cursor from tests.cast_members() c, tests.pull(c.actor) p where c.role not in ('no profile', 'anon');
select tests.let_time_pass();

create function pg_temp.answers_to(who text, cursor jsonb) returns text
language sql as $$
  select case when p.fulls = '{t}' then 'full' when true = any (p.fulls) then 'full later' else 'delta' end from tests.pull(who, cursor) p
$$;
create function pg_temp.answers(who text) returns text
language sql as $$ select pg_temp.answers_to(s.actor, s.cursor) from stand s where s.actor = who $$;
-- The same after a change that is taken back.
create function pg_temp.answers_after(change text, who text default 'own worker') returns text
language plpgsql as $$
begin
  execute change;
  raise exception using errcode = 'ZZ002', message = pg_temp.answers(who);
exception when sqlstate 'ZZ002' then
  return sqlerrm;
end
$$;

select is(pg_temp.answers('own worker'), 'delta', 'a good cursor counts');
select is(pg_temp.answers_to('own worker', (select cursor from stand where actor = 'neighbour worker')), 'full', 'somebody else''s does not');
select is(pg_temp.answers_to('own worker', null), 'full', 'none at all asks for everything');
select is(pg_temp.answers_to('own worker', v), 'full', 'neither does ' || v::text) from unnest(array['{}', '[]', '7', '"x"', 'null']::jsonb[]) v;
select is(pg_temp.answers_to('own worker', cursor || '{"xmin": "12"}'), 'full', 'a cursor with text for a number is not ours') from stand where actor = 'own worker';
select is(pg_temp.answers_to('own worker', cursor || '{"xmin": -1}'), 'full', 'a negative one neither') from stand where actor = 'own worker';
select is(pg_temp.answers_to('own worker', cursor || jsonb_build_object('xmin', (cursor ->> 'xmin')::bigint + 1000000)), 'full',
  'a cursor from the future is of another life of the database') from stand where actor = 'own worker';
-- A page that somebody has written in: never an error of the database, never rows of anybody else.
select is(pg_temp.answers_to('own worker', cursor || jsonb_build_object('page', page || change)), 'full', 'no page of ours: ' || change::text)
from stand, (values ('{"since": null, "entity": 3, "after": null, "sent": 1, "total": 9}'::jsonb)) as p (page), unnest(array[
  '{"entity": "3; select 1"}', '{"entity": 1.5}', '{"entity": 99}', '{"entity": null}', '{"entity": {}}', '{"after": "'' or true --"}',
  '{"after": 5}', '{"after": "------------------------------------"}', '{"since": "1 or true"}', '{"sent": "x"}', '{"total": 1e30}']::jsonb[]) change
where actor = 'own worker';
select is(pg_temp.answers_to('own worker', cursor || '{"page": 5}'), 'full', 'nor is a number') from stand where actor = 'own worker';
select is(tests.ids_in(p.upserts, 'household_contact'), array[tests.id('household', 'A1')::text], 'a page put further ahead sends what the policies let through')
from stand s, tests.pull(s.actor, s.cursor || jsonb_build_object('page', jsonb_build_object('since', null,
    'entity', (select e.position from private.sync_entity e where e.name = 'household_contact'), 'after', null, 'sent', 0, 'total', 9))) p where s.actor = 'own worker';
select is(pg_temp.answers_to('own worker', cursor || '{"database": "elsewhere"}'), 'full', 'a cursor of another database does not count') from stand where actor = 'own worker';
select matches((select cursor ->> 'database' from stand where actor = 'own worker'), '^[0-9a-f-]{36}/[0-9]+/[0-9]+$',
  'a database is told by its incarnation, its system identifier and its timeline');

select is(pg_temp.answers_after('select private.renew_incarnation()'), 'full', 'after a restore everybody pulls anew');
select is(pg_temp.answers_after('truncate public.household_contact'), 'full', 'after a truncated table too');
select is(pg_temp.answers_after(format('update public.profile set role = %L where id = %L', 'leader', tests.id('profile', 'own worker'))), 'full', 'another role is another world');
select is(pg_temp.answers_after(format('insert into public.profile_territory values (%L, %L)', tests.id('profile', 'own worker'), tests.id('territory', 'B1'))), 'full', 'one duty more');
select is(pg_temp.answers_after(format('delete from public.profile_territory where profile_id = %L', tests.id('profile', 'own worker'))), 'full', 'no duty left');
select is(pg_temp.answers_after(format('update public.territory set parent_id = %L where id = %L', tests.id('territory', 'S2'), tests.id('territory', 'B')), 'far worker'), 'full',
  'a community that changes its street changes what both offices see');
select is(pg_temp.answers_after('update public.territory_level set is_office = (id = ''community'')'), 'full', 'so does another level of office');
select is(pg_temp.answers_after(format('update public.territory set level = %L, code = %L where id = %L', 'micro_grid', 'x', tests.id('territory', 'D1')), 'far worker'), 'full', 'or a territory that changes its level');
select is(pg_temp.answers_after(format('update public.territory set level = %L, code = %L where id = %L', 'street', '990199009', tests.id('territory', 'S2')), 'far worker'), 'delta', 'a level that stays the same does not');
select is(pg_temp.answers_after(format('update public.territory set name = %L where id = %L', 'renamed', tests.id('territory', 'B'))), 'delta', 'a new name does not');
select is(pg_temp.answers_after(format('update public.profile set display_name = %L where id = %L', 'renamed', tests.id('profile', 'own worker'))), 'delta', 'nor does a person''s own');

-- A change of role in the middle of a pull in pages.
create function pg_temp.restarted() returns boolean
language plpgsql as $$
declare
  cursor jsonb;
begin
  perform tests.act_as('street staff');
  cursor := public.sync_pull(null, 5)::jsonb -> 'cursor';
  cursor := public.sync_pull(cursor, 5)::jsonb -> 'cursor';
  perform tests.act_as_owner();
  update public.profile set role = 'leader' where id = tests.id('profile', 'street staff');
  perform tests.act_as('street staff');
  return (public.sync_pull(cursor, 5)::jsonb -> 'full')::boolean;
end
$$;
select ok(pg_temp.restarted(), 'pages of a role one no longer has are not continued');
select tests.act_as_owner();

-- Rows that came out of another database's dump carry stamps of its future.
alter table public.hotline disable trigger stamp_change;
update public.hotline set change_xid = 900000000000000 where id = tests.id('hotline', 'A1');
alter table public.hotline enable trigger stamp_change;
select isnt((select private.renew_incarnation()), null, 'renewing after a restore gives the database a new name');
select ok((select change_xid <= pg_current_xact_id()::text::bigint and version = 1 from public.hotline where id = tests.id('hotline', 'A1')),
  'and foreign stamps are replaced, without counting as a change');
select * from finish();
rollback;
