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
    where jsonb_typeof(s -> 'id') is distinct from 'string' or s ->> 'id' !~ '^[0-9A-Za-z_-]{1,50}$'
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

create function private.arg_count(part jsonb, field text) returns int
language plpgsql stable set search_path = ''
as $$
declare
  number numeric := private.arg_number(part, field, 0, 10000000);
begin
  if number is null or number <> trunc(number) then
    perform private.reject('invalid_input', field, field || ' must be a count');
  end if;
  return number;
end
$$;
comment on function private.arg_count(jsonb, text) is 'How many, among the arguments; refuses the operation without it.';

-- More sites leave nobody outside who was within.
create function private.arg_scenario_result(op jsonb) returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  part jsonb := jsonb_build_object('args', op -> 'args' -> 'result');
  gained jsonb := op #> '{args,result,compounds_gained}';
  households int;
  before int;
  after int;
begin
  households := private.arg_count(part, 'households');
  before := private.arg_count(part, 'before');
  after := private.arg_count(part, 'after');
  if not (before <= after and after <= households) then
    perform private.reject('invalid_input', 'after', 'before, after and households must rise');
  end if;
  if jsonb_typeof(gained) is distinct from 'array' or jsonb_array_length(gained) > 2000
    or exists (select from jsonb_array_elements(gained) g where jsonb_typeof(g) <> 'string' or not private.is_uuid(g #>> '{}')) then
    perform private.reject('invalid_input', 'compounds_gained', 'compounds_gained must be ids of compounds');
  end if;
  return jsonb_build_object('households', households, 'before', before, 'after', after, 'compounds_gained', gained);
exception when sqlstate 'PT422' then
  raise exception '%', sqlerrm using errcode = 'PT422', hint = 'invalid_input', detail = 'result';
end
$$;
comment on function private.arg_scenario_result(jsonb) is 'What a scenario brings: counts and ids of compounds, nothing else and nothing of the elderly.';

-- They are slower and never faster, so none of them is within at their pace who is not at the scenario's.
create function private.arg_scenario_need(op jsonb, brings jsonb) returns private.circle_scenario_need
language plpgsql stable set search_path = ''
as $$
declare
  part jsonb := jsonb_build_object('args', op -> 'args' -> 'result');
  need private.circle_scenario_need;
begin
  need.elderly_before := private.arg_count(part, 'elderly_before');
  need.elderly_after := private.arg_count(part, 'elderly_after');
  if not (need.elderly_before <= need.elderly_after and need.elderly_before <= (brings ->> 'before')::int and need.elderly_after <= (brings ->> 'after')::int) then
    perform private.reject('invalid_input', 'elderly_after', 'households with elderly people are a part of all');
  end if;
  return need;
exception when sqlstate 'PT422' then
  raise exception '%', sqlerrm using errcode = 'PT422', hint = 'invalid_input', detail = 'result';
end
$$;
comment on function private.arg_scenario_need(jsonb, jsonb) is 'What a scenario brings to the elderly, beside what it brings to all.';

create function private.write_scenario_need(scenario uuid, need private.circle_scenario_need) returns void
language sql volatile set search_path = ''
as $$
  insert into private.circle_scenario_need (scenario_id, elderly_before, elderly_after) values (scenario, need.elderly_before, need.elderly_after)
  on conflict (scenario_id) do update set elderly_before = excluded.elderly_before, elderly_after = excluded.elderly_after
$$;
comment on function private.write_scenario_need(uuid, private.circle_scenario_need) is 'Keeps what a scenario brings to the elderly apart from the rest of it.';

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
  need private.circle_scenario_need;
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
  need := private.arg_scenario_need(op, fresh.result);
  fresh.note := private.arg_text(op, 'note', 2000);
  fresh.made_at := private.plausible_time(private.time_of(op ->> 'made_at'));
  select * into known from public.circle_scenario s where s.id = fresh.id for update;
  if not found then
    insert into public.circle_scenario (id, territory_id, name, served, pace, minutes, sites, result, note, made_by, made_at)
    values (fresh.id, fresh.territory_id, fresh.name, fresh.served, fresh.pace, fresh.minutes, fresh.sites, fresh.result, fresh.note,
      private.my_name(), fresh.made_at);
    perform private.write_scenario_need(fresh.id, need);
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
  perform private.write_scenario_need(known.id, need);
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

revoke all on function private.arg_scenario_sites(jsonb), private.arg_count(jsonb, text), private.arg_scenario_result(jsonb),
  private.arg_scenario_need(jsonb, jsonb), private.write_scenario_need(uuid, private.circle_scenario_need), private.open_scenario(jsonb),
  private.op_scenario_save(jsonb), private.op_scenario_propose(jsonb), private.op_scenario_remove(jsonb) from public, anon, authenticated;
