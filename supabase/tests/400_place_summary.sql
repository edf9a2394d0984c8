-- The counts of places: right after every kind of change, and the same as counting from nothing.
begin;
select plan(25);
select tests.build_world();

-- The counts of a place in one line, so that a test reads as what is there.
create function pg_temp.counts(id uuid) returns text
language sql as $$
  select format('households %s, residents %s, party %s/%s, formal %s, probationary %s, in service %s, retired %s, open %s, compounds %s, buildings %s',
    households, residents, party_households, center_households, formal_members, probationary_members, members_in_service,
    members_retired, open_cases, compounds, buildings)
  from public.place_summary s where s.id = counts.id
$$;
create function pg_temp.of_territory(place text) returns text language sql as $$ select pg_temp.counts(tests.id('territory', place)) $$;
create function pg_temp.of_compound(place text) returns text language sql as $$ select pg_temp.counts(tests.id('compound', place)) $$;

create function pg_temp.recount_differs() returns text
language plpgsql as $$
declare
  before text := (select string_agg(s.id || pg_temp.counts(s.id), E'\n' order by s.id) from public.place_summary s);
  after text;
begin
  perform private.recount_place_summary();
  after := (select string_agg(s.id || pg_temp.counts(s.id), E'\n' order by s.id) from public.place_summary s);
  return case when before is distinct from after then before || E'\n---\n' || after end;
end
$$;

select is(pg_temp.of_compound('A1'),
  'households 1, residents 3, party 1/1, formal 1, probationary 0, in service 1, retired 0, open 1, compounds 0, buildings 1', 'a compound counts what lies in it');
select is(pg_temp.of_territory('A1'),
  'households 1, residents 3, party 1/1, formal 1, probationary 0, in service 1, retired 0, open 1, compounds 1, buildings 1', 'so does its grid');
select is(pg_temp.of_territory('A'),
  'households 2, residents 6, party 2/2, formal 2, probationary 0, in service 2, retired 0, open 2, compounds 2, buildings 2', 'its community sums the grids');
select is(pg_temp.of_territory('C'),
  'households 4, residents 12, party 4/4, formal 4, probationary 0, in service 4, retired 0, open 4, compounds 4, buildings 4', 'and the county all');
select is(pg_temp.recount_differs(), null, 'counting from nothing gives the same');

-- insert, many at once
insert into public.household (id, stairwell_unit_id, building_id, compound_id, territory_id, floor, door, residents)
select private.uuid_v7(), tests.id('stairwell_unit', 'A1'), tests.id('building', 'A1'), tests.id('compound', 'A1'), tests.id('territory', 'A1'), n, n || '02', 2
from generate_series(1, 10) n;
select is((select households || '/' || residents from public.place_summary where id = tests.id('compound', 'A1')), '11/23', 'ten households more in the compound');
select is((select households || '/' || residents from public.place_summary where id = tests.id('territory', 'S1')), '13/29', 'and in the street above it');
select is((select households from public.place_summary where id = tests.id('territory', 'A2')), 1, 'not in the grid beside it');

-- update
update public.household set residents = residents + 1 where territory_id = tests.id('territory', 'A1');
select is((select residents from public.place_summary where id = tests.id('territory', 'A1')), 34, 'residents follow an update');
update public.party_member set category = 'retired', standing = 'probationary' where id = tests.id('party_member', 'A1');
select is(pg_temp.of_compound('A1'),
  'households 11, residents 34, party 1/1, formal 0, probationary 1, in service 0, retired 1, open 1, compounds 0, buildings 1', 'a member changes category and standing');
update public.party_household set is_center = false where id = tests.id('party_household', 'A1');
select is((select party_households || '/' || center_households from public.place_summary where id = tests.id('territory', 'A1')), '1/0', 'a centre household becomes an ordinary one');
update public.case_record set stage = 'verify' where id = tests.id('case_record', 'A1');
select is((select open_cases from public.place_summary where id = tests.id('compound', 'A1')), 1, 'a case being verified is still open');
update public.case_record set stage = 'evaluate' where id = tests.id('case_record', 'A1');
select is((select open_cases from public.place_summary where id = tests.id('compound', 'A1')), 0, 'a closed one is not');
select is((select open_cases from public.place_summary where id = tests.id('territory', 'C')), 3, 'up to the county');

-- a change that counts nothing touches no count
select tests.let_time_pass();
update public.household set door = '999' where id = tests.id('household', 'A1');
select is_empty($$ select id from public.place_summary where change_xid <> 3 $$, 'a new door number changes no count and no row of counts');

-- move
update public.building set territory_id = tests.id('territory', 'B1') where id = tests.id('building', 'A1');
select is((select array_agg(households order by p) from unnest('{A,A1,B,B1,S1}'::text[]) p join public.place_summary s on s.id = tests.id('territory', p)),
  '{1,0,12,12,13}', 'a moved building takes its households from one grid to the other');
update public.building set compound_id = tests.id('compound', 'B1') where id = tests.id('building', 'A1');
select is((select array_agg(households || '/' || party_households order by p) from unnest('{A1,B1}'::text[]) p join public.place_summary s on s.id = tests.id('compound', p)),
  '{0/0,12/2}', 'and from one compound to the other, Party households with them');
update public.compound set territory_id = tests.id('territory', 'A2') where id = tests.id('compound', 'A1');
select is((select territory_id from public.place_summary where id = tests.id('compound', 'A1')), tests.id('territory', 'A2'), 'a moved compound''s counts are seen where it lies');
update public.territory set parent_id = tests.id('territory', 'S2') where id = tests.id('territory', 'B');
select is((select array_agg(households order by p) from unnest('{S1,S2,C}'::text[]) p join public.place_summary s on s.id = tests.id('territory', p)),
  '{14,1,13}', 'a moved community takes its counts to the other street');

-- delete
delete from public.household where territory_id = tests.id('territory', 'B1');
select is((select array_agg(households || '/' || party_households order by p) from unnest('{B,B1,S2}'::text[]) p join public.place_summary s on s.id = tests.id('territory', p)),
  '{0/0,0/0,1/1}', 'deleted households are gone from every place, their Party households too');
delete from public.case_record where territory_id = tests.id('territory', 'D1');
select is((select open_cases from public.place_summary where id = tests.id('territory', 'S2')), 1, 'a deleted case too');
select is(pg_temp.recount_differs(), null, 'after all this, counting from nothing still gives the same');

update public.case_stage set is_closed = true where id = 'handle';
select is((select open_cases from public.place_summary where id = tests.id('territory', 'C')), 0, 'which stages are closed is configurable, and the counts follow');

delete from public.party_org_coverage where covers_compound_id = tests.id('compound', 'A1');
delete from public.party_member where compound_id = tests.id('compound', 'A1');
delete from public.case_record where compound_id = tests.id('compound', 'A1');
delete from public.compound where id = tests.id('compound', 'A1');
select is_empty(format('select from public.place_summary where id = %L', tests.id('compound', 'A1')), 'a deleted compound leaves no counts');
truncate public.party_household;
select is((select sum(party_households) from public.place_summary), 0::bigint, 'a truncated table leaves none either');
select * from finish();
rollback;
