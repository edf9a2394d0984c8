/** The lists every installation starts with, as far as tests read them. */
export const referenceRows = {
  territory_level: [
    { id: 'county', rank: 0, is_office: false, name_zh: '县', name_en: 'County' },
    { id: 'street', rank: 1, is_office: true, name_zh: '街道', name_en: 'Street office' },
    { id: 'community', rank: 2, is_office: false, name_zh: '社区', name_en: 'Community' },
    { id: 'grid', rank: 3, is_office: false, name_zh: '网格', name_en: 'Grid' },
    { id: 'micro_grid', rank: 4, is_office: false, name_zh: '微网格', name_en: 'Micro grid' },
  ],
  case_stage: [
    { id: 'report', rank: 1, name_zh: '信息收集', name_en: 'Reported', is_closed: false },
    { id: 'register', rank: 2, name_zh: '案卷建立', name_en: 'Registered', is_closed: false },
    { id: 'dispatch', rank: 3, name_zh: '任务派遣', name_en: 'Dispatched', is_closed: false },
    { id: 'handle', rank: 4, name_zh: '任务处理', name_en: 'In progress', is_closed: false },
    { id: 'feedback', rank: 5, name_zh: '处理反馈', name_en: 'Handled, reported back', is_closed: false },
    { id: 'verify', rank: 6, name_zh: '核查结案', name_en: 'Being verified', is_closed: false },
    { id: 'evaluate', rank: 7, name_zh: '综合评价', name_en: 'Closed, evaluated', is_closed: true },
  ],
  case_class: [
    {
      id: '0102',
      kind: 'event',
      major_zh: '市容环境',
      major_en: 'Townscape',
      minor_zh: '暴露垃圾',
      minor_en: 'Exposed rubbish',
      limit_hours: 4,
    },
    {
      id: '2102',
      kind: 'component',
      major_zh: '公用设施',
      major_en: 'Public utilities',
      minor_zh: '路灯不亮',
      minor_en: 'Street lamp out',
      limit_hours: 48,
    },
  ],
} as const;
