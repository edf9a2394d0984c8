/** Names of streets, compounds and units. All are made up; none is meant to be found on a real map. */
import type { Random } from '../random.ts';
import type { StreetClass } from './planar-map.ts';

const FIRST = [
  '云',
  '松',
  '竹',
  '溪',
  '荷',
  '岚',
  '霁',
  '枫',
  '梧',
  '棠',
  '苇',
  '鹭',
  '莺',
  '露',
  '泉',
  '杏',
  '槐',
  '柳',
  '桐',
  '兰',
  '蒲',
  '萤',
  '砚',
  '琴',
  '笛',
  '帆',
  '汀',
  '榆',
  '桂',
  '菱',
];
const SECOND = [
  '影',
  '声',
  '屏',
  '隐',
  '栖',
  '照',
  '归',
  '汀',
  '畔',
  '堤',
  '亭',
  '渡',
  '坞',
  '岸',
  '烟',
  '霞',
  '晴',
  '舟',
  '浦',
  '台',
];

/** Every pair of the two lists once, shuffled. */
function pairs(random: Random): string[] {
  return random.shuffle(FIRST.flatMap((a) => SECOND.filter((b) => b !== a).map((b) => a + b)));
}

/** A new name per call: 路 and 街 for through streets, 巷 and 里 for the small ones. */
export function streetNamer(random: Random): (streetClass: StreetClass) => string {
  const names = pairs(random);
  return (streetClass) => {
    const name = names.pop();
    if (!name) throw new RangeError('no street name left');
    return name + random.pick(streetClass === 'residential' ? ['街', '街', '巷', '路'] : ['路', '路', '街']);
  };
}

/** A new sign over a door per call: two characters and what it is. */
export function shopNamer(random: Random): (what: string) => string {
  const names = pairs(random);
  return (what) => {
    const name = names.pop();
    if (!name) throw new RangeError('no name left for a shop');
    return name + what;
  };
}

/** A name as long as any the screens must carry. */
export const LONG_COMPOUND_NAME = '云汀县第一轻工机械制造厂职工住宅小区东区二期北院';

const WORKS = [
  '纺织厂',
  '粮油公司',
  '水务公司',
  '印刷厂',
  '农机站',
  '邮电局',
  '商业局',
  '第二建筑公司',
  '园艺场',
  '文教局',
  '造纸厂',
  '乳品厂',
  '林业站',
  '运输公司',
];

export interface CompoundNamer {
  unitCompound(): string;
  commercial(): string;
  old(): string;
  affordable(): string;
}

export function compoundNamer(random: Random): CompoundNamer {
  const names = pairs(random);
  const works = random.shuffle(WORKS.flatMap((w) => [`${w}家属院`, `${w}宿舍`]));
  const next = (): string => {
    const name = names.pop();
    if (!name) throw new RangeError('no compound name left');
    return name;
  };
  return {
    unitCompound: () => works.pop() ?? `${next()}家属院`,
    commercial: () => next() + random.pick(['苑', '园', '庭', '花园', '雅居', '府', '公馆', '家园']),
    old: () => next() + random.pick(['里', '小区', '新村', '坊', '院']),
    affordable: () => next() + random.pick(['安居苑', '惠民家园', '康居小区']),
  };
}
