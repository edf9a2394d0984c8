/** The loops and transitions every installation starts with, as tests read them; a test compares them with the database. */
import type { CaseLoop, CaseTransition } from '../../src/domain/entities.ts';
import type { Role } from '../../src/domain/role.ts';

const FIELD: readonly Role[] = ['grid_worker', 'community_staff', 'street_staff'];
const STAFF: readonly Role[] = ['community_staff', 'street_staff'];
const GROUND: readonly Role[] = ['grid_worker', 'community_staff'];

type Rule = readonly [operation: string, from: string | null, to: string, required?: string];

const ROLES: Readonly<Record<string, readonly Role[]>> = {
  'case.report': FIELD,
  'case.accept': FIELD,
  'case.return': FIELD,
  'case.handle': FIELD,
  'case.feedback': FIELD,
  'case.escalate': GROUND,
  'case.self_resolve': GROUND,
};

const SEVEN_STAGE: readonly Rule[] = [
  ['case.report', null, 'report', 'case_id,class_code,title'],
  ['case.register', 'report', 'register'],
  ['case.dispatch', 'register', 'dispatch', 'grid_worker_id'],
  ['case.accept', 'dispatch', 'handle'],
  ['case.return', 'dispatch', 'register', 'reason'],
  ['case.return', 'handle', 'register', 'reason'],
  ['case.reassign', 'dispatch', 'dispatch', 'grid_worker_id,reason'],
  ['case.reassign', 'handle', 'dispatch', 'grid_worker_id,reason'],
  ['case.recall', 'dispatch', 'register', 'reason'],
  ['case.extend', 'register', 'register', 'hours,reason'],
  ['case.extend', 'dispatch', 'dispatch', 'hours,reason'],
  ['case.extend', 'handle', 'handle', 'hours,reason'],
  ['case.escalate', 'report', 'register', 'reason'],
  ['case.escalate', 'register', 'register', 'reason'],
  ['case.escalate', 'dispatch', 'register', 'reason'],
  ['case.escalate', 'handle', 'register', 'reason'],
  ['case.self_resolve', 'report', 'evaluate', 'note'],
  ['case.handle', 'handle', 'feedback', 'note'],
  ['case.feedback', 'feedback', 'verify', 'told_by'],
  ['case.feedback', 'verify', 'verify', 'told_by'],
  ['case.verify_close', 'verify', 'evaluate'],
  ['case.rework', 'feedback', 'handle', 'reason'],
  ['case.rework', 'verify', 'handle', 'reason'],
  ['case.evaluate', 'evaluate', 'evaluate', 'satisfaction'],
];

const DEMAND: readonly Rule[] = [
  ['case.report', null, 'report', 'case_id,class_code,title'],
  ['case.dispatch', 'report', 'handle', 'grid_worker_id'],
  ['case.return', 'handle', 'report', 'reason'],
  ['case.reassign', 'handle', 'handle', 'grid_worker_id,reason'],
  ['case.extend', 'report', 'report', 'hours,reason'],
  ['case.extend', 'handle', 'handle', 'hours,reason'],
  ['case.escalate', 'report', 'report', 'reason'],
  ['case.escalate', 'handle', 'report', 'reason'],
  ['case.self_resolve', 'report', 'evaluate', 'note'],
  ['case.handle', 'handle', 'feedback', 'note'],
  ['case.feedback', 'feedback', 'verify', 'told_by'],
  ['case.feedback', 'verify', 'verify', 'told_by'],
  ['case.verify_close', 'verify', 'evaluate'],
  ['case.rework', 'feedback', 'handle', 'reason'],
  ['case.rework', 'verify', 'handle', 'reason'],
  ['case.evaluate', 'evaluate', 'evaluate', 'satisfaction'],
];

const transitions = (loop: string, rules: readonly Rule[]): CaseTransition[] =>
  rules.map(([operation, from_stage, to_stage, required = '']) => ({
    id: [loop, operation, ...(from_stage === null ? [] : [from_stage])].join('/'),
    version: 1,
    loop,
    operation,
    from_stage,
    to_stage,
    roles: ROLES[operation] ?? STAFF,
    required: required === '' ? [] : required.split(','),
  }));

const step = (stage: string, name_zh: string, name_en: string): CaseLoop['steps'][number] => ({
  stage,
  name_zh,
  name_en,
});

export const caseLoops: readonly CaseLoop[] = [
  {
    id: 'seven_stage',
    version: 1,
    rank: 1,
    name_zh: '七步闭环',
    name_en: 'Seven stages',
    steps: [
      step('report', '信息收集', 'Reported'),
      step('register', '案卷建立', 'Registered'),
      step('dispatch', '任务派遣', 'Dispatched'),
      step('handle', '任务处理', 'In progress'),
      step('feedback', '处理反馈', 'Handled, reported back'),
      step('verify', '核查结案', 'Being verified'),
      step('evaluate', '综合评价', 'Closed, evaluated'),
    ],
  },
  {
    id: 'demand',
    version: 1,
    rank: 2,
    name_zh: '民情四步闭环',
    name_en: "Residents' demands, four steps",
    steps: [
      step('report', '民情收集', 'Demand heard'),
      step('handle', '限期办理', 'Handled within a limit'),
      step('feedback', '结果反馈', 'Result to be told'),
      step('verify', '跟踪监督', 'Followed up'),
      step('evaluate', '办结', 'Settled'),
    ],
  },
];

export const caseTransitions: readonly CaseTransition[] = [
  ...transitions('seven_stage', SEVEN_STAGE),
  ...transitions('demand', DEMAND),
];
