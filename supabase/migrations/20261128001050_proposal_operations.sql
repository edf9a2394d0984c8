-- Proposals of new boundaries (方案): their maker draws and submits, somebody else approves with a day, and on that day they
-- come into force by the first contact anybody makes with the server.

create function private.open_proposal(op jsonb) returns public.boundary_proposal
language plpgsql volatile set search_path = ''
as $$
declare
  proposal public.boundary_proposal;
begin
  perform private.require_args(op, '{proposal_id}');
  select * into proposal from public.boundary_proposal p
    where p.id = private.arg_uuid(op, 'proposal_id') and p.territory_id in (select private.my_duty_ids()) for update;
  if not found then
    perform private.reject('not_found', 'proposal_id', 'no such proposal within the caller''s duty');
  end if;
  perform private.check_base(op, 'boundary_proposal', proposal.id, proposal.version);
  return proposal;
end
$$;
comment on function private.open_proposal(jsonb) is 'The proposal of an operation, locked, in the version its person saw.';

create function private.require_status(proposal public.boundary_proposal, wanted text[]) returns void
language plpgsql stable set search_path = ''
as $$
begin
  if proposal.status <> all (wanted) then
    perform private.reject('wrong_stage', 'proposal_id', format('the proposal is %s', proposal.status));
  end if;
end
$$;
comment on function private.require_status(public.boundary_proposal, text[]) is 'Refuses what is not done with a proposal as it stands.';

create function private.proposal_outcome(proposal uuid) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object('version', p.version, 'versions', jsonb_build_object(p.id, p.version)) from public.boundary_proposal p where p.id = proposal
$$;

create function private.arg_bases(op jsonb) returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  given jsonb := op -> 'args' -> 'bases';
begin
  if jsonb_typeof(given) is distinct from 'object' or (select count(*) from jsonb_object_keys(given)) > 4000 or exists (
    select from jsonb_each(given) b where not private.is_uuid(b.key) or b.value::text !~ '^[1-9][0-9]{0,8}$') then
    perform private.reject('invalid_input', 'bases', 'bases must be {territory id: version}');
  end if;
  return given;
end
$$;
comment on function private.arg_bases(jsonb) is 'The versions a proposal was drawn on.';

create function private.op_proposal_save(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  fresh public.boundary_proposal;
  known public.boundary_proposal;
begin
  perform private.require_args(op, '{proposal_id,parent_id,name,change,bases}');
  fresh.id := private.arg_uuid(op, 'proposal_id');
  fresh.territory_id := private.require_duty_whole(op);
  fresh.name := private.arg_text(op, 'name', 60);
  fresh.note := private.arg_text(op, 'note', 2000);
  fresh.change := op -> 'args' -> 'change';
  fresh.bases := private.arg_bases(op);
  fresh.made_at := private.plausible_time(private.time_of(op ->> 'made_at'));
  perform private.read_changed_parts(fresh.change), private.read_removed_parts(fresh.change);
  select * into known from public.boundary_proposal p where p.id = fresh.id for update;
  if not found then
    insert into public.boundary_proposal (id, territory_id, name, note, change, bases, maker_id, made_by, made_at)
    values (fresh.id, fresh.territory_id, fresh.name, fresh.note, fresh.change, fresh.bases, auth.uid(), private.my_name(), fresh.made_at);
    return private.proposal_outcome(fresh.id);
  end if;
  if known.territory_id not in (select private.my_duty_ids()) then
    perform private.reject('id_reuse', 'proposal_id', 'another proposal has this id');
  end if;
  perform private.check_base(op, 'boundary_proposal', known.id, known.version);
  perform private.require_own(known);
  perform private.require_status(known, '{draft,rejected,stale}');
  update public.boundary_proposal p set territory_id = fresh.territory_id, name = fresh.name, note = fresh.note, change = fresh.change,
    bases = fresh.bases, effect = null, status = 'draft', effective_on = null, maker_id = auth.uid(), made_by = private.my_name(),
    made_at = fresh.made_at, reviewed_by = null, reviewed_at = null, review_note = null
    where p.id = known.id;
  return private.proposal_outcome(known.id);
end
$$;
comment on function private.op_proposal_save(jsonb) is
  'proposal.save {proposal_id, parent_id, name, note?, change, bases}: makes it, or its maker draws it anew while it is a draft, rejected or stale. Rejects outside_duty (parent_id), id_reuse, not_permitted, wrong_stage (proposal_id), invalid_input; conflicts with the proposal''s wire row.';

create function private.require_own(proposal public.boundary_proposal) returns void
language plpgsql stable set search_path = ''
as $$
begin
  -- one whose maker has left belongs to all
  if proposal.maker_id <> auth.uid() then
    perform private.reject('not_permitted', 'proposal_id', 'the proposal is somebody else''s');
  end if;
end
$$;
comment on function private.require_own(public.boundary_proposal) is 'Refuses what only its maker does with a proposal.';

create function private.op_proposal_submit(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  proposal public.boundary_proposal := private.open_proposal(op);
  counted jsonb;
begin
  perform private.require_own(proposal);
  perform private.require_status(proposal, '{draft}');
  counted := private.boundary_effect(proposal.territory_id, proposal.change, proposal.bases);
  update public.boundary_proposal p set status = 'proposed', effect = counted where p.id = proposal.id;
  return private.proposal_outcome(proposal.id);
end
$$;
comment on function private.op_proposal_submit(jsonb) is
  'proposal.submit {proposal_id}: counts what it would bring. Rejects not_found, not_permitted, wrong_stage (proposal_id), and what boundary.edit would be refused with; conflicts with the proposal''s wire row, or that of a territory it was drawn on.';

create function private.open_foreign_proposal(op jsonb, wanted text[]) returns public.boundary_proposal
language plpgsql volatile set search_path = ''
as $$
declare
  proposal public.boundary_proposal := private.open_proposal(op);
begin
  if proposal.maker_id = auth.uid() then
    perform private.reject('not_permitted', 'proposal_id', 'nobody reviews their own proposal');
  end if;
  perform private.require_status(proposal, wanted);
  return proposal;
end
$$;
comment on function private.open_foreign_proposal(jsonb, text[]) is 'A proposal that the caller reviews: never their own.';

create function private.put_into_force(proposal public.boundary_proposal) returns void
language plpgsql volatile set search_path = ''
as $$
begin
  perform private.apply_boundary_change(proposal.territory_id, proposal.change, proposal.bases, proposal.name, proposal.made_by, proposal.effective_on);
  update public.boundary_proposal p set status = 'effective' where p.id = proposal.id;
end
$$;
comment on function private.put_into_force(public.boundary_proposal) is 'Redraws the boundaries as an approved proposal says, from its day on.';

create function private.op_proposal_approve(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  proposal public.boundary_proposal := private.open_foreign_proposal(op, '{proposed}');
  day date := private.arg_date(op, 'effective_on');
begin
  perform private.require_args(op, '{effective_on}');
  if day < private.today() then
    perform private.reject('invalid_input', 'effective_on', 'boundaries do not change in the past');
  end if;
  update public.boundary_proposal p set status = 'approved', effective_on = day, reviewed_by = private.my_name(),
    reviewed_at = private.plausible_time(private.time_of(op ->> 'made_at')), review_note = private.arg_text(op, 'note', 2000)
    where p.id = proposal.id returning * into strict proposal;
  if day = private.today() then
    perform private.put_into_force(proposal);
  end if;
  return private.proposal_outcome(proposal.id);
end
$$;
comment on function private.op_proposal_approve(jsonb) is
  'proposal.approve {proposal_id, effective_on YYYY-MM-DD, note?}: in force from that day on, at once when it is today. Rejects not_found, not_permitted (one''s own), wrong_stage (proposal_id), invalid_input; today also what boundary.edit would be refused with; conflicts with the proposal''s wire row, or that of a territory it was drawn on.';

create function private.op_proposal_reject(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  proposal public.boundary_proposal := private.open_foreign_proposal(op, '{proposed,approved}');
begin
  perform private.require_args(op, '{note}');
  update public.boundary_proposal p set status = 'rejected', effective_on = null, reviewed_by = private.my_name(),
    reviewed_at = private.plausible_time(private.time_of(op ->> 'made_at')), review_note = private.arg_text(op, 'note', 2000)
    where p.id = proposal.id;
  return private.proposal_outcome(proposal.id);
end
$$;
comment on function private.op_proposal_reject(jsonb) is
  'proposal.reject {proposal_id, note}: also one that is approved, before its day. Rejects not_found, not_permitted (one''s own), wrong_stage (proposal_id), invalid_input (note); conflicts with the proposal''s wire row.';

create function private.op_proposal_remove(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  proposal public.boundary_proposal := private.open_proposal(op);
begin
  if op ->> 'role' <> 'street_staff' then
    perform private.require_own(proposal);
  end if;
  perform private.require_status(proposal, '{draft,proposed,rejected,stale}');
  delete from public.boundary_proposal p where p.id = proposal.id;
  return jsonb_build_object('version', proposal.version, 'versions', '{}'::jsonb);
end
$$;
comment on function private.op_proposal_remove(jsonb) is
  'proposal.remove {proposal_id}: by its maker or street staff, unless it is approved or in force. Rejects not_found, not_permitted, wrong_stage (proposal_id); conflicts with the proposal''s wire row.';

insert into private.operation (name, handler, roles, touches) values
  ('proposal.save', 'op_proposal_save', '{community_staff,street_staff}', '{proposal}'),
  ('proposal.submit', 'op_proposal_submit', '{community_staff,street_staff}', '{proposal}'),
  ('proposal.approve', 'op_proposal_approve', '{street_staff,leader}', '{proposal}'),
  ('proposal.reject', 'op_proposal_reject', '{street_staff,leader}', '{proposal}'),
  ('proposal.remove', 'op_proposal_remove', '{community_staff,street_staff}', '{proposal}');

comment on function private.proposal_outcome(uuid) is 'The outcome of an operation on a proposal.';
revoke all on function private.open_proposal(jsonb), private.require_status(public.boundary_proposal, text[]), private.proposal_outcome(uuid),
  private.arg_bases(jsonb), private.op_proposal_save(jsonb), private.require_own(public.boundary_proposal), private.op_proposal_submit(jsonb),
  private.open_foreign_proposal(jsonb, text[]), private.put_into_force(public.boundary_proposal), private.op_proposal_approve(jsonb),
  private.op_proposal_reject(jsonb), private.op_proposal_remove(jsonb) from public, anon, authenticated;
