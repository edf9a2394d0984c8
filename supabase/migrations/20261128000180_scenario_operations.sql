-- Saving, proposing and removing a scenario. What it brings is counted on its maker's device: a plan, not a record.

create function private.arg_scenario_sites(op jsonb) returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  points jsonb := private.arg_named_points(op, 'sites', 20);
  given jsonb := op #> '{args,sites}';
begin
  if exists (
    select from jsonb_array_elements(given) s
    where coalesce(length(s ->> 'id'), 0) not between 1 and 50
      or (s ->> 'candidate_site_id' is not null and not private.is_uuid(s ->> 'candidate_site_id')))
  then
    perform private.reject('invalid_input', 'sites', 'a site must have an id, a name, a point, and the id of a candidate site or null');
  end if;
  return (
    select jsonb_agg(p.value || jsonb_build_object('id', s.value ->> 'id', 'candidate_site_id', s.value ->> 'candidate_site_id') order by n)
    from jsonb_array_elements(points) with ordinality p (value, n) join jsonb_array_elements(given) with ordinality s (value, n) using (n));
end
$$;
comment on function private.arg_scenario_sites(jsonb) is 'The sites of a scenario, at most 20: {id, name, geom, candidate_site_id or null}.';

create function private.arg_scenario_result(op jsonb) returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  part jsonb := jsonb_build_object('args', op -> 'args' -> 'result');
  gained jsonb := op #> '{args,result,compounds_gained}';
  field text;
  kept jsonb := '{}';
  number numeric;
begin
  foreach field in array array['households', 'before', 'after', 'elderly_before', 'elderly_after'] loop
    number := private.arg_number(part, field, 0, 10000000);
    if number is null or number <> trunc(number) then
      perform private.reject('invalid_input', field, field || ' must be a count');
    end if;
    kept := kept || jsonb_build_object(field, number);
  end loop;
  if jsonb_typeof(gained) is distinct from 'array' or jsonb_array_length(gained) > 2000
    or exists (select from jsonb_array_elements(gained) g where jsonb_typeof(g) <> 'string' or not private.is_uuid(g #>> '{}')) then
    perform private.reject('invalid_input', 'compounds_gained', 'compounds_gained must be ids of compounds');
  end if;
  return kept || jsonb_build_object('compounds_gained', gained);
exception when sqlstate 'PT422' then
  raise exception '%', sqlerrm using errcode = 'PT422', hint = 'invalid_input', detail = 'result';
end
$$;
comment on function private.arg_scenario_result(jsonb) is 'What a scenario brings: counts and ids of compounds, nothing else.';

create function private.open_scenario(op jsonb) returns public.circle_scenario
language plpgsql volatile set search_path = ''
as $$
declare
  scenario public.circle_scenario;
begin
  perform private.require_args(op, '{scenario_id}');
  select * into scenario from public.circle_scenario s
    where s.id = private.arg_uuid(op, 'scenario_id') and s.territory_id in (select private.my_duty_ids()) for update;
  if not found then
    perform private.reject('not_found', 'scenario_id', 'no such scenario within the caller''s duty');
  end if;
  perform private.check_base(op, 'circle_scenario', scenario.id, scenario.version);
  return scenario;
end
$$;
comment on function private.open_scenario(jsonb) is 'The scenario of an operation, locked, in the version its person saw.';

create function private.op_scenario_save(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  fresh public.circle_scenario;
  known public.circle_scenario;
begin
  perform private.require_args(op, '{scenario_id,name,pace,minutes}');
  fresh.id := private.arg_uuid(op, 'scenario_id');
  fresh.territory_id := private.arg_circle_territory(op);
  fresh.name := private.arg_text(op, 'name', 60);
  fresh.served := private.arg_served(op);
  fresh.pace := private.arg_one_of(op, 'pace', '{standard,elderly,normal}');
  fresh.minutes := private.arg_number(op, 'minutes', 1, 30);
  if fresh.minutes <> (op #>> '{args,minutes}')::numeric then
    perform private.reject('invalid_input', 'minutes', 'minutes must be a whole number from 1 to 30');
  end if;
  fresh.sites := private.arg_scenario_sites(op);
  fresh.result := private.arg_scenario_result(op);
  fresh.note := private.arg_text(op, 'note', 2000);
  fresh.made_at := private.plausible_time(private.time_of(op ->> 'made_at'));
  select * into known from public.circle_scenario s where s.id = fresh.id for update;
  if not found then
    insert into public.circle_scenario (id, territory_id, name, served, pace, minutes, sites, result, note, made_by, made_at)
    values (fresh.id, fresh.territory_id, fresh.name, fresh.served, fresh.pace, fresh.minutes, fresh.sites, fresh.result, fresh.note,
      private.my_name(), fresh.made_at);
    return jsonb_build_object('version', 1, 'versions', jsonb_build_object(fresh.id, 1));
  end if;
  if known.territory_id not in (select private.my_duty_ids()) then
    perform private.reject('id_reuse', 'scenario_id', 'another scenario has this id');
  end if;
  perform private.check_base(op, 'circle_scenario', known.id, known.version);
  if known.status <> 'draft' then
    perform private.reject('wrong_stage', 'scenario_id', 'the scenario has been proposed');
  end if;
  update public.circle_scenario s set territory_id = fresh.territory_id, name = fresh.name, served = fresh.served, pace = fresh.pace,
    minutes = fresh.minutes, sites = fresh.sites, result = fresh.result, note = fresh.note, made_by = private.my_name(),
    made_at = fresh.made_at
    where s.id = known.id returning s.version into strict known.version;
  return jsonb_build_object('version', known.version, 'versions', jsonb_build_object(known.id, known.version));
end
$$;
comment on function private.op_scenario_save(jsonb) is
  'scenario.save {scenario_id, territory_id, name, served, pace, minutes, sites, result, note?}: makes it, or changes a draft of the caller''s duty. Rejects outside_duty (territory_id), id_reuse (scenario_id), wrong_stage (scenario_id), invalid_input; conflicts with the scenario''s wire row.';

create function private.op_scenario_propose(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  scenario public.circle_scenario := private.open_scenario(op);
begin
  if scenario.status <> 'draft' then
    perform private.reject('wrong_stage', 'scenario_id', 'the scenario has been proposed before');
  end if;
  update public.circle_scenario s set status = 'proposed', proposed_at = private.plausible_time(private.time_of(op ->> 'made_at')),
    note = private.changed_text(op, 'note', 2000, s.note)
    where s.id = scenario.id returning s.version into strict scenario.version;
  return jsonb_build_object('version', scenario.version, 'versions', jsonb_build_object(scenario.id, scenario.version));
end
$$;
comment on function private.op_scenario_propose(jsonb) is
  'scenario.propose {scenario_id, note?}: 转为建议. Rejects not_found, wrong_stage; conflicts with the scenario''s wire row.';

create function private.op_scenario_remove(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  scenario public.circle_scenario := private.open_scenario(op);
begin
  delete from public.circle_scenario s where s.id = scenario.id;
  return jsonb_build_object('version', scenario.version, 'versions', '{}'::jsonb);
end
$$;
comment on function private.op_scenario_remove(jsonb) is 'scenario.remove {scenario_id}. Rejects not_found; conflicts with the scenario''s wire row.';

insert into private.operation (name, handler, roles, touches) values
  ('scenario.save', 'op_scenario_save', '{community_staff,street_staff}', '{scenario}'),
  ('scenario.propose', 'op_scenario_propose', '{community_staff,street_staff}', '{scenario}'),
  ('scenario.remove', 'op_scenario_remove', '{community_staff,street_staff}', '{scenario}');

revoke all on function private.arg_scenario_sites(jsonb), private.arg_scenario_result(jsonb), private.open_scenario(jsonb),
  private.op_scenario_save(jsonb), private.op_scenario_propose(jsonb), private.op_scenario_remove(jsonb) from public, anon, authenticated;
