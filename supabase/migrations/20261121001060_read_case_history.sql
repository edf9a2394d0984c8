-- The history of one case, read online: who did what when. Long lists are not for a tablet's replica.

create function public.read_case_history(case_id uuid) returns json
language plpgsql stable security definer
set search_path = ''
set timezone = 'UTC'
as $$
declare
  reaches text[] := array(select private.my_reaches());
  duties uuid[] := array(select private.my_duty_ids());
begin
  if private.my_role() is null then
    if auth.uid() is null then
      raise exception 'nobody is signed in' using errcode = 'PT401', hint = 'session_expired', detail = 'read_case_history';
    end if;
    raise exception 'account % has no active profile', auth.uid() using errcode = 'PT403', hint = 'no_profile', detail = 'read_case_history';
  end if;
  if 'case' <> all (reaches) then
    raise exception 'the caller''s role may not hold cases' using errcode = 'PT403', hint = 'not_permitted', detail = 'read_case_history';
  end if;
  if not exists (select from public.case_record c where c.id = read_case_history.case_id and c.territory_id = any (duties)) then
    raise exception 'case % is not within the caller''s duty', read_case_history.case_id
      using errcode = 'PT404', hint = 'not_found', detail = 'case_id';
  end if;
  return coalesce((
    select json_agg(json_build_object(
        'id', e.id, 'operation', e.operation, 'from_stage', e.from_stage, 'to_stage', e.to_stage, 'version', e.version,
        'by_name', p.display_name, 'by_role', e.role, 'made_at', e.made_at, 'at', e.at, 'facts', e.facts,
        'note', case when 'case_detail' = any (reaches) then e.note end) order by e.version)
    from private.case_event e left join public.profile p on p.id = e.profile_id
    where e.case_id = read_case_history.case_id), '[]');
end
$$;
revoke all on function public.read_case_history(uuid) from public, anon, authenticated;
grant execute on function public.read_case_history(uuid) to authenticated;
comment on function public.read_case_history(uuid) is
  'What was done with one case within the caller''s duty, oldest first: [{id, operation, from_stage, to_stage, version, by_name, by_role, made_at, at, facts, note}]; note is null for who may not hold the detail. PT403 not_permitted (administrator), PT404 not_found, PT403 no_profile, PT401 session_expired.';
