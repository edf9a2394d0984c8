/** Names of persons: rare double surnames with words of nature, so that nobody real is meant. */
import type { Random } from '../random.ts';

const SURNAMES = [
  '上官', '司徒', '东方', '南宫', '慕容', '令狐', '澹台', '公冶', '宗政', '濮阳', '淳于', '太叔', '申屠', '公孙', '仲孙', '轩辕',
  '钟离', '宇文', '长孙', '鲜于', '闾丘', '司空', '亓官', '司寇', '子车', '颛孙', '端木', '巫马', '公西', '漆雕', '乐正', '壤驷',
  '公良', '拓跋', '夹谷', '宰父', '谷梁', '段干', '百里', '东郭', '南门', '呼延', '羊舌', '微生', '梁丘', '左丘',
];
const FIRST = ['云', '松', '溪', '月', '岚', '霁', '枫', '竹', '荷', '星', '雪', '霜', '露', '泉', '兰', '桐', '杏', '梅', '苇', '舟', '石', '禾', '川', '峰', '林', '青'];
const SECOND = ['舟', '影', '声', '屏', '照', '归', '汀', '堤', '亭', '渡', '烟', '霞', '晴', '帆', '浦', '野', '原', '溪', '岩', '泽', '岭', '朗', '明', '宁', '和', '安'];

export const personName = (random: Random): string => {
  const first = random.pick(FIRST);
  const second = random.pick(SECOND);
  return random.pick(SURNAMES) + first + (second === first ? '禾' : second);
};

/** A number nobody has: the area code 0000 does not exist. */
export const phoneNumber = (random: Random): string => `0000-${random.int(2, 8)}${String(random.int(0, 999_999)).padStart(6, '0')}`;
