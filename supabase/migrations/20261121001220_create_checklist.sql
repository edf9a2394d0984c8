-- Checklists (标准清单). A template is a row, its items are data: counties have standards of their own, and where a
-- programme is only named and not spelled out (一亮两设三诺四个一) the template is there and empty, for the installation to fill.

create table public.checklist_template (
  id text collate "C" primary key check (id ~ '^[a-z][a-z_]*$'),
  rank int not null check (rank >= 0),
  subject text not null check (subject in ('compound', 'party_org')),
  name_zh text not null check (name_zh <> ''),
  name_en text not null check (name_en <> ''),
  items jsonb not null check (jsonb_typeof(items) = 'array'),
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now()
);
alter table public.checklist_template enable row level security;
create policy select_everyone on public.checklist_template for select to authenticated
  using ('everyone' in (select private.my_reaches()));
revoke all on public.checklist_template from anon, authenticated;
grant select on public.checklist_template to authenticated;
comment on table public.checklist_template is 'A standard to be checked on site. One configurable list per installation.';
comment on column public.checklist_template.id is 'Key, e.g. five_haves.';
comment on column public.checklist_template.rank is 'Order among the templates.';
comment on column public.checklist_template.subject is 'What it is checked on: compound or party_org (a branch).';
comment on column public.checklist_template.name_zh is 'Name in Chinese.';
comment on column public.checklist_template.name_en is 'Name in English.';
comment on column public.checklist_template.items is '[{code, name_zh, name_en, group_zh?, group_en?}, …] in their order; empty until the installation defines it.';
select private.keep_synced('public.checklist_template', 'everyone');

-- Append-only: two people who check the same item offline have both done so, and the later one counts.
create table public.checklist_result (
  id uuid primary key,
  territory_id uuid not null references public.territory (id),
  template_id text collate "C" not null references public.checklist_template (id),
  item text not null check (item <> ''),
  compound_id uuid,
  party_org_id uuid,
  ok boolean not null,
  note text check (note <> ''),
  patrol_id uuid,
  profile_id uuid references public.profile (id) on delete set null,
  checker_name text not null check (checker_name <> ''),
  checked_at timestamptz not null,
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now(),
  constraint checklist_result_compound foreign key (compound_id, territory_id)
    references public.compound (id, territory_id) on update cascade on delete cascade,
  constraint checklist_result_party_org foreign key (party_org_id, territory_id)
    references public.party_org (id, territory_id) on update cascade on delete cascade,
  constraint checklist_result_one_subject check (num_nonnulls(compound_id, party_org_id) = 1)
);
create index checklist_result_territory_id_idx on public.checklist_result (territory_id);
create index checklist_result_template_id_idx on public.checklist_result (template_id);
create index checklist_result_compound_id_idx on public.checklist_result (compound_id, territory_id);
create index checklist_result_party_org_id_idx on public.checklist_result (party_org_id, territory_id);
create index checklist_result_profile_id_idx on public.checklist_result (profile_id);
alter table public.checklist_result enable row level security;
create policy select_office on public.checklist_result for select to authenticated
  using (territory_id in (select private.my_office_ids()));
revoke all on public.checklist_result from anon, authenticated;
grant select on public.checklist_result to authenticated;
comment on table public.checklist_result is 'One look at one item of a checklist. The newest of an item and a subject says how things stand.';
comment on column public.checklist_result.id is 'UUIDv7, minted by whoever checks.';
comment on column public.checklist_result.territory_id is 'The subject''s territory.';
comment on column public.checklist_result.template_id is 'Which checklist.';
comment on column public.checklist_result.item is 'Code of the item in it.';
comment on column public.checklist_result.compound_id is 'The compound checked, or null.';
comment on column public.checklist_result.party_org_id is 'The Party organisation checked, or null.';
comment on column public.checklist_result.ok is 'Whether it is as it should be.';
comment on column public.checklist_result.note is 'What is missing, about the place and not about persons; or null.';
comment on column public.checklist_result.patrol_id is 'The patrol it was checked on, or null. No foreign key, as with visits.';
comment on column public.checklist_result.profile_id is 'Who checked; null once that account is gone.';
comment on column public.checklist_result.checker_name is 'Their name at the time.';
comment on column public.checklist_result.checked_at is 'When.';
select private.keep_synced('public.checklist_result', 'office');

insert into public.checklist_template (id, rank, subject, name_zh, name_en, items) values
  ('five_haves', 1, 'compound', '小区党建“五有”', 'Five Haves of a compound', '[
    {"code": "party_org", "name_zh": "有党的组织", "name_en": "A Party organisation"},
    {"code": "venue", "name_zh": "有活动阵地", "name_en": "A place for activities"},
    {"code": "member_register", "name_zh": "有党员信息台账", "name_en": "A register of Party members"},
    {"code": "contact_mechanism", "name_zh": "有联系服务群众机制", "name_en": "A way of keeping in touch with and serving residents"},
    {"code": "emergency_plan", "name_zh": "有应急动员预案", "name_en": "A plan for emergency mobilisation"}]'),
  ('three_sixes', 2, 'party_org', '“三六”标准', 'Three Sixes standard of a branch', '[
    {"code": "grasp_formation", "group_zh": "六抓", "group_en": "Six efforts", "name_zh": "抓组建", "name_en": "Formation"},
    {"code": "grasp_service", "group_zh": "六抓", "group_en": "Six efforts", "name_zh": "抓服务", "name_en": "Service"},
    {"code": "grasp_training", "group_zh": "六抓", "group_en": "Six efforts", "name_zh": "抓培训", "name_en": "Training"},
    {"code": "grasp_activities", "group_zh": "六抓", "group_en": "Six efforts", "name_zh": "抓活动", "name_en": "Activities"},
    {"code": "grasp_standards", "group_zh": "六抓", "group_en": "Six efforts", "name_zh": "抓规范", "name_en": "Good order"},
    {"code": "grasp_examples", "group_zh": "六抓", "group_en": "Six efforts", "name_zh": "抓典型", "name_en": "Good examples"},
    {"code": "has_person", "group_zh": "六有", "group_en": "Six haves", "name_zh": "有专人", "name_en": "A person in charge"},
    {"code": "has_place", "group_zh": "六有", "group_en": "Six haves", "name_zh": "有场所", "name_en": "A place"},
    {"code": "has_sign", "group_zh": "六有", "group_en": "Six haves", "name_zh": "有标识", "name_en": "A sign"},
    {"code": "has_register", "group_zh": "六有", "group_en": "Six haves", "name_zh": "有台账", "name_en": "A register"},
    {"code": "has_rules", "group_zh": "六有", "group_en": "Six haves", "name_zh": "有制度", "name_en": "Rules"},
    {"code": "has_funds", "group_zh": "六有", "group_en": "Six haves", "name_zh": "有经费", "name_en": "Funds"},
    {"code": "plate_and_seal", "group_zh": "六配备", "group_en": "Six items of equipment", "name_zh": "支部牌子及印章", "name_en": "Branch plate and seal"},
    {"code": "party_flag", "group_zh": "六配备", "group_en": "Six items of equipment", "name_zh": "党旗", "name_en": "Party flag"},
    {"code": "furniture", "group_zh": "六配备", "group_en": "Six items of equipment", "name_zh": "桌椅", "name_en": "Tables and chairs"},
    {"code": "bookshelf", "group_zh": "六配备", "group_en": "Six items of equipment", "name_zh": "书报架", "name_en": "Book and newspaper shelf"},
    {"code": "suggestion_box", "group_zh": "六配备", "group_en": "Six items of equipment", "name_zh": "民情意见箱", "name_en": "Suggestion box"},
    {"code": "notice_board", "group_zh": "六配备", "group_en": "Six items of equipment", "name_zh": "党务公开栏", "name_en": "Board for Party affairs"}]'),
  -- named in the field and spelled out nowhere: to be filled by the installation
  ('one_two_three_four', 3, 'party_org', '一亮两设三诺四个一', 'One, two, three, four (local programme)', '[]');
