/** What volunteer teams can do (A5.1, A5.35). A county may enter other skills in its own words. */
import type { Translate } from '../../../i18n/index.ts';
import { wordFor, type PlainKey } from '../parts/use-words.ts';

const SKILLS: Readonly<Record<string, PlainKey>> = {
  repair: 'order.skill.repair',
  elderly_care: 'order.skill.elderly_care',
  haircut: 'order.skill.haircut',
  health: 'order.skill.health',
  tutoring: 'order.skill.tutoring',
  culture: 'order.skill.culture',
  policy: 'order.skill.policy',
  legal: 'order.skill.legal',
  mediation: 'order.skill.mediation',
  environment: 'order.skill.environment',
  safety: 'order.skill.safety',
  errands: 'order.skill.errands',
};

export const skillWord = (t: Translate, skill: string): string => wordFor(t, SKILLS, skill);
