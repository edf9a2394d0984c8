/** What people do, by the operation's name: the verb on a button, in the outbox and in a history. Every operation has one. */
export const operation = {
  'operation.case.report': '上报',
  'operation.case.register': '立案',
  'operation.case.dispatch': '派单',
  'operation.case.accept': '接单',
  'operation.case.return': '退回',
  'operation.case.reassign': '转派',
  'operation.case.recall': '撤回',
  'operation.case.extend': '延期',
  'operation.case.escalate': '吹哨上报',
  'operation.case.self_resolve': '自办自结',
  'operation.case.handle': '处理完成',
  'operation.case.feedback': '反馈',
  'operation.case.verify_close': '核查结案',
  'operation.case.rework': '返工',
  'operation.case.evaluate': '评价',
  'operation.other': '其他操作',
} as const;
