-- Photos: what is taken, what is refused, who may look, and that a look behind a door is written down.
begin;
select * from no_plan();
select tests.build_world();
delete from public.photo;
delete from public.person_view_log;

-- A JPEG as far as anybody here can tell, of a given size.
create function pg_temp.picture(size int, filling text default '00') returns bytea
language sql immutable as $$ select '\xffd8ffe0'::bytea || decode(repeat(filling, size - 4), 'hex') $$;
create function pg_temp.hash(picture bytea) returns text
language sql immutable as $$ select encode(sha256(picture), 'hex') $$;

create function pg_temp.put(who text, label text, picture bytea, hash text default null) returns text
language plpgsql as $$
declare
  answer jsonb;
begin
  perform tests.act_as(who);
  answer := tests.error_of(format('select public.put_photo(%L, %L, %L)', tests.id('photo', label),
    coalesce(hash, pg_temp.hash(picture)), encode(picture, 'base64')));
  perform tests.act_as_owner();
  return coalesce(concat_ws(' ', answer ->> 'state', answer ->> 'hint', answer ->> 'detail'), '');
end
$$;
create function pg_temp.look(who text, label text) returns text
language plpgsql as $$
declare
  answer text;
  raised_hint text;
begin
  perform tests.act_as(who);
  begin
    answer := public.read_photo(tests.id('photo', label))::jsonb ->> 'base64';
  exception when others then
    get stacked diagnostics raised_hint = pg_exception_hint;
    answer := sqlstate || ' ' || raised_hint;
  end;
  perform tests.act_as_owner();
  return answer;
end
$$;
create function pg_temp.attach_op(label text, picture bytea, more jsonb default '{}', depends_on jsonb default '[]') returns jsonb
language sql stable as $$
  select tests.op('attach ' || label, 'photo.attach', jsonb_build_object('photo_id', tests.id('photo', label), 'subject', 'case_record',
    'subject_id', tests.id('case_record', 'A1'), 'sha256', pg_temp.hash(picture), 'size_bytes', length(picture), 'width', 40, 'height', 30,
    'taken_at', '2026-01-01T00:00:00Z') || more, '{}', depends_on)
$$;

-- ── put_photo ─────────────────────────────────────────────────────────────────────────────────────────────────────────
select is(pg_temp.put(who, who, pg_temp.picture(100)), '', who || ' brings a picture')
from unnest('{own worker,community staff,street staff}'::text[]) who;
select is(pg_temp.put('own worker', 'own worker', pg_temp.picture(100)), '', 'the same again is harmless');
select is(pg_temp.put('own worker', 'own worker', pg_temp.picture(101)), 'PT409 id_reuse photo_id', 'another picture under its id is not');
select is((select length(bytes) from private.photo_file where photo_id = tests.id('photo', 'own worker')), 100, 'the first one stays');
select is(pg_temp.put('own worker', 'largest', pg_temp.picture(1048576)), '', 'a picture of 1 MiB is taken');
select is(pg_temp.put('own worker', 'larger', pg_temp.picture(1048577)), 'PT400 invalid_input bytes_base64', 'a larger one is not');
select is(pg_temp.put('own worker', 'gif', '\x47494638396100'), 'PT400 invalid_input bytes_base64', 'nor what is no JPEG');
select is(pg_temp.put('own worker', 'void', ''), 'PT400 invalid_input bytes_base64', 'nor nothing');
select is(pg_temp.put('own worker', 'torn', pg_temp.picture(100), pg_temp.hash(pg_temp.picture(99))), 'PT400 invalid_input sha256',
  'bytes that were hurt on the way are noticed');
select is(pg_temp.put('own worker', 'torn', pg_temp.picture(100), 'x'), 'PT400 invalid_input sha256', 'a hash must be one');
select tests.act_as('own worker');
select is(tests.error_of(format('select public.put_photo(%L, %L, repeat(''§'', 3000000))', tests.id('photo', 'x'), repeat('0', 64))) ->> 'detail', 'bytes_base64', 'what is far too long is not even decoded');
select is(tests.error_of($$ select public.put_photo(null, repeat('0', 64), '') $$) ->> 'detail', 'photo_id', 'a picture needs an id');
select is(tests.error_of(format('select public.put_photo(%L, %L, %L)', tests.id('photo', 'x'), repeat('0', 64), '§§')) ->> 'detail',
  'bytes_base64', 'and base64 must be that');
select tests.act_as_owner();
select is(pg_temp.put(who, who, pg_temp.picture(100)), 'PT403 not_permitted put_photo', who || ' may not')
from unnest('{leader,county leader,administrator}'::text[]) who;
select is(pg_temp.put(who, who, pg_temp.picture(100)), 'PT403 no_profile put_photo', who || ' may not')
from unnest('{nobody,inactive worker}'::text[]) who;
select matches(pg_temp.put('anon', 'anon', pg_temp.picture(100)), '^42501', 'a stranger may not even call');
select tests.act_as('anon');
set local role authenticated;
select is(tests.error_of(format('select public.%s', call)) ->> 'hint', 'session_expired', 'without an account: sign in')
from unnest(array[$$put_photo(gen_random_uuid(), '', '')$$, 'read_photo(gen_random_uuid())']) call;
select tests.act_as_owner();

-- The allowance: 64 MiB unattached, of which 1 MiB and a little lie here.
insert into private.photo_file (photo_id, uploaded_by, sha256, bytes)
select tests.id('photo', 'bulk ' || n), tests.id('profile', 'own worker'), repeat('0', 64), pg_temp.picture(1048576)
from generate_series(1, 62) n;
select is(pg_temp.put('own worker', 'fits', pg_temp.picture(1048400)), '', 'the last one that fits');
select is(pg_temp.put('own worker', 'over', pg_temp.picture(100)), 'PT429 photo_allowance bytes_base64', 'whoever never attaches is stopped');
select is(pg_temp.put('own worker', 'own worker', pg_temp.picture(100)), '', 'what is here already is not counted twice');
select is(pg_temp.put('neighbour worker', 'neighbour', pg_temp.picture(100)), '', 'and others are not');
update private.photo_file set received_at = now() - interval '61 days' where photo_id = tests.id('photo', 'bulk 1');
select is(pg_temp.put('own worker', 'over', pg_temp.picture(100)), '', 'what nobody has attached in 60 days is forgotten');
select is((select count(*) from private.photo_file where photo_id = tests.id('photo', 'bulk 1')), 0::bigint, 'and gone');

-- ── photo.attach ──────────────────────────────────────────────────────────────────────────────────────────────────────
select is(tests.push_in_short('own worker', pg_temp.attach_op('own worker', pg_temp.picture(100))), '{applied 1}', 'a photo is attached');
select is(tests.push_in_short('own worker', pg_temp.attach_op('own worker', pg_temp.picture(100))), '{duplicate applied 1}', 'once');
select is((select to_jsonb(p) - '{change_xid,updated_at,taken_at}'::text[] from public.photo p),
  jsonb_build_object('id', tests.id('photo', 'own worker'), 'territory_id', tests.id('territory', 'A1'), 'subject', 'case_record',
    'subject_id', tests.id('case_record', 'A1'), 'size_bytes', 100, 'width', 40, 'height', 30, 'version', 1), 'and it is what was said');
select is(tests.push_in_short('own worker', pg_temp.attach_op('not here', pg_temp.picture(100))), '{retry 5}',
  'before its picture has come the operation has to come again');
select is((select count(*) from private.sync_op where op_id = tests.id('op', 'attach not here')), 0::bigint, 'and nothing is remembered of it');
select is(tests.push_in_short('own worker', pg_temp.attach_op('fits', pg_temp.picture(1048400)) || '{"op_id": "01900000-0000-7000-8000-000000000001"}'),
  '{applied 1}', 'a large one');
select is(tests.push_in_short('own worker', jsonb_set(pg_temp.attach_op('again', pg_temp.picture(100)), '{args,photo_id}', to_jsonb(tests.id('photo', 'own worker')))),
  '{"rejected id_reuse photo_id"}', 'one picture is one photo');
select is(tests.push_in_short('own worker', pg_temp.attach_op('over', pg_temp.picture(100), wrong)), array[answer], 'refused: ' || answer)
from (values
  ('{"sha256": "0000000000000000000000000000000000000000000000000000000000000000"}'::jsonb, 'rejected invalid_input sha256')) v (wrong, answer);
select is(tests.push_in_short('own worker', pg_temp.attach_op('over', pg_temp.picture(100), wrong) || jsonb_build_object('op_id', tests.id('op', answer || wrong))),
  array[answer], 'refused: ' || answer)
from (values
  ('{"size_bytes": 99}'::jsonb, 'rejected invalid_input size_bytes'),
  ('{"size_bytes": 1048577}', 'rejected invalid_input size_bytes'),
  ('{"width": 0}', 'rejected invalid_input width'),
  ('{"height": null}', 'rejected invalid_input height'),
  ('{"subject": "household"}', 'rejected invalid_input subject'),
  ('{"subject": "pg_catalog.pg_authid"}', 'rejected invalid_input subject'),
  (jsonb_build_object('subject_id', tests.id('case_record', 'B1')), 'rejected not_found subject_id'),
  (jsonb_build_object('subject_id', tests.id('case_record', 'nowhere')), 'rejected not_found subject_id')) v (wrong, answer);
select is(tests.push_in_short('leader', pg_temp.attach_op('by a leader', pg_temp.picture(100))), '{"rejected not_permitted name"}', 'leaders attach none');
select is(tests.push_in_short('community staff', pg_temp.attach_op('community staff', pg_temp.picture(100),
    jsonb_build_object('subject_id', tests.id('case_record', 'photographed')), jsonb_build_array(tests.id('op', 'photographed'))),
  tests.report_op('photographed')), '{"retry 5","applied 1"}', 'a photo waits for its report');
select is(tests.push_in_short('community staff', pg_temp.attach_op('community staff', pg_temp.picture(100),
    jsonb_build_object('subject_id', tests.id('case_record', 'photographed')), jsonb_build_array(tests.id('op', 'photographed')))),
  '{"applied 1"}', 'and is attached after it');

-- ── read_photo ────────────────────────────────────────────────────────────────────────────────────────────────────────
select is(pg_temp.look(who, 'own worker'), translate(encode(pg_temp.picture(100), 'base64'), E'\n', ''), who || ' sees a photo of their duty')
from unnest('{own worker,community staff,street staff}'::text[]) who;
select is((select count(*) from public.person_view_log where subject = 'photo' and subject_id = tests.id('photo', 'own worker')
  and territory_id = tests.id('territory', 'A1')), 3::bigint, 'the case is about a household: each look is recorded');
select is(pg_temp.look(who, 'own worker'), 'PT404 not_found', who || ' does not see one elsewhere')
from unnest('{neighbour worker,far worker}'::text[]) who;
select is(pg_temp.look('own worker', 'over'), 'PT404 not_found', 'nor anybody a picture that is attached to nothing');
select is(pg_temp.look(who, 'own worker'), 'PT403 not_permitted', who || ' may not ask')
from unnest('{leader,county leader,administrator}'::text[]) who;
select is(pg_temp.look('nobody', 'own worker'), 'PT403 no_profile', 'nobody may not ask');
select matches(pg_temp.look('anon', 'own worker'), '^42501', 'a stranger may not even call');
select is((select count(*) from public.person_view_log), 3::bigint, 'who saw nothing left no record');
update public.case_detail set household_id = null where id = tests.id('case_record', 'A1');
select pg_temp.look('own worker', 'own worker') is not null;
select is((select count(*) from public.person_view_log), 3::bigint, 'a photo of a case about no household is not a look at a person');

-- ── A photo goes where its subject goes ───────────────────────────────────────────────────────────────────────────────
select tests.let_time_pass();
update public.case_record set territory_id = tests.id('territory', 'A2'), compound_id = null, building_id = null where id = tests.id('case_record', 'A1');
select is((select array_agg(distinct territory_id) from public.photo where subject_id = tests.id('case_record', 'A1')), array[tests.id('territory', 'A2')],
  'a case that moves takes its photos along');
delete from public.case_record where id = tests.id('case_record', 'A1');
select is((select count(*) from public.photo p where p.subject_id = tests.id('case_record', 'A1')), 0::bigint, 'a case that goes takes them too');
select is((select count(*) from private.photo_file where photo_id = tests.id('photo', 'own worker')), 0::bigint, 'and their pictures');
select * from finish();
rollback;
