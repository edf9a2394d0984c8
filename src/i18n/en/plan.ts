import type { plan as zh } from '../zh-CN/plan.ts';

export const plan = {
  'plan.tool.edit': 'Draw grids',
  'plan.tool.edit.about': 'Move borders, cut, merge, hand over; draw compounds and stations',
  'plan.tool.proposals': 'Proposals',
  'plan.tool.proposals.about': 'Compare before and after, review, set the day',
  'plan.tool.history': 'History',
  'plan.tool.history.about': 'Boundaries and numbers of any past day',
  'plan.tool.zones': 'Responsibility lines',
  'plan.tool.zones.about': 'Sections of rivers and streets, and who answers for them',
  'plan.tool.quality': 'Check',
  'plan.tool.quality.about': 'Overlaps, gaps, households in no grid, odd numbers',
  'plan.tool.import': 'Import',
  'plan.tool.import.about': 'Boundary files; ledgers of members, homes, workers',
  'plan.tool.export': 'Export',
  'plan.tool.export.about': 'Map files, tables, pictures, print',
} satisfies Readonly<Record<keyof typeof zh, string>>;
