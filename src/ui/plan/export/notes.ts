/** What goes with every file wherever it is copied: from where, as of when, by whom, who may see it, which coordinates. */
import { profileOf } from '../../../domain/profile-of.ts';
import type { Day } from '../../../domain/rules/shanghai-time.ts';
import type { World } from '../../../domain/world.ts';
import { formatMinute } from '../../../i18n/index.ts';
import '../../../i18n/plan-texts.ts';
import type { Words } from '../../cards/parts/use-words.ts';

interface NotesOf {
  readonly title: string;
  readonly world: World;
  /** The server's time of the last complete pull. */
  readonly dataAsOf: string | null;
  readonly now: number;
  readonly hasPlaces: boolean;
  /** The past day whose boundaries are shown; null: today. */
  readonly day?: Day | null;
}

export function exportNotes({ t }: Words, { title, world, dataAsOf, now, hasPlaces, day = null }: NotesOf): string[] {
  const name = profileOf(world)?.display_name ?? '';
  return [
    title,
    t('export.note.internal'),
    ...(day === null ? [] : [t('export.note.day', { day })]),
    dataAsOf === null ? t('export.note.source') : t('export.note.source_as_of', { time: formatMinute(dataAsOf) }),
    t('export.note.made', { name, time: formatMinute(now) }),
    ...(hasPlaces ? [t('export.note.crs')] : []),
  ];
}
