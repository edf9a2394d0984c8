-- Devices: what a contact writes down, who may revoke, and that nothing at all is left to a revoked one.
begin;
select plan(33 + 3 * (select count(distinct entity) from tests.matrix())::int);
select tests.build_world();

-- As `tests.act_as`, from a session of that name.
create function pg_temp.act_on(who text, session text) returns void
language plpgsql as $$
begin
  perform tests.act_as(who);
  perform set_config('request.jwt.claims', (current_setting('request.jwt.claims')::jsonb
    || jsonb_build_object('session_id', tests.id('session', session)))::text, true);
end
$$;

-- What a statement raises for a person in a session: the hint, 'nothing' when it raises nothing.
create function pg_temp.hint_of(who text, session text, statement text) returns text
language plpgsql as $$
declare
  answer jsonb;
begin
  perform pg_temp.act_on(who, session);
  answer := tests.error_of(statement);
  perform tests.act_as_owner();
  return case when answer is null then 'nothing' when answer ->> 'hint' = '' then answer ->> 'message'
    else concat_ws(' ', answer ->> 'state', answer ->> 'hint') end;
end
$$;

create function pg_temp.check_in(who text, session text, device text, name text default '三号平板', waiting int default 0) returns text
language sql as $$
  select pg_temp.hint_of(who, session, format('select public.check_in(%L, %L, %L, %s)', tests.id('device', device), name, 'Android · Chrome', waiting))
$$;

create function pg_temp.device_of(device text) returns public.device
language sql as $$ select * from public.device d where d.id = tests.id('device', device) $$;

-- A contact
select is(pg_temp.check_in('own worker', 'walk', 'tablet', '三号平板', 4), 'nothing', 'a device registers itself');
select is((select (d.profile_id, d.territory_id, d.name, d.waiting) from pg_temp.device_of('tablet') d),
  (select (tests.id('profile', 'own worker'), tests.id('territory', 'A1'), '三号平板'::text, 4)),
  'with its person, their duty, its name and what it has not sent');
select is((select count(*) from private.device_session s where s.device_id = tests.id('device', 'tablet')
  and s.session_id = tests.id('session', 'walk')), 1::bigint, 'its session is remembered');

update public.device set last_seen_at = now() - interval '2 minutes' where id = tests.id('device', 'tablet');
select is(pg_temp.check_in('own worker', 'walk', 'tablet', '三号平板', 4), 'nothing', 'a second contact soon after');
select is((pg_temp.device_of('tablet')).last_seen_at, now() - interval '2 minutes', 'is not written down');
select is(pg_temp.check_in('own worker', 'walk', 'tablet', '三号平板', 5), 'nothing', 'unless it has something new to tell');
select is((select (d.waiting, d.last_seen_at) from pg_temp.device_of('tablet') d), (select (5, now())), 'which is');
update public.device set last_seen_at = now() - interval '4 minutes' where id = tests.id('device', 'tablet');
select is(pg_temp.check_in('own worker', 'walk', 'tablet', '三号平板', 5), 'nothing', 'a contact after some minutes');
select is((pg_temp.device_of('tablet')).last_seen_at, now(), 'is written down again');

select is(pg_temp.check_in('own worker', 'walk', 'odd', U&'\202E\0007一号\200B平板'), 'nothing', 'a name with hidden characters is taken');
select is((pg_temp.device_of('odd')).name, '一号平板', 'without them');
select is(pg_temp.check_in('own worker', 'walk', 'odd', U&'\200B'), 'nothing', 'also one of nothing else');
select is((pg_temp.device_of('odd')).name, '?', 'which is no name');
delete from public.device where id = tests.id('device', 'odd');

select is(pg_temp.check_in('neighbour worker', 'else', 'tablet'), 'PT403 not_permitted', 'nobody checks in as another person''s device');
select is(pg_temp.check_in('inactive worker', 'else', 'some'), 'PT403 no_profile', 'nor without a role');
select is(pg_temp.hint_of('own worker', 'walk', format('select public.check_in(%L, '''', ''x'', 0)', tests.id('device', 'tablet'))),
  'PT400 invalid_input', 'a device without a name is none');
select is(pg_temp.hint_of('own worker', 'walk', format('select public.check_in(%L, ''x'', ''x'', -1)', tests.id('device', 'tablet'))),
  'PT400 invalid_input', 'nor one with less than nothing to send');

-- Who sees which
create function pg_temp.devices_of(who text) returns text[]
language plpgsql as $$
declare
  answer text[];
begin
  perform tests.act_as(who);
  select coalesce(array_agg(d ->> 'owner_name' order by d ->> 'owner_name' collate "C"), '{}') into answer
    from json_array_elements(public.read_devices()) d;
  perform tests.act_as_owner();
  return answer;
end
$$;
select is(pg_temp.devices_of('neighbour worker'), '{neighbour worker}', 'a worker sees their own devices');
select is(pg_temp.devices_of('leader'), '{leader}', 'so does a leader');
select is(pg_temp.devices_of('street staff'),
  '{administrator,"community staff","inactive worker",leader,"neighbour worker","own worker","own worker","street staff"}',
  'street staff see those of their duty, and neither the county''s nor another street''s');

-- Who may revoke
select is(tests.push_in_short('community staff', tests.op('r1', 'device.revoke', jsonb_build_object('device_id', tests.id('device', 'tablet')))),
  '{"rejected not_found device_id"}', 'community staff may not revoke another''s device');
select is(tests.push_in_short('street staff', tests.op('r2', 'device.revoke', jsonb_build_object('device_id', tests.id('device', 'far worker')))),
  '{"rejected not_found device_id"}', 'street staff may not revoke in another street');
select is(tests.push_in_short('street staff', tests.op('r3', 'device.revoke', '{}')), '{"rejected invalid_input device_id"}', 'a revocation names the device');
select is(tests.push_in_short('neighbour worker', tests.op('r4', 'device.revoke', jsonb_build_object('device_id', tests.id('device', 'neighbour worker')))),
  '{"applied 1"}', 'everybody may revoke their own');

-- What is left to a revoked device. Two sessions of the same person: one of the lost tablet, one of the desk.
select is(pg_temp.check_in('own worker', 'desk', 'own worker'), 'nothing', 'the same person has a second device');
create function pg_temp.seen(entity text, session text) returns text
language sql as $$ select pg_temp.hint_of('own worker', session, format('select count(*) from public.%I t', entity)) $$;
select is(pg_temp.seen(entity, 'walk'), 'nothing', format('before: %s can be asked', entity)) from (select distinct entity from tests.matrix()) m order by entity;
select is(tests.push_in_short('street staff', tests.op('r5', 'device.revoke', jsonb_build_object('device_id', tests.id('device', 'tablet')))),
  '{"applied 1"}', 'street staff revoke the tablet');
select is((select d.revoked_by from pg_temp.device_of('tablet') d), tests.id('profile', 'street staff'), 'and it is known who did');

-- Rows of a table are refused; where a table shows this person none, there was nothing to refuse.
select ok(pg_temp.seen(entity, 'walk') = 'PT403 device_revoked'
    or tests.visible_ids('own worker', entity) = '{}', format('after: nothing of %s', entity))
from (select distinct entity from tests.matrix()) m order by entity;
select is(pg_temp.seen(entity, 'desk'), 'nothing', format('the other device still asks for %s', entity)) from (select distinct entity from tests.matrix()) m order by entity;

select is((select array_agg(pg_temp.hint_of('own worker', 'walk', statement) order by n) from (values
    (1, 'select public.sync_pull()'), (2, 'select public.sync_push(''[]'')'), (3, 'select public.read_devices()'),
    (4, format('select public.read_case_history(%L)', tests.id('case_record', 'A1'))),
    (5, format('select public.read_household_contact(%L)', tests.id('household', 'A1'))),
    (6, format('select public.read_photo(%L)', tests.id('photo', 'A1'))),
    (7, format('select public.put_photo(%L, %L, %L)', tests.id('photo', 'new'), 'x', 'x')),
    (8, format('select public.read_patrol_track(%L)', tests.id('patrol', 'A1'))),
    (9, format('select public.read_circle_outside(%L, %L, 15)', tests.id('service_circle', 'A1'), tests.id('territory', 'A1')))) v (n, statement)),
  array_fill('PT403 device_revoked'::text, array[9]), 'every function refuses it, and says why');
select is(pg_temp.check_in('own worker', 'walk', 'own worker'), 'PT403 device_revoked', 'its session cannot become another device''s');
select is(pg_temp.check_in('own worker', 'new', 'tablet'), 'PT403 device_revoked', 'a new session on it neither');
select is(pg_temp.hint_of('own worker', 'walk', format('select public.confirm_wiped(%L)', tests.id('device', 'tablet'))), 'nothing', 'it may tell that it holds nothing any more');
select isnt((pg_temp.device_of('tablet')).wiped_at, null, 'which is written down');

-- The wall is one function; taken away, somebody notices.
create or replace function private.refuse_revoked() returns void language plpgsql stable security definer set search_path = ''
as $$ begin return; end $$;
select is(pg_temp.seen('household', 'walk'), 'nothing', 'without the wall the rows would come: the test above would notice');
select * from finish();
rollback;
