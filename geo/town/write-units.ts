/** Resident units (驻区单位): offices, firms and schools that stand in the town, 80 of them. */
import type { Draft } from './draft.ts';
import { phoneNumber } from './names-people.ts';
import { centroid } from './polygon.ts';
import { toPoint } from './projection.ts';
import type { UnitRow } from './rows.ts';
import type { SitePlan } from './sites.ts';

const COUNT = 80;

const ORGANS = [
  '水务管理局',
  '林草管理局',
  '文化馆事务局',
  '统计调查队',
  '档案管理局',
  '气象观测局',
  '农事服务局',
  '交通事务局',
  '市容管理局',
  '医保事务局',
  '退役事务局',
  '商务促进局',
];
const INSTITUTIONS = [
  '图书馆',
  '妇幼保健所',
  '疾控中心',
  '博物馆',
  '体育场馆中心',
  '园林所',
  '环卫所',
  '供水所',
  '电视台',
  '种子站',
  '测绘所',
  '养老服务中心',
];
const FIRMS = [
  '云杉机械公司',
  '清溪供热公司',
  '苇岸食品公司',
  '松影印务公司',
  '北渡物流公司',
  '霁光照明公司',
  '荷汀纺织公司',
  '枫桥建材公司',
  '兰舟旅运公司',
  '砚台文具公司',
  '青禾种业公司',
  '星野电子公司',
  '溪石商贸公司',
  '月台百货公司',
  '桐声乐器公司',
  '榆林木业公司',
  '泉亭饮品公司',
  '晴岚软件公司',
];
const SCHOOLS = [
  '第一小学',
  '第二小学',
  '第三小学',
  '实验小学',
  '清和小学',
  '望云小学',
  '第一中学',
  '第二中学',
  '北渡中学',
  '东篱中学',
  '幼儿园总园',
  '南桥小学',
];

export function writeUnits(draft: Draft): void {
  const random = draft.random.fork('units');
  const add = (kind: UnitRow['kind'], name: string, site: SitePlan, at: readonly [number, number]): void => {
    draft.rows.resident_unit.push({
      id: draft.newId(),
      territory_id: draft.grids[site.grid] as string,
      name: `云汀县${name}`,
      kind,
      phone: phoneNumber(random),
      geom: toPoint(at),
    });
  };
  const sites = draft.town.sites;
  const schools = [...SCHOOLS];
  for (const site of sites) {
    if (site.use === 'campus') add('school', '职业技术学院', site, centroid(site.ring));
    if (site.use === 'school') add('school', schools.shift() ?? '附属学校', site, centroid(site.ring));
  }
  const places = (uses: readonly string[]): { site: SitePlan; at: readonly [number, number] }[] =>
    random.shuffle(
      sites
        .filter((s) => uses.includes(s.use))
        .flatMap((site) => site.houses.map((h) => ({ site, at: centroid(h.ring) }))),
    );
  const offices = places(['office']);
  const firms = places(['industry', 'commercial']);
  const branch = (list: readonly string[], i: number): string =>
    (list[i % list.length] ?? '') +
    (i < list.length ? '' : (['一分部', '二分部', '三分部'][Math.floor(i / list.length) - 1] ?? '分部'));
  for (let i = 0, o = 0, s = 0, f = 0; draft.rows.resident_unit.length < COUNT; i++) {
    const office = i % 5 < 3 ? offices.pop() : undefined;
    if (office && i % 5 < 2) add('organ', branch(ORGANS, o++), office.site, office.at);
    else if (office) add('institution', branch(INSTITUTIONS, s++), office.site, office.at);
    else {
      const firm = firms.pop();
      if (!firm) throw new Error('too few buildings for the resident units');
      add('enterprise', branch(FIRMS, f++), firm.site, firm.at);
    }
  }
}
