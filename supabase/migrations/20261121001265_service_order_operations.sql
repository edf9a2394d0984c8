-- What people do with offers and orders: one function per operation, called by sync_push. Stages, roles and required
-- arguments are rows of private.service_order_transition, as private.case_transition has them for cases.
--
-- An order that was taken at a door is never refused because its offer was withdrawn meanwhile: the resident was promised
-- an answer. It keeps what was chosen, and dispatch finds another team.

create table private.service_order_transition (
  operation text not null references private.operation (name),
  from_stage text,
  to_stage text not null,
  required text[] not null,
  constraint service_order_transition_once unique nulls not distinct (operation, from_stage)
);
alter table private.service_order_transition enable row level security;
revoke all on private.service_order_transition from public, anon, authenticated;
comment on table private.service_order_transition is 'What may be done with an order in which stage, and where that leads. What has no row here is refused. An installation that works with three orders (点单、派单、接单) rates none: nothing has to be changed here.';
comment on column private.service_order_transition.operation is 'The operation; its roles are those of private.operation.';
comment on column private.service_order_transition.from_stage is 'The stage the order must be in; null: it does not exist yet.';
comment on column private.service_order_transition.to_stage is 'The stage it is in afterwards.';
comment on column private.service_order_transition.required is 'Arguments that must be given.';

insert into private.operation (name, handler, roles, touches) values
  ('offer.publish', 'op_offer_publish', '{community_staff,street_staff}', '{}'),
  ('offer.withdraw', 'op_offer_withdraw', '{community_staff,street_staff}', '{offer}'),
  ('order.place', 'op_order_place', '{grid_worker,community_staff,street_staff}', '{}'),
  ('order.dispatch', 'op_order_dispatch', '{community_staff,street_staff}', '{stage}'),
  ('order.accept', 'op_order_accept', '{grid_worker,community_staff,street_staff}', '{stage}'),
  ('order.decline', 'op_order_decline', '{grid_worker,community_staff,street_staff}', '{stage}'),
  ('order.complete', 'op_order_complete', '{grid_worker,community_staff,street_staff}', '{stage}'),
  ('order.rate', 'op_order_rate', '{grid_worker,community_staff,street_staff}', '{stage}'),
  ('order.cancel', 'op_order_cancel', '{grid_worker,community_staff,street_staff}', '{stage}');

insert into private.service_order_transition (operation, from_stage, to_stage, required) values
  ('order.place', null, 'placed', '{order_id}'),               -- 点单
  ('order.dispatch', 'placed', 'dispatched', '{team_id}'),     -- 派单
  ('order.accept', 'dispatched', 'accepted', '{}'),            -- 接单
  ('order.decline', 'dispatched', 'placed', '{reason}'),       -- 婉拒: the order goes back and another team is found
  ('order.decline', 'accepted', 'placed', '{reason}'),
  ('order.complete', 'accepted', 'completed', '{}'),           -- 服务完成
  ('order.rate', 'completed', 'rated', '{rating}'),            -- 评单
  ('order.cancel', 'placed', 'cancelled', '{reason}'),         -- 取消
  ('order.cancel', 'dispatched', 'cancelled', '{reason}'),
  ('order.cancel', 'accepted', 'cancelled', '{reason}');

create function private.op_offer_publish(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  offer public.service_offer;
  team public.volunteer_team;
begin
  perform private.require_args(op, '{offer_id,team_id,skill,outcome,title}');
  offer.id := private.arg_uuid(op, 'offer_id');
  select * into team from public.volunteer_team t
    where t.id = private.arg_uuid(op, 'team_id') and t.territory_id in (select private.my_duty_ids());
  if not found then
    perform private.reject('not_found', 'team_id', 'no such team within the caller''s duty');
  end if;
  offer.skill := private.arg_text(op, 'skill', 40);
  if offer.skill <> all (team.skills) then
    perform private.reject('invalid_input', 'skill', 'the team has no such skill');
  end if;
  offer.outcome := private.arg_text(op, 'outcome', 20);
  if offer.outcome not in ('micro_service', 'activity', 'hard_problem') then
    perform private.reject('invalid_input', 'outcome', 'outcome must be micro_service, activity or hard_problem');
  end if;
  if exists (select from public.service_offer o where o.id = offer.id) then
    perform private.reject('id_reuse', 'offer_id', 'another offer has this id');
  end if;
  insert into public.service_offer (id, team_id, territory_id, skill, outcome, title, description, published_at)
  values (offer.id, team.id, team.territory_id, offer.skill, offer.outcome, private.arg_text(op, 'title', 40),
    coalesce(private.arg_text(op, 'description', 500), ''), private.plausible_time(private.time_of(op ->> 'made_at')));
  return jsonb_build_object('version', 1, 'versions', jsonb_build_object(offer.id, 1));
end
$$;

create function private.op_offer_withdraw(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  offer public.service_offer;
  base bigint;
begin
  perform private.require_args(op, '{offer_id}');
  select * into offer from public.service_offer o
    where o.id = private.arg_uuid(op, 'offer_id') and o.territory_id in (select private.my_duty_ids()) for no key update;
  if not found then
    perform private.reject('not_found', 'offer_id', 'no such offer within the caller''s duty');
  end if;
  base := (op -> 'bases' ->> offer.id::text)::bigint;
  if base is null then
    perform private.reject('invalid_input', 'base_versions', 'the version of the offer that was seen is required');
  end if;
  if base <> offer.version then
    perform private.conflict('service_offer', (select w.body from private.wire_service_offer w where w.id = offer.id));
  end if;
  if offer.withdrawn_at is not null then
    perform private.reject('wrong_stage', 'offer_id', 'the offer has been withdrawn before');
  end if;
  update public.service_offer o set withdrawn_at = greatest(private.plausible_time(private.time_of(op ->> 'made_at')), o.published_at)
    where o.id = offer.id returning o.version into strict offer.version;
  return jsonb_build_object('version', offer.version, 'versions', jsonb_build_object(offer.id, offer.version));
end
$$;

-- As private.next_case_number: a number is a name, gaps are no loss, five digits keep clear of the demo's four.
create sequence private.service_order_number;
revoke all on sequence private.service_order_number from public, anon, authenticated;

create function private.next_service_order_number(at timestamptz) returns text
language sql volatile set search_path = ''
as $$
  select 'FW' || to_char(at at time zone 'Asia/Shanghai', 'YYYYMMDD') || lpad(n::text, greatest(5, length(n::text)), '0')
  from nextval('private.service_order_number') n
$$;

create function private.write_order_event(op jsonb, o public.service_order, from_stage text, facts jsonb, note text) returns jsonb
language plpgsql volatile set search_path = ''
as $$
begin
  insert into private.service_order_event (order_id, territory_id, op_id, operation, from_stage, to_stage, version, profile_id, role, made_at, facts, note)
  values (o.id, o.territory_id, (op ->> 'op_id')::uuid, op ->> 'name', from_stage, o.stage, o.version, auth.uid(), op ->> 'role',
    private.time_of(op ->> 'made_at'), jsonb_strip_nulls(facts), note);
  return jsonb_build_object('version', o.version, 'versions', jsonb_build_object(o.id, o.version));
end
$$;

create function private.op_order_place(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  o public.service_order;
  offer public.service_offer;
  duties uuid[] := array(select private.my_duty_ids());
  household uuid := private.arg_uuid(op, 'household_id');
  wished text := private.arg_text(op, 'wished_on', 10);
begin
  perform private.require_args(op, (select t.required from private.service_order_transition t where t.operation = 'order.place'));
  o.id := private.arg_uuid(op, 'order_id');
  o.offer_id := private.arg_uuid(op, 'offer_id');
  o.building_id := private.arg_uuid(op, 'building_id');
  o.compound_id := private.arg_uuid(op, 'compound_id');
  o.placed_at := private.plausible_time(private.time_of(op ->> 'made_at'));
  if wished !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' then
    perform private.reject('invalid_input', 'wished_on', 'wished_on must be a day, YYYY-MM-DD');
  end if;
  o.wished_on := wished::date;

  if o.offer_id is not null then
    select * into offer from public.service_offer f where f.id = o.offer_id and f.territory_id in (select private.my_office_ids());
    if not found then
      perform private.reject('not_found', 'offer_id', 'no such offer in the caller''s office');
    end if;
    o.skill := offer.skill;
    o.outcome := offer.outcome;
    o.title := coalesce(private.arg_text(op, 'title', 40), offer.title);
  else
    perform private.require_args(op, '{skill,title}');
    o.skill := private.arg_text(op, 'skill', 40);
    o.title := private.arg_text(op, 'title', 40);
    o.outcome := coalesce(private.arg_text(op, 'outcome', 20), 'micro_service');
    if o.outcome not in ('micro_service', 'activity', 'hard_problem') then
      perform private.reject('invalid_input', 'outcome', 'outcome must be micro_service, activity or hard_problem');
    end if;
  end if;

  if household is not null then
    select h.building_id, h.compound_id, h.territory_id, extensions.st_pointonsurface(b.geom)
      into o.building_id, o.compound_id, o.territory_id, o.geom
      from public.household h join public.building b on b.id = h.building_id
      where h.id = household and h.territory_id = any (duties);
  elsif o.building_id is not null then
    select b.compound_id, b.territory_id, extensions.st_pointonsurface(b.geom) into o.compound_id, o.territory_id, o.geom
      from public.building b where b.id = o.building_id and b.territory_id = any (duties);
  elsif o.compound_id is not null then
    select c.territory_id, extensions.st_pointonsurface(c.geom) into o.territory_id, o.geom
      from public.compound c where c.id = o.compound_id and c.territory_id = any (duties);
  else
    perform private.reject('invalid_input', 'building_id', 'an order needs a household, a building or a compound');
  end if;
  if o.territory_id is null then
    perform private.reject('outside_duty', case when household is not null then 'household_id' when o.building_id is not null
      then 'building_id' else 'compound_id' end, 'the place is not within the caller''s duty');
  end if;

  if exists (select from public.service_order known where known.id = o.id) then
    perform private.reject('id_reuse', 'order_id', 'another order has this id');
  end if;
  insert into public.service_order (id, territory_id, compound_id, building_id, number, offer_id, skill, outcome, title, stage,
    wished_on, placed_at, geom)
  values (o.id, o.territory_id, o.compound_id, o.building_id, private.next_service_order_number(o.placed_at), o.offer_id,
    o.skill, o.outcome, o.title, 'placed', o.wished_on, o.placed_at, o.geom)
  returning * into strict o;
  insert into public.service_order_detail (id, territory_id, description, resident_name, resident_phone, household_id)
  values (o.id, o.territory_id, coalesce(private.arg_text(op, 'description', 2000), ''),
    private.arg_text(op, 'resident_name', 50), private.arg_text(op, 'resident_phone', 30), household);
  return private.write_order_event(op, o, null, jsonb_build_object('offer_id', o.offer_id), null);
end
$$;

-- The order an operation is about, locked, with everything checked that all operations on orders have in common. Its stage
-- comes back as the next one; the second column is the stage it was in.
create function private.open_order(op jsonb, out o public.service_order, out from_stage text, out at timestamptz) returns record
language plpgsql volatile set search_path = ''
as $$
declare
  base bigint;
  rule private.service_order_transition;
begin
  perform private.require_args(op, '{order_id}');
  select s.* into o from public.service_order s
    where s.id = private.arg_uuid(op, 'order_id') and s.territory_id in (select private.my_duty_ids()) for no key update;
  if o.id is null then
    perform private.reject('not_found', 'order_id', 'no such order within the caller''s duty');
  end if;
  base := (op -> 'bases' ->> o.id::text)::bigint;
  if base is null then
    perform private.reject('invalid_input', 'base_versions', 'the version of the order that was seen is required');
  end if;
  if base <> o.version then
    perform private.conflict('service_order', (select w.body from private.wire_service_order w where w.id = o.id));
  end if;
  select * into rule from private.service_order_transition t where t.operation = op ->> 'name' and t.from_stage = o.stage;
  if not found then
    perform private.reject('wrong_stage', 'order_id', format('%s is not possible in stage %s', op ->> 'name', o.stage));
  end if;
  perform private.require_args(op, rule.required);
  from_stage := o.stage;
  at := greatest(private.plausible_time(private.time_of(op ->> 'made_at')), o.placed_at);
  o.stage := rule.to_stage;
end
$$;

create function private.step_order(op jsonb, changed public.service_order, from_stage text, facts jsonb default '{}', note text default null)
returns jsonb
language plpgsql volatile set search_path = ''
as $$
begin
  update public.service_order o set stage = changed.stage, team_id = changed.team_id, declined_by = changed.declined_by,
    rating = changed.rating, dispatched_at = changed.dispatched_at, accepted_at = changed.accepted_at,
    completed_at = changed.completed_at, closed_at = changed.closed_at
    where o.id = changed.id returning * into strict changed;
  return private.write_order_event(op, changed, from_stage, facts, note);
end
$$;

create function private.op_order_dispatch(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  opened record := private.open_order(op);
  o public.service_order := opened.o;
begin
  o.team_id := private.arg_uuid(op, 'team_id');
  if not exists (select from public.volunteer_team t where t.id = o.team_id and t.territory_id in (select private.my_office_ids())) then
    perform private.reject('not_found', 'team_id', 'no such team in the caller''s office');
  end if;
  o.dispatched_at := opened.at;
  return private.step_order(op, o, opened.from_stage, jsonb_build_object('team_id', o.team_id), private.arg_text(op, 'note', 2000));
end
$$;

create function private.op_order_accept(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  opened record := private.open_order(op);
  o public.service_order := opened.o;
begin
  o.accepted_at := opened.at;
  update public.service_order_detail d set decline_reason = null where d.id = o.id and d.decline_reason is not null;
  return private.step_order(op, o, opened.from_stage, jsonb_build_object('team_id', o.team_id), private.arg_text(op, 'note', 2000));
end
$$;

create function private.op_order_decline(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  opened record := private.open_order(op);
  o public.service_order := opened.o;
  reason text := private.arg_text(op, 'reason', 2000);
begin
  o.declined_by := o.team_id;
  o.team_id := null;
  o.dispatched_at := null;
  o.accepted_at := null;
  update public.service_order_detail d set decline_reason = reason where d.id = o.id;
  return private.step_order(op, o, opened.from_stage, jsonb_build_object('team_id', o.declined_by), reason);
end
$$;

create function private.op_order_complete(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  opened record := private.open_order(op);
  o public.service_order := opened.o;
  note text := private.arg_text(op, 'note', 2000);
begin
  o.completed_at := opened.at;
  update public.service_order_detail d set completion_note = note where d.id = o.id and note is not null;
  return private.step_order(op, o, opened.from_stage, jsonb_build_object('team_id', o.team_id), note);
end
$$;

create function private.op_order_rate(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  opened record := private.open_order(op);
  o public.service_order := opened.o;
  rating numeric := private.arg_number(op, 'rating', 1, 5);
  comment text := private.arg_text(op, 'comment', 2000);
begin
  if rating <> trunc(rating) then
    perform private.reject('invalid_input', 'rating', 'rating must be a whole number from 1 to 5');
  end if;
  o.rating := rating;
  o.closed_at := opened.at;
  update public.service_order_detail d set rating_comment = comment where d.id = o.id and comment is not null;
  return private.step_order(op, o, opened.from_stage, jsonb_build_object('team_id', o.team_id, 'rating', o.rating), comment);
end
$$;

create function private.op_order_cancel(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  opened record := private.open_order(op);
  o public.service_order := opened.o;
  reason text := private.arg_text(op, 'reason', 2000);
begin
  o.closed_at := opened.at;
  update public.service_order_detail d set cancel_reason = reason where d.id = o.id;
  return private.step_order(op, o, opened.from_stage, jsonb_build_object('team_id', o.team_id), reason);
end
$$;

comment on function private.op_offer_publish(jsonb) is 'offer.publish {offer_id, team_id, skill, outcome, title, description?}: 亮单. Rejects not_found (team_id), invalid_input, id_reuse.';
comment on function private.op_offer_withdraw(jsonb) is 'offer.withdraw {offer_id}: 撤单. Rejects not_found, wrong_stage; conflicts with the offer''s wire row.';
comment on function private.next_service_order_number(timestamptz) is 'A 服务单号: FW, the day, a number that never comes twice.';
comment on function private.write_order_event(jsonb, public.service_order, text, jsonb, text) is
  'Adds to the history of an order and makes the outcome of its operation: {version, versions: {order id: version}}.';
comment on function private.open_order(jsonb) is
  'Locks the order of an operation and checks duty, version, stage and required arguments; o has the next stage. Rejects not_found, invalid_input, wrong_stage; conflicts with the order''s wire row.';
comment on function private.step_order(jsonb, public.service_order, text, jsonb, text) is 'Writes what a handler has changed in the row of open_order, and its history.';
comment on function private.op_order_place(jsonb) is
  'order.place {order_id, household_id | building_id | compound_id, offer_id | skill + title + outcome?, wished_on?, description?, resident_name?, resident_phone?}: 点单. Rejects outside_duty, not_found (offer_id), id_reuse, invalid_input.';
comment on function private.op_order_dispatch(jsonb) is 'order.dispatch {order_id, team_id, note?}: 派单, to any team of the office. Rejects not_found (team_id).';
comment on function private.op_order_accept(jsonb) is 'order.accept {order_id, note?}: 接单, recorded for the team.';
comment on function private.op_order_decline(jsonb) is 'order.decline {order_id, reason}: the team cannot; the order waits for another.';
comment on function private.op_order_complete(jsonb) is 'order.complete {order_id, note?}: the service was given.';
comment on function private.op_order_rate(jsonb) is 'order.rate {order_id, rating 1–5, comment?}: 评单, as the resident said.';
comment on function private.op_order_cancel(jsonb) is 'order.cancel {order_id, reason}: the resident no longer wants it, or it cannot be.';

revoke all on function private.op_offer_publish(jsonb), private.op_offer_withdraw(jsonb), private.next_service_order_number(timestamptz),
  private.write_order_event(jsonb, public.service_order, text, jsonb, text), private.open_order(jsonb),
  private.step_order(jsonb, public.service_order, text, jsonb, text), private.op_order_place(jsonb), private.op_order_dispatch(jsonb),
  private.op_order_accept(jsonb), private.op_order_decline(jsonb), private.op_order_complete(jsonb), private.op_order_rate(jsonb),
  private.op_order_cancel(jsonb) from public, anon, authenticated;
