-- Deadlines are counted in the hours an office works (工作时): a case with four hours reported on Friday at five is due on
-- Monday. Hours, holidays and make-up days (调休) are rows; the State Council announces them year by year, and whoever runs
-- an installation adds them. One time zone, Asia/Shanghai, as everywhere in the country.

create table private.working_span (
  weekday int not null check (weekday between 1 and 7),
  opens time not null,
  closes time not null,
  primary key (weekday, opens),
  constraint working_span_order check (closes > opens)
);
alter table private.working_span enable row level security;
revoke all on private.working_span from public, anon, authenticated;
comment on table private.working_span is 'When an office works on an ordinary day of the week: one row per span between breaks.';
comment on column private.working_span.weekday is 'Day of the week, 1 Monday to 7 Sunday.';
comment on column private.working_span.opens is 'Start of the span, Asia/Shanghai.';
comment on column private.working_span.closes is 'End of the span, Asia/Shanghai.';
-- Eight hours with a lunch break, so that a class with 160 hours has the 20 working days its standard means.
insert into private.working_span (weekday, opens, closes)
select d, opens, closes from generate_series(1, 5) d, (values ('08:30'::time, '12:00'::time), ('13:30', '18:00')) as s (opens, closes);

create table private.working_exception (
  day date primary key,
  works_as int check (works_as between 1 and 7),
  name text not null check (name <> '')
);
alter table private.working_exception enable row level security;
revoke all on private.working_exception from public, anon, authenticated;
comment on table private.working_exception is 'Days that are not what their day of the week says: holidays and make-up days.';
comment on column private.working_exception.day is 'The day.';
comment on column private.working_exception.works_as is 'Null for a holiday; for a make-up day the day of the week (1–7) whose hours it works.';
comment on column private.working_exception.name is 'What it is called, e.g. 国庆节.';
-- As announced for 2026 by the General Office of the State Council on 2025-11-04. Weekends need no row.
insert into private.working_exception (day, works_as, name)
select d::date, null, name from (values
  ('2026-01-01', '2026-01-03', '元旦'), ('2026-02-15', '2026-02-23', '春节'), ('2026-04-04', '2026-04-06', '清明节'),
  ('2026-05-01', '2026-05-05', '劳动节'), ('2026-06-19', '2026-06-21', '端午节'), ('2026-09-25', '2026-09-27', '中秋节'),
  ('2026-10-01', '2026-10-07', '国庆节')) as h (first, last, name),
  generate_series(h.first::date, h.last::date, interval '1 day') d
union all
select day::date, works_as, name || '调休上班' from (values
  ('2026-01-04', 5, '元旦'), ('2026-02-14', 5, '春节'), ('2026-02-28', 1, '春节'), ('2026-05-09', 1, '劳动节'),
  ('2026-09-20', 5, '国庆节'), ('2026-10-10', 1, '国庆节')) as w (day, works_as, name);

create function private.working_spans(day date) returns table (opens timestamptz, closes timestamptz)
language sql stable set search_path = ''
as $$
  select (day + s.opens) at time zone 'Asia/Shanghai', (day + s.closes) at time zone 'Asia/Shanghai'
  from private.working_span s
  where s.weekday = (
    select case when count(*) = 0 then extract(isodow from working_spans.day)::int else min(e.works_as) end
    from private.working_exception e where e.day = working_spans.day)
  order by s.opens
$$;
comment on function private.working_spans(date) is 'When the office works on a day; no row for a day off.';

create function private.add_working_hours(from_at timestamptz, hours numeric) returns timestamptz
language plpgsql stable set search_path = ''
as $$
declare
  remaining interval := hours * interval '1 hour';
  first_day date := (from_at at time zone 'Asia/Shanghai')::date;
  span record;
  start timestamptz;
begin
  if from_at is null or hours is null or hours < 0 or hours > 5000 then
    raise exception 'cannot add % working hours to %', hours, from_at using errcode = 'PT422', hint = 'invalid_input', detail = 'hours';
  end if;
  -- 5000 hours are under three years of ordinary weeks; a calendar without any hours must not be walked for ever
  for day_number in 0..4000 loop
    for span in select s.opens, s.closes from private.working_spans(first_day + day_number) s loop
      start := greatest(span.opens, from_at);
      continue when span.closes <= start;
      if span.closes - start >= remaining then
        return start + remaining;
      end if;
      remaining := remaining - (span.closes - start);
    end loop;
  end loop;
  raise exception 'the working calendar has too few hours after %', from_at using errcode = 'PT422', hint = 'invalid_input', detail = 'hours';
end
$$;
comment on function private.add_working_hours(timestamptz, numeric) is
  'The moment when an office that starts to count at from_at has worked so many hours (0–5000). What ends with a working day ends at its closing time, not at the next opening; 0 hours from outside working time is the next opening.';

-- What cannot wait for Monday counts around the clock. Not on the wire: a client is sent the deadline, not its arithmetic.
alter table public.case_class add column clock text not null default 'working' check (clock in ('working', 'continuous'));
comment on column public.case_class.clock is 'working: limit_hours are working hours. continuous: hours around the clock, for what endangers people now.';
comment on column public.case_class.limit_hours is 'Time to handle, hours from reporting, counted as clock says.';
update public.case_class set clock = 'continuous' where id in ('0501', '0502', '0503', '0504', '2101', '2103', '2104');

create function private.case_deadline(class_code text, from_at timestamptz, hours numeric) returns timestamptz
language sql stable set search_path = ''
as $$
  select case c.clock
    when 'continuous' then from_at + hours * interval '1 hour'
    else private.add_working_hours(from_at, hours) end
  from public.case_class c where c.id = class_code
$$;
comment on function private.case_deadline(text, timestamptz, numeric) is 'from_at plus hours by the clock of a class of case; null for an unknown class.';

revoke all on function private.working_spans(date), private.add_working_hours(timestamptz, numeric),
  private.case_deadline(text, timestamptz, numeric) from public, anon, authenticated;
