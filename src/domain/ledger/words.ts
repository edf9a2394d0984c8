/** How offices write the values that are words of ours. More particular words come first: 非在职 is not 在职. */
export const CATEGORY = [
  [/直管/, 'managed'],
  [/流动/, 'floating'],
  [/无职/, 'without_post'],
  [/离退休|退休|离休/, 'retired'],
  [/非在职|居民|社区|农村|村民/, 'resident'],
  [/在职|在岗/, 'in_service'],
] as const;

export const STANDING = [
  [/预备/, 'probationary'],
  [/正式|转正/, 'formal'],
] as const;

export const CARE = [
  [/独居|空巢|孤寡|高龄/, 'elderly_alone'],
  [/留守儿童|困境儿童|留守/, 'child_left_behind'],
  [/残疾|失能/, 'disability'],
  [/低保|困难|特困|五保|贫困/, 'hardship'],
] as const;

export const EMPLOYMENT = [
  [/兼/, 'part_time'],
  [/专|全职/, 'full_time'],
] as const;

export const UNIT_KIND = [
  [/学校|小学|中学|幼儿园|大学/, 'school'],
  [/事业|医院/, 'institution'],
  [/机关|政府|行政/, 'organ'],
  [/企业|公司|银行|商/, 'enterprise'],
] as const;

export const TIER = [
  [/中心/, 'service_center'],
  [/站|点/, 'service_station'],
] as const;

export const PLAQUE = [
  [/损坏|破损|脱落|丢失/, 'damaged'],
  [/未挂|没挂|未|无|否/, 'none'],
  [/已挂|挂牌|已|是|有|完好|正常|√/, 'mounted'],
] as const;
