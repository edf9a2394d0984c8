import '../../../i18n/plan-texts.ts';
import { useText } from '../../use-text.ts';

/** Whole metres, however many: whoever answers for 1,240 metres is not told 1.2 km. */
export function useMetres(): (metres: number) => string {
  const t = useText();
  return (metres) => t('zone.metres', { n: Math.round(metres) });
}
