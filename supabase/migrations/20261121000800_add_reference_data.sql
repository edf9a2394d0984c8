-- The lists every installation starts with. All of them are data: an installation edits rows, never code.

insert into public.territory_level (id, rank, is_office, name_zh, name_en) values
  ('county', 0, false, '县（区、市）', 'County'),
  ('street', 1, true, '街道（乡镇）', 'Street office'),
  ('community', 2, false, '社区（村）', 'Community'),
  ('grid', 3, false, '网格', 'Grid'),
  ('micro_grid', 4, false, '微网格', 'Micro grid');

-- The five patterns of tiers found in the field. Where the lowest tier is the centre household (党员中心户) it is no
-- organisation and has no row here: it is party_household.is_center. Every pattern starts with the organisation of the
-- street or town that stands above it.
insert into public.party_tier (id, pattern, rank, org_kind, scope_kind, name_zh, name_en) values
  -- 社区党总支—小区党支部—网格党小组—党员中心户
  ('grid_group.0', 'grid_group', 0, 'work_committee', 'street', '街道党工委', 'Street Party work committee'),
  ('grid_group.1', 'grid_group', 1, 'general_branch', 'community', '社区党总支', 'Community general Party branch'),
  ('grid_group.2', 'grid_group', 2, 'branch', 'compound', '小区党支部', 'Compound Party branch'),
  ('grid_group.3', 'grid_group', 3, 'group', 'grid', '网格党小组', 'Grid Party group'),
  -- 镇党委—社区党总支—小区（网格）党支部—楼栋（小区）党小组
  ('town_committee.0', 'town_committee', 0, 'committee', 'street', '镇党委', 'Town Party committee'),
  ('town_committee.1', 'town_committee', 1, 'general_branch', 'community', '社区党总支', 'Community general Party branch'),
  ('town_committee.2', 'town_committee', 2, 'branch', 'compound', '小区（网格）党支部', 'Compound or grid Party branch'),
  ('town_committee.3', 'town_committee', 3, 'group', 'building', '楼栋（小区）党小组', 'Building or compound Party group'),
  -- 社区党总支—小区党支部—楼栋党小组—党员中心户
  ('building_group.0', 'building_group', 0, 'work_committee', 'street', '街道党工委', 'Street Party work committee'),
  ('building_group.1', 'building_group', 1, 'general_branch', 'community', '社区党总支', 'Community general Party branch'),
  ('building_group.2', 'building_group', 2, 'branch', 'compound', '小区党支部', 'Compound Party branch'),
  ('building_group.3', 'building_group', 3, 'group', 'building', '楼栋党小组', 'Building Party group'),
  -- 社区党委—小区党支部—微网格党小组—党员中心户
  ('micro_grid_group.0', 'micro_grid_group', 0, 'work_committee', 'street', '街道党工委', 'Street Party work committee'),
  ('micro_grid_group.1', 'micro_grid_group', 1, 'committee', 'community', '社区党委', 'Community Party committee'),
  ('micro_grid_group.2', 'micro_grid_group', 2, 'branch', 'compound', '小区党支部', 'Compound Party branch'),
  ('micro_grid_group.3', 'micro_grid_group', 3, 'group', 'micro_grid', '微网格党小组', 'Micro grid Party group'),
  -- 镇党委—社区党总支—小区党支部
  ('three_levels.0', 'three_levels', 0, 'committee', 'street', '镇党委', 'Town Party committee'),
  ('three_levels.1', 'three_levels', 1, 'general_branch', 'community', '社区党总支', 'Community general Party branch'),
  ('three_levels.2', 'three_levels', 2, 'branch', 'compound', '小区党支部', 'Compound Party branch');

-- The seven stages of digital city management. A case in 核查结案 is still being checked; closed means it has left it.
insert into public.case_stage (id, rank, name_zh, name_en, is_closed) values
  ('report', 1, '信息收集', 'Reported', false),
  ('register', 2, '案卷建立', 'Registered', false),
  ('dispatch', 3, '任务派遣', 'Dispatched', false),
  ('handle', 4, '任务处理', 'In progress', false),
  ('feedback', 5, '处理反馈', 'Handled, reported back', false),
  ('verify', 6, '核查结案', 'Being verified', false),
  ('evaluate', 7, '综合评价', 'Closed, evaluated', true);

-- Six major classes of event and five of component, as the field names them; minor classes and limits are a sensible start
-- and one configurable list: every city has its own. Events are numbered from 01 and components from 21, so that both fit
-- into one space of codes. Limits are hours from reporting.
insert into public.case_class (id, kind, major_zh, major_en, minor_zh, minor_en, limit_hours) values
  ('0101', 'event', '市容环境', 'Townscape', '私搭乱建', 'Unauthorised building', 160),
  ('0102', 'event', '市容环境', 'Townscape', '暴露垃圾', 'Exposed rubbish', 4),
  ('0103', 'event', '市容环境', 'Townscape', '建筑垃圾', 'Building waste', 16),
  ('0104', 'event', '市容环境', 'Townscape', '道路不洁', 'Dirty road', 4),
  ('0105', 'event', '市容环境', 'Townscape', '乱堆物料', 'Materials piled up', 24),
  ('0106', 'event', '市容环境', 'Townscape', '绿地脏乱', 'Neglected green space', 40),
  ('0201', 'event', '宣传广告', 'Advertising', '非法小广告', 'Illegal small notices', 24),
  ('0202', 'event', '宣传广告', 'Advertising', '违规户外广告', 'Unauthorised outdoor advertising', 72),
  ('0203', 'event', '宣传广告', 'Advertising', '横幅破损', 'Damaged banner', 24),
  ('0301', 'event', '施工管理', 'Building sites', '施工扰民', 'Disturbance by building works', 24),
  ('0302', 'event', '施工管理', 'Building sites', '工地扬尘', 'Dust from a building site', 24),
  ('0303', 'event', '施工管理', 'Building sites', '占道施工', 'Works blocking a road', 48),
  ('0401', 'event', '街面秩序', 'Street order', '占道经营', 'Trading on the road', 8),
  ('0402', 'event', '街面秩序', 'Street order', '机动车乱停放', 'Badly parked cars', 8),
  ('0403', 'event', '街面秩序', 'Street order', '非机动车乱停放', 'Badly parked bicycles', 8),
  ('0404', 'event', '街面秩序', 'Street order', '飞线充电', 'Charging by a cable from a window', 8),
  ('0501', 'event', '突发事件', 'Sudden events', '路面塌陷', 'Road collapse', 4),
  ('0502', 'event', '突发事件', 'Sudden events', '管道破裂', 'Burst pipe', 4),
  ('0503', 'event', '突发事件', 'Sudden events', '积水内涝', 'Flooding', 4),
  ('0504', 'event', '突发事件', 'Sudden events', '停水停电停暖', 'Water, power or heating failure', 8),
  ('0601', 'event', '其他事件', 'Other events', '邻里纠纷', 'Dispute between neighbours', 72),
  ('0602', 'event', '其他事件', 'Other events', '噪声扰民', 'Noise', 24),
  ('0603', 'event', '其他事件', 'Other events', '物业服务投诉', 'Complaint about property service', 72),
  ('0604', 'event', '其他事件', 'Other events', '困难求助', 'Call for help', 24),
  ('2101', 'component', '公用设施', 'Public utilities', '井盖缺损', 'Missing or broken manhole cover', 8),
  ('2102', 'component', '公用设施', 'Public utilities', '路灯不亮', 'Street lamp out', 48),
  ('2103', 'component', '公用设施', 'Public utilities', '消防设施损坏', 'Damaged fire equipment', 24),
  ('2104', 'component', '公用设施', 'Public utilities', '电梯故障', 'Lift out of order', 8),
  ('2105', 'component', '公用设施', 'Public utilities', '健身器材损坏', 'Damaged exercise equipment', 120),
  ('2201', 'component', '道路交通', 'Roads and traffic', '路面破损', 'Damaged road surface', 120),
  ('2202', 'component', '道路交通', 'Roads and traffic', '交通护栏损坏', 'Damaged guard rail', 72),
  ('2203', 'component', '道路交通', 'Roads and traffic', '标志牌缺损', 'Missing or broken sign', 72),
  ('2301', 'component', '市容环境', 'Townscape', '垃圾箱破损', 'Broken rubbish bin', 48),
  ('2302', 'component', '市容环境', 'Townscape', '公厕设施损坏', 'Damaged public toilet', 48),
  ('2303', 'component', '市容环境', 'Townscape', '宣传栏破损', 'Damaged notice board', 120),
  ('2401', 'component', '园林绿化', 'Green space', '行道树倾倒', 'Leaning or fallen street tree', 24),
  ('2402', 'component', '园林绿化', 'Green space', '绿地护栏损坏', 'Damaged fence of a green space', 120),
  ('2403', 'component', '园林绿化', 'Green space', '花坛破损', 'Damaged flower bed', 120),
  ('2501', 'component', '其他设施', 'Other facilities', '单元门损坏', 'Broken entrance door', 72),
  ('2502', 'component', '其他设施', 'Other facilities', '无障碍设施损坏', 'Damaged barrier-free access', 72),
  ('2503', 'component', '其他设施', 'Other facilities', '围墙破损', 'Damaged wall', 120);
