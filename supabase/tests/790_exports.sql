-- Every export is written down, by whoever makes one; and the totals that offices report: who may, where, and what is refused.
begin;
select * from no_plan();
select tests.build_world();
delete from public.export_log;
delete from public.reported_figure;

create function pg_temp.export_op(label text, place text default 'A1', more jsonb default '{}') returns jsonb
language sql stable as $$
  select tests.op(label, 'export.record', jsonb_build_object('export_id', tests.id('export', label), 'content', 'compound', 'format', 'xlsx',
    'rows', 12, 'territory_id', tests.id('territory', place), 'file_name', '小区-网格一.xlsx') || more)
$$;
create function pg_temp.figure_op(label text, place text default 'A1', more jsonb default '{}', base int default null) returns jsonb
language sql stable as $$
  select tests.op(label, 'figure.report', jsonb_build_object('figure_id', tests.id('figure', place), 'territory_id', tests.id('territory', place),
    'measure', 'branches', 'value', 65) || more, case when base is null then '{}' else jsonb_build_object(tests.id('figure', place), base) end)
$$;
-- What a person is answered, without doing it.
create function pg_temp.answer(who text, op jsonb) returns text
language plpgsql as $$
begin
  raise exception using errcode = 'ZZ003', message = (tests.push_in_short(who, op))[1];
exception when sqlstate 'ZZ003' then
  return sqlerrm;
end
$$;

-- ── export.record × every person ──────────────────────────────────────────────────────────────────────────────────────
select is(pg_temp.answer(c.actor, pg_temp.export_op('try')), case when c.actor = 'far worker' then 'rejected outside_duty territory_id' else 'applied 1' end,
  c.actor || ' records an export of a place of their office')
from tests.cast_members() c where c.role not in ('no profile', 'anon');
select is(pg_temp.answer(c.actor, pg_temp.export_op('try', 'D1')), case when c.actor in ('far worker', 'county leader') then 'applied 1' else 'rejected outside_duty territory_id' end,
  c.actor || ' and one of the next office')
from tests.cast_members() c where c.role not in ('no profile', 'anon');
select is(tests.push('leader', pg_temp.export_op('try', 'A1', '{"rows": 0, "content": "map", "format": "png"}')) #>> '{0,status}', 'applied', 'a picture has no rows');
delete from public.export_log;

select is(pg_temp.answer('street staff', pg_temp.export_op('less') #- array['args', field]), 'rejected invalid_input ' || field, 'it needs ' || field)
from unnest('{export_id,content,format,rows,territory_id,file_name}'::text[]) field;
select is(pg_temp.answer('street staff', pg_temp.export_op('bad', 'A1', v.more)), 'rejected invalid_input ' || v.field, v.more::text || ' cannot be meant')
from (values ('content', '{"content": "public.household"}'::jsonb), ('content', jsonb_build_object('content', repeat('a', 41))), ('format', '{"format": "pdf"}'),
  ('rows', '{"rows": -1}'), ('rows', '{"rows": 1.5}'), ('rows', '{"rows": "many"}'), ('file_name', jsonb_build_object('file_name', repeat('长', 201))),
  ('territory_id', '{"territory_id": "here"}'), ('export_id', '{"export_id": 7}')) v (field, more);

-- ── What it writes ────────────────────────────────────────────────────────────────────────────────────────────────────
select tests.push('community staff', pg_temp.export_op('one'));
select is((select (l.profile_id, l.office_id, l.territory_id, l.content, l.format, l.row_count, l.file_name, l.exported_at, l.recorded_at) from public.export_log l),
  (tests.id('profile', 'community staff'), tests.id('territory', 'S1'), tests.id('territory', 'A1'), 'compound'::text, 'xlsx'::text, 12,
    '小区-网格一.xlsx'::text, date_trunc('second', now()), now()), 'who, whose, where, what, how much, when');
select is(tests.push_in_short('community staff', pg_temp.export_op('one')), '{duplicate applied 1}', 'sent twice it is written down once');
select is(tests.push_in_short('street staff', pg_temp.export_op('two', 'A1', jsonb_build_object('export_id', tests.id('export', 'one')))), '{rejected id_reuse export_id}',
  'nobody writes over another''s record');
select is(tests.push_in_short('street staff', pg_temp.export_op('gone', 'nowhere')), '{applied 1}', 'a file about a grid that is merged away meanwhile is written down');
select is((select l.office_id from public.export_log l where l.territory_id = tests.id('territory', 'nowhere')), tests.id('territory', 'S1'), 'in the office of whoever made it');
select tests.push('county leader', pg_temp.export_op('county', 'C'));
select is((select l.office_id from public.export_log l where l.territory_id = tests.id('territory', 'C')), tests.id('territory', 'C'), 'a county''s is the county''s');

-- ── Who reads it ──────────────────────────────────────────────────────────────────────────────────────────────────────
select is(coalesce(array_length(tests.visible_ids(c.actor, 'export_log'), 1), 0), case c.actor when 'administrator' then 3 else 0 end,
  c.actor || case c.actor when 'administrator' then ' reads the log of the office' else ' does not read the log' end)
from tests.cast_members() c;
select is_empty($$ select e.name from private.sync_entity e where e.name = 'export_log' $$, 'no pull carries it');
delete from auth.users where id = tests.id('profile', 'community staff');
select is((select count(*) from public.export_log), 3::bigint, 'it outlives the account');
insert into auth.users (id, email) values (tests.id('profile', 'community staff'), 'community.staff@test.example');
insert into public.profile (id, display_name, role) values (tests.id('profile', 'community staff'), 'community staff', 'community_staff');
insert into public.profile_territory (profile_id, territory_id) values (tests.id('profile', 'community staff'), tests.id('territory', 'A'));
select throws_ok(format('delete from public.territory where id = %L', tests.id('territory', 'S1')), '23503', null, 'an office does not go while its log is there');

-- ── figure.report ─────────────────────────────────────────────────────────────────────────────────────────────────────
select is(pg_temp.answer(c.actor, pg_temp.figure_op('f')), case
    when c.role not in ('community_staff', 'street_staff') then 'rejected not_permitted name' else 'applied 1' end, c.actor || ' reports a total')
from tests.cast_members() c where c.role not in ('no profile', 'anon');
select is(pg_temp.answer(who, pg_temp.figure_op('f', place)), answer, who || ' of ' || place)
from (values ('community staff', 'A', 'applied 1'), ('community staff', 'B', 'rejected outside_duty territory_id'), ('community staff', 'S1', 'rejected outside_duty territory_id'),
  ('community staff', 'nowhere', 'rejected outside_duty territory_id'), ('street staff', 'S1', 'applied 1'), ('street staff', 'D1', 'rejected outside_duty territory_id'),
  ('street staff', 'C', 'rejected outside_duty territory_id')) v (who, place, answer);
select is(pg_temp.answer('street staff', pg_temp.figure_op('less') #- array['args', field]), 'rejected invalid_input ' || field, 'it needs ' || field)
from unnest('{figure_id,territory_id,measure,value}'::text[]) field;
select is(pg_temp.answer('street staff', pg_temp.figure_op('bad', 'A1', v.more)), 'rejected invalid_input ' || v.field, v.more::text || ' cannot be meant')
from (values ('measure', '{"measure": "dogs"}'::jsonb), ('value', '{"value": -1}'), ('value', '{"value": 6.5}'), ('value', '{"value": "65"}'), ('value', '{"value": 100000001}')) v (field, more);
select is(pg_temp.answer('street staff', pg_temp.figure_op('none', 'A1', '{"value": null}')), 'rejected not_found figure_id', 'what was never reported is not taken back');

select tests.push('street staff', pg_temp.figure_op('first'));
select is((select (f.territory_id, f.measure, f.value, f.reported_by, f.reported_at) from public.reported_figure f),
  (tests.id('territory', 'A1'), 'branches'::text, 65, 'street staff'::text, date_trunc('second', now())), 'a total, and who said so');
select is(tests.push_in_short('community staff', pg_temp.figure_op('blind', 'A1', '{"value": 54}')), '{rejected invalid_input base_versions}', 'nobody writes over a total unseen');
select is(tests.push_in_short('community staff', pg_temp.figure_op('stale', 'A1', '{"value": 54}', 9)), '{conflict 1}', 'nor over another version of it');
select is(tests.push_in_short('community staff', pg_temp.figure_op('seen', 'A1', '{"value": 54}', 1)), '{applied 2}', 'a total is corrected');
select is((select (f.value, f.reported_by) from public.reported_figure f), (54, 'community staff'::text), 'by whoever did it last');
select is(tests.push_in_short('street staff', pg_temp.figure_op('moved', 'A1', jsonb_build_object('territory_id', tests.id('territory', 'A2')), 2)), '{rejected id_reuse figure_id}', 'it stays where it is');
select is(tests.push_in_short('street staff', pg_temp.figure_op('renamed', 'A1', '{"measure": "grids"}', 2)), '{rejected id_reuse figure_id}', 'and what it is');
select is(tests.push_in_short('street staff', pg_temp.figure_op('again', 'A1', jsonb_build_object('figure_id', tests.id('figure', 'other')))), '{rejected id_reuse figure_id}',
  'a territory has one total of a kind');
select is(tests.ids_in((select upserts from tests.pull('own worker')), 'reported_figure'), array[tests.id('figure', 'A1')::text], 'everybody of the office reads it');
select tests.let_time_pass();
create temp table before as select next_cursor from tests.pull('leader');
select is(tests.push_in_short('street staff', pg_temp.figure_op('back', 'A1', '{"value": null}', 2)), '{applied 2}', 'it is taken back');
select is_empty('select from public.reported_figure', 'and gone');
select is((select p.removes -> 'reported_figure' from tests.pull('leader', (select b.next_cursor from before b)) p), jsonb_build_array(tests.id('figure', 'A1')), 'also for those who held it');
select tests.push('street staff', pg_temp.figure_op('anew'));
update public.reported_figure set territory_id = tests.id('territory', 'A2') where territory_id = tests.id('territory', 'A1');
select is((select f.territory_id from public.reported_figure f), tests.id('territory', 'A1'), 'a total is not handed over to whoever takes over the ground');
select is((select count(*) from public.reported_figure), 1::bigint, 'it can be reported anew');

select * from finish();
rollback;
