-- Does the matrix test notice? Each policy is opened to everybody and then closed to everybody, each scope function widened,
-- each verb granted; every time some line of 200_matrix.sql would have to fail.
begin;
select plan((
  2 * (select count(*) from pg_policies where schemaname = 'public')
  + 4 * (select count(distinct entity) from tests.matrix())
  + (select count(distinct entity) from tests.matrix())
  + 9)::int);
select tests.build_world();

-- How many actors would see something else than the matrix says.
create function pg_temp.mismatches(entity text) returns int
language sql as $$
  select count(*)::int from tests.cast_members() c
  where tests.visible_ids(c.actor, mismatches.entity) is distinct from tests.expected_ids(c.actor, mismatches.entity)
$$;

-- The same, after a change that is taken back.
create function pg_temp.mismatches_after(change text, entity text) returns int
language plpgsql as $$
begin
  execute change;
  raise exception using errcode = 'ZZ002', message = pg_temp.mismatches(entity)::text;
exception when sqlstate 'ZZ002' then
  return sqlerrm::int;
end
$$;

create function pg_temp.verbs_after(change text, who text, entity text) returns text
language plpgsql as $$
begin
  execute change;
  raise exception using errcode = 'ZZ002', message = tests.verbs_allowed(who, entity);
exception when sqlstate 'ZZ002' then
  return sqlerrm;
end
$$;

select cmp_ok(pg_temp.mismatches_after(format('alter policy %I on public.%I using (true)', policyname, tablename), tablename), '>', 0,
  format('opening %s.%s is noticed', tablename, policyname))
from pg_policies where schemaname = 'public' order by tablename, policyname;

select cmp_ok(pg_temp.mismatches_after(format('alter policy %I on public.%I using (false)', policyname, tablename), tablename), '>', 0,
  format('closing %s.%s is noticed', tablename, policyname))
from pg_policies where schemaname = 'public' order by tablename, policyname;

select cmp_ok(pg_temp.mismatches_after(format('grant select on public.%I to anon', entity), entity), '>', 0,
  format('letting a stranger select from %s is noticed', entity))
from (select distinct entity from tests.matrix()) m order by entity;

select isnt(pg_temp.verbs_after(format('grant %s on public.%I to authenticated', verb, entity), 'own worker', entity), '',
  format('granting %s on %s is noticed', verb, entity))
from (select distinct entity from tests.matrix()) m, unnest(array['insert', 'update', 'delete', 'truncate']) verb order by entity, verb;

create function pg_temp.widened(name text, body text) returns text
language sql as $$
  select format('create or replace function private.%s returns setof %s language plpgsql stable security definer set search_path = '''' as $f$ begin return query %s; end $f$',
    name, case when name like '%reaches%' then 'text' else 'uuid' end, body)
$$;
select cmp_ok(pg_temp.mismatches_after(pg_temp.widened('my_duty_ids()', 'select id from public.territory'), 'household'), '>', 0,
  'a duty that covers everything is noticed');
select cmp_ok(pg_temp.mismatches_after(pg_temp.widened('my_duty_ids()', 'select private.my_office_ids()'), 'household_contact'), '>', 0,
  'a duty as wide as the office is noticed');
select cmp_ok(pg_temp.mismatches_after(pg_temp.widened('my_office_ids()', 'select id from public.territory'), 'compound'), '>', 0,
  'an office that covers everything is noticed');
select cmp_ok(pg_temp.mismatches_after(pg_temp.widened('my_office_ids()', 'select private.my_duty_ids()'), 'compound'), '>', 0,
  'an office as narrow as the duty is noticed');
select cmp_ok(pg_temp.mismatches_after(pg_temp.widened('my_office_profile_ids()', 'select id from public.profile'), 'profile'), '>', 0,
  'everybody''s profile for everybody is noticed');
select cmp_ok(pg_temp.mismatches_after(
    pg_temp.widened('my_reaches()', 'select unnest(array[''everyone'', ''office'', ''home'', ''contact'', ''case'', ''case_detail'', ''need''])'), m.entity), '>', 0,
  format('a ladder with one step for all is noticed at %s', m.entity))
from (values ('household_contact'), ('stairwell_need'), ('service_circle_household')) m (entity);
select cmp_ok(pg_temp.mismatches_after('update public.profile set active = true', 'territory'), '>', 0,
  'an inactive profile that is let in is noticed');

select * from finish();
rollback;
