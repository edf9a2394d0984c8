/** What volunteer teams are good at and offer, by the fields in which the work reports group them. All of it invented. */
import type { Outcome } from './rows.ts';

interface OfferSubject {
  readonly skill: string;
  readonly outcome: Outcome;
  readonly title: string;
  readonly description: string;
  /** What residents say when they choose it. */
  readonly wishes: readonly string[];
}

const offer = (
  skill: string,
  outcome: Outcome,
  title: string,
  description: string,
  ...wishes: string[]
): OfferSubject => ({
  skill,
  outcome,
  title,
  description,
  wishes,
});

export const OFFERS: readonly OfferSubject[] = [
  offer('repair', 'micro_service', '家电小修', '每周二、周四上门，材料费自理', '洗衣机不转', '电饭锅不通电'),
  offer('repair', 'micro_service', '水电检修', '水龙头、灯具、插座', '厨房水龙头滴水', '楼道灯不亮'),
  offer('elderly_care', 'micro_service', '助老陪诊', '陪同取号、缴费、取药', '老人复查无人陪同'),
  offer('elderly_care', 'micro_service', '上门探望', '独居老人每周探望一次', '老人独居，希望有人常来看看'),
  offer('haircut', 'micro_service', '上门理发', '每月第一个周六', '老人腿脚不便，想理发'),
  offer('health', 'activity', '小区义诊', '量血压、测血糖，二十人起', '楼里老人多，想请义诊进小区'),
  offer('tutoring', 'activity', '四点半课堂', '小学生作业辅导，工作日下午', '孩子放学无人照看'),
  offer('culture', 'activity', '广场文艺演出', '可自带节目', '重阳节想办一场演出'),
  offer('policy', 'activity', '政策宣讲', '医保、社保、反诈', '想听反诈知识讲座'),
  offer('legal', 'micro_service', '法律咨询', '合同、物业、继承', '房屋租赁纠纷想咨询'),
  offer('mediation', 'hard_problem', '邻里调解', '楼长与退休党员一起上门', '楼上漏水协商不成'),
  offer('environment', 'hard_problem', '楼道清堆', '动员、清运、回访', '楼道堆物多年清不掉'),
  offer('environment', 'hard_problem', '老旧小区私搭治理', '联合物业与城管协调', '一楼搭建挡住采光'),
  offer('safety', 'micro_service', '夜间巡逻', '每晚七点至九点', '最近丢过电动车'),
  offer('errands', 'micro_service', '代办代购', '买菜、取件、缴费', '腿脚不便，需要代买药品'),
];

/** Each community has one of each kind. */
export const TEAM_KINDS: readonly { readonly name: string; readonly skills: readonly string[] }[] = [
  { name: '巧手维修服务队', skills: ['repair', 'haircut'] },
  { name: '暖邻助老服务队', skills: ['elderly_care', 'errands', 'health'] },
  { name: '和睦调解志愿队', skills: ['mediation', 'legal', 'policy'] },
  { name: '家园环境志愿队', skills: ['environment', 'safety', 'culture', 'tutoring'] },
];
