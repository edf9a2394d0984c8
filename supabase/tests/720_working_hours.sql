-- Deadlines, as a table: from when, how many working hours, until when. All times are of Asia/Shanghai.
begin;
create temp table deadline (line text, starts timestamp, hours numeric, ends timestamp);
insert into deadline values
  ('within the morning',                         '2026-11-23 09:00', 2,     '2026-11-23 11:00'),
  ('over the lunch break',                       '2026-11-23 11:00', 2,     '2026-11-23 14:30'),
  ('from within the lunch break',                '2026-11-23 12:30', 1,     '2026-11-23 14:30'),
  ('from before opening',                        '2026-11-23 06:00', 1,     '2026-11-23 09:30'),
  ('from after closing',                         '2026-11-23 20:00', 1,     '2026-11-24 09:30'),
  ('a part of an hour',                          '2026-11-23 09:00', 0.5,   '2026-11-23 09:30'),
  ('ends with the morning, not after lunch',     '2026-11-23 08:30', 3.5,   '2026-11-23 12:00'),
  ('ends with the day, not the next morning',    '2026-11-23 08:30', 8,     '2026-11-23 18:00'),
  ('a minute more is the next morning',          '2026-11-23 08:31', 8,     '2026-11-24 08:31'),
  ('none, inside working time',                  '2026-11-23 09:00', 0,     '2026-11-23 09:00'),
  ('none, from outside: the next opening',       '2026-11-23 19:00', 0,     '2026-11-24 08:30'),
  ('over a weekend',                             '2026-11-27 17:00', 4,     '2026-11-30 11:30'),
  ('from a Saturday',                            '2026-11-28 10:00', 4,     '2026-11-30 14:00'),
  ('a working week',                             '2026-11-23 08:30', 40,    '2026-11-27 18:00'),
  ('over a holiday and its make-up days',        '2026-09-30 17:00', 2,     '2026-10-08 09:30'),
  ('a make-up Saturday counts',                  '2026-10-09 17:00', 2,     '2026-10-10 09:30'),
  ('and the Sunday after it does not',           '2026-10-10 17:00', 2,     '2026-10-12 09:30'),
  ('over the spring festival',                   '2026-02-14 16:00', 4,     '2026-02-24 10:30'),
  ('twenty working days over a month',           '2026-11-02 08:30', 160,   '2026-11-27 18:00'),
  ('over the end of a year',                     '2025-12-31 17:00', 2,     '2026-01-04 09:30');
select plan((select count(*)::int from deadline) + 11);

select is(private.add_working_hours(starts at time zone 'Asia/Shanghai', hours), ends at time zone 'Asia/Shanghai', line)
from deadline;

set local timezone = 'America/New_York';
select is(private.add_working_hours('2026-11-27T09:00Z', 4), '2026-11-30T03:30Z'::timestamptz, 'whatever zone the session has');
set local timezone = 'UTC';
delete from private.working_exception;
insert into private.working_exception values ('2026-11-24', null, '放假'), ('2026-11-28', 2, '上班');
select is(private.add_working_hours('2026-11-23T09:00Z', 4), '2026-11-25T03:30Z'::timestamptz, 'a holiday is a row');
select is(private.add_working_hours('2026-11-27T09:00Z', 4), '2026-11-28T03:30Z'::timestamptz, 'and so is a make-up day');
select is(tests.error_of($$ select private.add_working_hours(now(), -1) $$) ->> 'hint', 'invalid_input', 'no hours before the start');
delete from private.working_span;
select is(tests.error_of($$ select private.add_working_hours(now(), 1) $$) ->> 'hint', 'invalid_input', 'an empty calendar ends in an error, not in a loop');

select is(private.case_deadline('0501', '2026-11-28T00:00Z', 4), '2026-11-28T04:00Z'::timestamptz, 'what endangers people counts around the clock');
select is((select array_agg(id order by id) from public.case_class where clock = 'continuous'),
  '{0501,0502,0503,0504,2101,2103,2104}'::text[], 'that is these classes');
select is((select array_agg(id order by id) from private.wire_case_class where body ->> 'clock' = 'continuous'),
  '{0501,0502,0503,0504,2101,2103,2104}'::text[], 'and devices are told so');
update public.case_class set duplicate_m = 150 where id = '0501';
select is((select (body ->> 'duplicate_m')::int from private.wire_case_class where id = '0501'), 150, 'how near a likely duplicate lies, too');
select throws_ok($$ update public.case_class set duplicate_m = 0 where id = '0501' $$, '23514', null, 'which is never no distance at all');
select is(private.case_deadline('9999', now(), 4), null, 'an unknown class has no deadline');
select * from finish();
rollback;
