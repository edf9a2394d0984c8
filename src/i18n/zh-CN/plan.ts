/** The planning screen: its tools. */
export const plan = {
  'plan.tool.edit': '画网格',
  'plan.tool.edit.about': '改边界、切分、合并、划转，画小区和站点',
  'plan.tool.proposals': '方案',
  'plan.tool.proposals.about': '调整前后对比、审核、定日期生效',
  'plan.tool.history': '历史',
  'plan.tool.history.about': '看过去某一天的边界和数字',
  'plan.tool.zones': '责任区',
  'plan.tool.zones.about': '河道、街道分段，落实到单位',
  'plan.tool.quality': '体检',
  'plan.tool.quality.about': '重叠、空白、漏户、户数超标、数字不符',
  'plan.tool.import': '导入',
  'plan.tool.import.about': '边界文件、党员、住户、网格员等台账',
  'plan.tool.export': '导出',
  'plan.tool.export.about': '地图文件、表格、图片、打印',
} as const;
