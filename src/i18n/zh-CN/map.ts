/** What the map itself writes: labels on places, the scale bar, the buttons of its corner. */
export const map = {
  'map.households': '{n} 户',
  'map.circle.minutes': '{n} 分钟',
  'map.circle.minutes_estimate': '{n} 分钟 · 直线估算',
  'map.scale.metres': '米',
  'map.scale.kilometres': '公里',
  'map.attribution.toggle': '地图来源',
} as const;
