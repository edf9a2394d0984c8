-- What the tests of sync_push say over and over: an operation, a batch, its results. Stays installed, like 000_cast.sql.
begin;

-- An operation as a device makes it. Its id follows from `label`, so that tests can speak of it.
create function tests.op(label text, name text, args jsonb, base_versions jsonb default '{}', depends_on jsonb default '[]')
returns jsonb
language sql stable as $$
  select jsonb_build_object('op_id', tests.id('op', label), 'name', name, 'args', args, 'base_versions', base_versions,
    'depends_on', depends_on, 'made_at', to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'device', 'tablet 1')
$$;

-- An operation on the case of a grid, made on the version it has now.
create function tests.case_op(label text, name text, place text, more jsonb default '{}') returns jsonb
language sql stable as $$
  select tests.op(label, name, jsonb_build_object('case_id', c.id) || more, jsonb_build_object(c.id, c.version))
  from public.case_record c where c.id = tests.id('case_record', place)
$$;

create function tests.report_op(label text, more jsonb default '{}') returns jsonb
language sql stable as $$
  select tests.op(label, 'case.report', jsonb_build_object('case_id', tests.id('case_record', label), 'class_code', '2502',
    'title', '坡道破损', 'geom', '{"type": "Point", "coordinates": [101.215, 41.315]}'::jsonb) || more)
$$;

-- What a person is answered to a batch.
create function tests.push(who text, variadic ops jsonb[]) returns jsonb
language plpgsql as $$
declare
  answer jsonb;
begin
  perform tests.act_as(who);
  answer := public.sync_push(to_json(ops))::jsonb;
  perform tests.act_as_owner();
  return answer;
end
$$;

-- The same in short: `applied 2`, `rejected wrong_stage case_id`, `duplicate applied 2`, `conflict 3`, `retry 5`.
create function tests.in_short(result jsonb) returns text
language sql immutable as $$
  select concat_ws(' ', result ->> 'status', result ->> 'version', result ->> 'code', result ->> 'field', result ->> 'after',
    result #>> '{row,version}', result #>> '{result,status}', result #>> '{result,version}', result #>> '{result,code}')
$$;

create function tests.push_in_short(who text, variadic ops jsonb[]) returns text[]
language sql as $$
  select array_agg(tests.in_short(r.value) order by r.n)
  from jsonb_array_elements(tests.push(who, variadic ops)) with ordinality as r (value, n)
$$;

-- Puts the case of a grid into a stage, as if it had always been there.
create function tests.set_stage(place text, new_stage text) returns void
language sql as $$
  update public.case_record set stage = new_stage,
    closed_at = case when new_stage = 'evaluate' then reported_at + interval '1 hour' end
  where id = tests.id('case_record', place)
$$;

commit;

begin;
select plan(1);
select is(tests.in_short('{"status": "rejected", "code": "wrong_stage", "field": "case_id"}'), 'rejected wrong_stage case_id',
  'a result can be told in short');
select * from finish();
rollback;
