-- What the operations on the ground have in common: versions seen, territories of a point, lines, hours.

create function private.check_base(op jsonb, entity text, row_id uuid, version int) returns void
language plpgsql volatile set search_path = ''
as $$
declare
  base bigint := (op -> 'bases' ->> row_id::text)::bigint;
  server_row json;
begin
  if base is null then
    perform private.reject('invalid_input', 'base_versions', format('the version of the %s that was seen is required', entity));
  end if;
  if base <> version then
    execute format('select w.body from private.%I w where w.id = $1', 'wire_' || entity) using row_id into server_row;
    perform private.conflict(entity, server_row);
  end if;
end
$$;
comment on function private.check_base(jsonb, text, uuid, int) is
  'Stops an operation that was made on another version of its row than this one. Ask only about rows the caller may hold.';

create function private.duty_territory(place extensions.geometry) returns uuid
language sql stable set search_path = ''
as $$
  select t.id from public.territory t join public.territory_level l on l.id = t.level
  where t.id in (select private.my_duty_ids()) and extensions.st_covers(t.geom, place)
  order by l.rank desc, t.code limit 1
$$;
comment on function private.duty_territory(extensions.geometry) is 'The smallest territory of the caller''s duty that a point lies in; null when none.';

create function private.require_duty_territory(place extensions.geometry) returns uuid
language plpgsql stable set search_path = ''
as $$
declare
  territory uuid := private.duty_territory(place);
begin
  if territory is null then
    perform private.reject('outside_duty', 'geom', 'the place is not within the caller''s duty');
  end if;
  return territory;
end
$$;
comment on function private.require_duty_territory(extensions.geometry) is 'The same; refuses the operation when there is none.';

create function private.arg_line(op jsonb, field text) returns extensions.geometry
language plpgsql stable set search_path = ''
as $$
declare
  shortest constant int := 2;  -- metres
  longest constant int := 5000;
  given jsonb := op -> 'args' -> field;
  line extensions.geometry;
begin
  if given ->> 'type' = 'LineString' and jsonb_typeof(given -> 'coordinates') = 'array'
    and jsonb_array_length(given -> 'coordinates') between 2 and 500
    and not exists (
      select from jsonb_array_elements(given -> 'coordinates') p
      where jsonb_typeof(p) <> 'array' or jsonb_array_length(p) <> 2
        or jsonb_typeof(p -> 0) <> 'number' or jsonb_typeof(p -> 1) <> 'number'
        or abs((p ->> 0)::numeric) > 180 or abs((p ->> 1)::numeric) > 90)
  then
    line := private.geometry_of(given);
  end if;
  if line is null or extensions.st_length(line::extensions.geography) not between shortest and longest then
    perform private.reject('invalid_input', field, format(
      '%s must be a GeoJSON line of 2 to 500 points, longitude before latitude, %s m to %s m long', field, shortest, longest));
  end if;
  return line;
end
$$;
comment on function private.arg_line(jsonb, text) is 'A GeoJSON line argument in EPSG:4326, 2–500 points, 2 m–5 km.';

create function private.arg_flag(op jsonb, field text) returns boolean
language plpgsql stable set search_path = ''
as $$
declare
  given jsonb := nullif(op -> 'args' -> field, 'null');
begin
  if jsonb_typeof(given) <> 'boolean' then
    perform private.reject('invalid_input', field, field || ' must be true or false');
  end if;
  return given::boolean;
end
$$;
comment on function private.arg_flag(jsonb, text) is 'A yes or no among the arguments; null when absent.';

create function private.arg_date(op jsonb, field text) returns date
language plpgsql stable set search_path = ''
as $$
declare
  given text := private.arg_text(op, field, 10);
begin
  if given !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' then
    perform private.reject('invalid_input', field, field || ' must be a day, YYYY-MM-DD');
  end if;
  return given::date;
exception when data_exception then
  perform private.reject('invalid_input', field, field || ' must be a day, YYYY-MM-DD');
end
$$;
comment on function private.arg_date(jsonb, text) is 'A day among the arguments; null when absent.';

create function private.arg_gate_hours(op jsonb, field text) returns text
language plpgsql stable set search_path = ''
as $$
declare
  given text := private.arg_text(op, field, 11);
begin
  if given !~ '^([01][0-9]|2[0-3]):[0-5][0-9]-(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$' then
    perform private.reject('invalid_input', field, field || ' must be HH:MM-HH:MM');
  end if;
  return given;
end
$$;
comment on function private.arg_gate_hours(jsonb, text) is 'Opening hours of a gate; null when absent.';

create function private.arg_opening_hours(op jsonb, field text) returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  given jsonb := nullif(op -> 'args' -> field, 'null');
begin
  if given is null then
    return null;
  end if;
  if jsonb_typeof(given) <> 'array' or jsonb_array_length(given) > 20 or exists (
    select from jsonb_array_elements(given) h
    where jsonb_typeof(h) <> 'object' or jsonb_typeof(h -> 'days') is distinct from 'array'
      or not h -> 'days' <@ '[1, 2, 3, 4, 5, 6, 7]' or jsonb_array_length(h -> 'days') not between 1 and 7
      or coalesce(h ->> 'from', '') !~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'
      or coalesce(h ->> 'to', '') !~ '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$')
  then
    perform private.reject('invalid_input', field, field || ' must be at most 20 spans {days: 1 Monday … 7 Sunday, from: HH:MM, to: HH:MM}');
  end if;
  return (select coalesce(jsonb_agg(jsonb_build_object('days', h.value -> 'days', 'from', h.value -> 'from', 'to', h.value -> 'to') order by h.n), '[]')
    from jsonb_array_elements(given) with ordinality h (value, n));
end
$$;
comment on function private.arg_opening_hours(jsonb, text) is 'Opening hours of a facility; null when absent.';

-- A change names what it changes; what it names as null or blank is emptied.
create function private.changed_text(op jsonb, field text, longest int, before text) returns text
language sql stable set search_path = ''
as $$ select case when op -> 'args' ? field then private.arg_text(op, field, longest) else before end $$;
comment on function private.changed_text(jsonb, text, int, text) is 'A text that may be empty, after a change: the argument if it is given at all, else as before.';

revoke all on function private.check_base(jsonb, text, uuid, int), private.duty_territory(extensions.geometry),
  private.require_duty_territory(extensions.geometry), private.arg_line(jsonb, text), private.arg_flag(jsonb, text),
  private.arg_date(jsonb, text), private.arg_gate_hours(jsonb, text), private.arg_opening_hours(jsonb, text),
  private.changed_text(jsonb, text, int, text) from public, anon, authenticated;
