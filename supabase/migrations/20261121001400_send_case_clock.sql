-- What a form must know of a class to ask well: whether the hours of an extension are working hours, and how near a case of
-- the same class must lie to be taken for the same trouble. The deadline itself stays the server's arithmetic: the working
-- calendar is not sent.

alter table public.case_class add column duplicate_m int check (duplicate_m between 1 and 1000);
comment on column public.case_class.duplicate_m is
  'An open case of this class within so many metres (1–1000) is pointed out to whoever reports another; null: as is usual for its kind.';

create or replace view private.wire_case_class with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'kind', r.kind, 'major_zh', r.major_zh, 'major_en', r.major_en,
    'minor_zh', r.minor_zh, 'minor_en', r.minor_en, 'limit_hours', r.limit_hours, 'clock', r.clock,
    'duplicate_m', r.duplicate_m, 'loop', r.loop) as body
  from public.case_class r;

select private.renew_incarnation();
