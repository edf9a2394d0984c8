/**
 * What a column of an office's table may mean, by kind of ledger, and what such columns are called out there. The words are
 * compared in one spelling (`search/normalize.ts`), so full width, spaces and the usual typing mistakes need none of their own.
 */
import type { LedgerKind } from './kinds.ts';

export type Field =
  | 'address'
  | 'compound'
  | 'building'
  | 'unit'
  | 'door'
  | 'floor'
  | 'residents'
  | 'head_name'
  | 'phone'
  | 'care'
  | 'elders'
  | 'children'
  | 'is_center'
  | 'plaque_status'
  | 'plaque_no'
  | 'mounted_on'
  | 'name'
  | 'party_org'
  | 'category'
  | 'standing'
  | 'resident_unit'
  | 'checked_in_on'
  | 'community'
  | 'grids'
  | 'employment'
  | 'kind'
  | 'tier'
  | 'rooms';

const HOME: readonly Field[] = ['compound', 'building', 'unit', 'door', 'address'];

/** In the order the wizard asks. */
export const FIELDS: Readonly<Record<LedgerKind, readonly Field[]>> = {
  household: [...HOME, 'floor', 'residents', 'head_name', 'phone', 'care', 'elders', 'children'],
  party_household: [...HOME, 'is_center', 'plaque_status', 'plaque_no', 'mounted_on'],
  party_member: ['name', 'party_org', 'category', 'standing', ...HOME, 'resident_unit', 'checked_in_on'],
  grid_worker: ['name', 'phone', 'community', 'grids', 'employment'],
  resident_unit: ['name', 'kind', 'phone', 'community', 'grids'],
  service_station: ['name', 'tier', 'address', 'phone', 'rooms'],
};

/** Without these a row of the kind says nothing. One of each inner list is enough. */
export const NEEDED_FIELDS: Readonly<Record<LedgerKind, readonly (readonly Field[])[]>> = {
  household: [
    ['compound', 'address'],
    ['door', 'address'],
  ],
  party_household: [
    ['compound', 'address'],
    ['door', 'address'],
  ],
  party_member: [['name'], ['party_org'], ['category']],
  grid_worker: [['name'], ['phone'], ['grids', 'community']],
  resident_unit: [['name'], ['kind']],
  service_station: [['name']],
};

/** The likelier first: what is equal to one of these beats what only contains one. */
export const CALLED: Readonly<Record<Field, readonly string[]>> = {
  address: ['家庭住址', '居住地址', '详细地址', '住址', '地址', '门牌', '房屋坐落', '位置'],
  compound: ['小区名称', '小区', '所在小区', '居住小区', '院落', '楼院'],
  building: ['楼栋号', '楼栋', '楼号', '幢号', '栋号', '幢', '栋', '楼'],
  unit: ['单元号', '单元'],
  door: ['房号', '门牌号', '房间号', '室号', '户号', '门号', '房屋编号', '室', '门'],
  floor: ['楼层', '层', '层数'],
  residents: ['家庭人口', '常住人口', '居住人数', '人口数', '家庭人数', '人数', '人口'],
  head_name: ['户主姓名', '户主', '户主名称', '业主姓名', '业主', '联系人', '姓名'],
  phone: ['联系电话', '电话', '手机号码', '手机号', '手机', '联系方式', '服务电话', '办公电话', '电话号码'],
  care: ['关爱类别', '重点人群', '特殊人群', '人群类别', '帮扶类别', '困难类别', '关爱对象', '一老一小'],
  elders: ['60岁以上', '老年人数', '老人数', '老年人'],
  children: ['14岁以下', '儿童数', '儿童人数', '儿童', '未成年人'],
  is_center: ['是否中心户', '党员中心户', '中心户'],
  plaque_status: ['挂牌情况', '挂牌状态', '是否挂牌', '门牌状态', '挂牌'],
  plaque_no: ['牌号', '挂牌编号', '牌匾编号', '党员户编号'],
  mounted_on: ['挂牌时间', '挂牌日期'],
  name: ['姓名', '党员姓名', '网格员姓名', '网格员', '单位名称', '站点名称', '阵地名称', '名称', '单位'],
  party_org: ['所在党支部', '所属党支部', '党支部', '所在党组织', '党组织名称', '党组织', '支部名称', '支部'],
  category: ['党员类别', '党员类型', '人员类别', '类别', '类型'],
  standing: ['党籍状态', '是否正式', '正式预备', '党员性质', '转正情况', '党籍'],
  resident_unit: ['工作单位', '所在单位', '单位名称', '单位'],
  checked_in_on: ['双报到时间', '双报到日期', '双报到', '报到时间', '报到日期'],
  community: ['所属社区', '社区名称', '社区', '村社区'],
  grids: ['责任网格', '负责网格', '所属网格', '网格名称', '网格编号', '网格'],
  employment: ['用工性质', '专兼职', '专职兼职', '岗位性质', '人员性质'],
  kind: ['单位性质', '单位类型', '单位类别', '性质', '类型', '类别'],
  tier: ['阵地类型', '站点类型', '级别', '类型', '类别'],
  rooms: ['功能室', '功能区', '场所功能'],
};
