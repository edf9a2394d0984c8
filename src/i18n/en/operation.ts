import type { operation as original } from '../zh-CN/operation.ts';

export const operation = {
  'operation.case.report': 'Report',
  'operation.case.register': 'Register',
  'operation.case.dispatch': 'Dispatch',
  'operation.case.accept': 'Accept',
  'operation.case.return': 'Return',
  'operation.case.reassign': 'Reassign',
  'operation.case.recall': 'Recall',
  'operation.case.extend': 'Extend',
  'operation.case.escalate': 'Escalate',
  'operation.case.self_resolve': 'Settle on the spot',
  'operation.case.handle': 'Work done',
  'operation.case.feedback': 'Tell the reporter',
  'operation.case.verify_close': 'Verify and close',
  'operation.case.rework': 'Rework',
  'operation.case.evaluate': 'Evaluate',
  'operation.other': 'Another operation',
} as const satisfies Record<keyof typeof original, string>;
