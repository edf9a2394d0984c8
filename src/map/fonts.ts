/** Local CJK families instead of a glyph server; GL reads the weight out of the first name. */
const families = [
  'PingFang SC',
  'HarmonyOS Sans SC',
  'Noto Sans CJK SC',
  'Source Han Sans SC',
  'Microsoft YaHei',
  'sans-serif',
];

export const REGULAR = ['Noto Sans SC', ...families];
export const BOLD = ['Noto Sans SC Bold', 'Noto Sans SC', ...families];
