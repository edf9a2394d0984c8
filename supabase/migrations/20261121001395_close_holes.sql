-- What a review found by trying.

-- Text is read by people: characters that show nothing, or turn the text after them around, could make a title that looks
-- empty or like another. New line and tabulator stay; so do the joiners that emoji and some scripts need.
create function private.plain_text(given text) returns text
language sql immutable set search_path = ''
as $$
  select regexp_replace(given, '[\u0001-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF]', '', 'g')
$$;
comment on function private.plain_text(text) is 'A text without control, direction and zero-width characters.';
revoke all on function private.plain_text(text) from public, anon, authenticated;

-- As before, of plain text.
create or replace function private.arg_text(op jsonb, field text, longest int) returns text
language plpgsql stable set search_path = ''
as $$
declare
  given text := op -> 'args' ->> field;
begin
  if given is null then
    return null;
  end if;
  -- the length of what was sent: a text of a million nothings is not worth cleaning
  if jsonb_typeof(op -> 'args' -> field) <> 'string' or length(btrim(given)) > longest then
    perform private.reject('invalid_input', field, format('%s must be a text of at most %s characters', field, longest));
  end if;
  return nullif(btrim(private.plain_text(given)), '');
end
$$;
comment on function private.arg_text(jsonb, text, int) is 'A text argument, plain and trimmed; null when absent or blank.';

create or replace function private.require_args(op jsonb, fields text[]) returns void
language plpgsql stable set search_path = ''
as $$
declare
  field text;
begin
  foreach field in array fields loop
    if coalesce(btrim(private.plain_text(op -> 'args' ->> field)), '') = '' then
      perform private.reject('invalid_input', field, field || ' is required');
    end if;
  end loop;
end
$$;

-- What a device calls itself stands in a list before somebody who revokes.
create function private.clean_device() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  new.name := coalesce(nullif(btrim(private.plain_text(new.name)), ''), '?');
  new.platform := coalesce(nullif(btrim(private.plain_text(new.platform)), ''), '?');
  return new;
end
$$;
comment on function private.clean_device() is 'Keeps what a device calls itself plain.';
revoke all on function private.clean_device() from public, anon, authenticated;
create trigger clean_device before insert or update of name, platform on public.device
  for each row execute function private.clean_device();

-- As before, but the answer names the household under care only to who may hold that: staff may record a visit at any door of
-- their duty, and a version of it would have told them who is under care.
create or replace function private.write_visit(op jsonb, fresh public.visit) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  versions jsonb := jsonb_build_object(fresh.id, 1);
  renewed int;
begin
  if exists (select from public.visit v where v.id = fresh.id) then
    perform private.reject('id_reuse', 'visit_id', 'another visit has this id');
  end if;
  fresh.visited_at := private.plausible_time(coalesce(private.arg_time(op, 'visited_at'), private.time_of(op ->> 'made_at')));
  insert into public.visit (id, territory_id, household_id, compound_id, assignment_id, patrol_id, profile_id, visitor_name,
    kind, met, findings, distance_m, visited_at)
  values (fresh.id, fresh.territory_id, fresh.household_id, fresh.compound_id, fresh.assignment_id,
    private.arg_uuid(op, 'patrol_id'), auth.uid(), private.my_name(), fresh.kind, fresh.met,
    private.arg_text(op, 'findings', 2000), fresh.distance_m, fresh.visited_at);
  if fresh.met <> 'nobody' and fresh.kind <> 'phone' then
    update public.care_household c set last_visited_at = fresh.visited_at
      where c.id = fresh.household_id and coalesce(c.last_visited_at < fresh.visited_at, true)
      returning c.version into renewed;
    if found and 'contact' in (select private.my_reaches()) then
      versions := versions || jsonb_build_object(fresh.household_id, renewed);
    end if;
  end if;
  if fresh.assignment_id is not null then
    update public.assignment a set last_visited_at = fresh.visited_at
      where a.id = fresh.assignment_id and coalesce(a.last_visited_at < fresh.visited_at, true)
      returning a.version into renewed;
    if found then
      versions := versions || jsonb_build_object(fresh.assignment_id, renewed);
    end if;
  end if;
  return jsonb_build_object('version', 1, 'versions', versions);
end
$$;
-- What has been answered so far would be told again to who sends it again.
update private.sync_op o set result = o.result #- array['versions', told.id::text]
from (
  select s.op_id, c.id from private.sync_op s
    cross join jsonb_object_keys(coalesce(s.result -> 'versions', '{}')) k
    join public.care_household c on c.id = k::uuid
    join public.profile p on p.id = s.user_id and p.role <> 'grid_worker'
  where s.name = 'visit.record') told
where o.op_id = told.op_id;
