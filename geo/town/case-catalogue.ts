/**
 * What people report, with words for each class. Codes and limits repeat the reference data of the database
 * (`supabase/migrations`); the test compares the two, because a wrong limit would be a wrong deadline.
 */
export interface CaseSubject {
  code: string;
  limitHours: number;
  /** Where it happens: behind a wall, on a street, or either. */
  place: 'compound' | 'street' | 'any';
  titles: readonly string[];
}

const subject = (code: string, limitHours: number, place: CaseSubject['place'], ...titles: string[]): CaseSubject => ({
  code,
  limitHours,
  place,
  titles,
});

export const CASE_SUBJECTS: readonly CaseSubject[] = [
  subject('0101', 160, 'compound', '楼顶搭建彩钢棚', '一层住户圈占公共绿地', '地下室门口私搭雨棚'),
  subject('0102', 4, 'any', '垃圾桶满溢未清运', '绿化带内堆有生活垃圾'),
  subject('0103', 16, 'compound', '装修垃圾堆放在单元门口', '建筑垃圾占用停车位'),
  subject('0104', 4, 'street', '路面遗撒泥土', '人行道有大片油污'),
  subject('0105', 24, 'compound', '楼道堆放旧家具', '消防通道堆放杂物'),
  subject('0106', 40, 'any', '绿地枯枝杂草未清理', '草坪被踩踏成裸土'),
  subject('0201', 24, 'any', '楼道墙面张贴小广告', '电线杆张贴小广告'),
  subject('0302', 24, 'street', '工地未覆盖扬尘', '渣土车未冲洗上路'),
  subject('0301', 24, 'any', '夜间施工噪声', '午休时段装修钻孔'),
  subject('0401', 8, 'street', '流动摊贩占用盲道', '店铺出店经营'),
  subject('0402', 8, 'any', '机动车堵塞消防通道', '车辆占压人行道'),
  subject('0403', 8, 'any', '共享单车倒伏堵路', '电动车堵塞单元门'),
  subject('0404', 8, 'compound', '住户从窗口拉线充电', '楼道内给电动车充电'),
  subject('0501', 4, 'street', '路面下陷出现坑洞'),
  subject('0502', 4, 'any', '供水管道破裂漏水', '暖气主管漏水'),
  subject('0503', 4, 'any', '雨后积水无法通行'),
  subject('0504', 8, 'compound', '整栋楼停暖', '单元停电'),
  subject('0601', 72, 'compound', '楼上漏水引发邻里纠纷', '停车位归属争议'),
  subject('0602', 24, 'any', '广场舞音量过大', '夜间犬吠扰民'),
  subject('0603', 72, 'compound', '物业保洁不到位', '物业维修响应迟缓'),
  subject('0604', 24, 'compound', '独居老人需要上门探望', '家庭突发困难求助'),
  subject('2101', 8, 'any', '井盖缺失', '井盖松动异响'),
  subject('2102', 48, 'any', '路灯连续数盏不亮'),
  subject('2103', 24, 'compound', '灭火器过期', '消火栓无水'),
  subject('2104', 8, 'compound', '电梯停运', '电梯运行异响'),
  subject('2105', 120, 'compound', '健身器材断裂'),
  subject('2201', 120, 'any', '路面破损', '人行道地砖松动'),
  subject('2202', 72, 'street', '护栏被撞损坏'),
  subject('2203', 72, 'street', '路牌缺损'),
  subject('2301', 48, 'any', '垃圾箱破损'),
  subject('2303', 120, 'compound', '宣传栏玻璃破损'),
  subject('2401', 24, 'street', '行道树倾斜', '大风后树枝折断'),
  subject('2402', 120, 'any', '绿地护栏损坏'),
  subject('2501', 72, 'compound', '单元门无法关闭', '门禁失灵'),
  subject('2502', 72, 'any', '无障碍坡道破损'),
  subject('2503', 120, 'compound', '围墙开裂'),
];

/** Classes whose cases take the short loop of residents' demands (`case_class.loop`). */
export const DEMAND_CLASSES: readonly string[] = ['0601', '0603', '0604'];

/** The seven stages (keys of the reference data), with the share of cases that stand in each. */
export const STAGES = [
  ['report', 0.07],
  ['register', 0.07],
  ['dispatch', 0.11],
  ['handle', 0.2],
  ['feedback', 0.09],
  ['verify', 0.08],
  ['evaluate', 0.38],
] as const;
