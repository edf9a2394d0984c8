-- Who may ask whom lives behind a door, and that every answer is written down.
begin;
select plan(28);
select tests.build_world();
delete from public.person_view_log;

create function pg_temp.ask(who text, household uuid) returns text
language plpgsql as $$
declare
  raised_hint text;
  answer text;
begin
  perform tests.act_as(who);
  begin
    answer := public.read_household_contact(household)::jsonb::text;
  exception when others then
    get stacked diagnostics raised_hint = pg_exception_hint;
    answer := sqlstate || ' ' || raised_hint;
  end;
  perform tests.act_as_owner();
  return answer;
end
$$;
create temp table contact as select to_jsonb(x)::text as text from (
  select tests.id('household', 'A1') as id, 1 as version, '上官云舟' as head_name, '0000-100001' as phone, array['hardship'] as care, 1 as elders, 1 as children) x;

select is(pg_temp.ask(who, tests.id('household', 'A1')), (select text from contact), who || ' reads a contact of their duty')
from unnest('{own worker,community staff,street staff}'::text[]) who;
select is((select string_agg(display_name, ', ' order by display_name) from public.person_view_log l join public.profile p on p.id = l.profile_id
    where l.subject = 'household_contact' and l.subject_id = tests.id('household', 'A1') and l.territory_id = tests.id('territory', 'A1')
      and l.viewed_at = now()), 'community staff, own worker, street staff', 'each answer is recorded: who, what, where, when');
select pg_temp.ask('street staff', tests.id('household', 'A1')) is not null;
select is((select count(*) from public.person_view_log), 4::bigint, 'asking twice is recorded twice');

select is(pg_temp.ask(who, tests.id('household', 'A1')), 'PT404 not_found', who || ' does not read one elsewhere')
from unnest('{neighbour worker,far worker}'::text[]) who;
select is(pg_temp.ask('community staff', tests.id('household', 'B1')), 'PT404 not_found', 'nor community staff one of the next community');
select is(pg_temp.ask('own worker', tests.id('household', 'nowhere')), 'PT404 not_found', 'an unknown household gets the same answer');
select is(pg_temp.ask('own worker', null), 'PT404 not_found', 'and so does none');
select is(pg_temp.ask(who, tests.id('household', 'A1')), 'PT403 not_permitted', who || ' may not ask')
from unnest('{leader,county leader,administrator}'::text[]) who;
select is(pg_temp.ask(who, tests.id('household', 'A1')), 'PT403 no_profile', who || ' may not ask')
from unnest('{nobody,inactive worker}'::text[]) who;
select matches(pg_temp.ask('anon', tests.id('household', 'A1')), '^42501', 'a stranger may not even call');
set local role authenticated;
set local request.jwt.claims = '{"role": "authenticated"}';
select is(tests.error_of(format('select public.read_household_contact(%L)', tests.id('household', 'A1'))) ->> 'hint', 'session_expired', 'without an account: sign in');
reset role;
select is((select count(*) from public.person_view_log), 4::bigint, 'who got no answer left no record of a view');

-- Reading the log.
select is(coalesce(array_length(tests.visible_ids(c.actor, 'person_view_log'), 1), 0), case c.actor when 'administrator' then 4 else 0 end,
  c.actor || case c.actor when 'administrator' then ' reads the log of the office' else ' does not read the log' end)
from tests.cast_members() c where c.actor in ('own worker', 'street staff', 'leader', 'county leader', 'administrator', 'far worker', 'nobody', 'anon');
select is(tests.verbs_allowed('administrator', 'person_view_log'), '', 'nobody changes the log, the administrator neither');
delete from auth.users where id = tests.id('profile', 'own worker');
select is((select count(*) from public.person_view_log), 4::bigint, 'the log outlives the account');
select * from finish();
rollback;
