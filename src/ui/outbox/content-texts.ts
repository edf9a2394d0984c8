/** What somebody has entered, in words: what would be lost if the operation were. */
import type { Operation } from '../../domain/operation.ts';
import type { World } from '../../domain/world.ts';
import { factTexts } from '../cards/case/fact-texts.ts';
import type { Words } from '../cards/parts/use-words.ts';

/** Arguments that hold a person's own sentences, whatever the operation. */
const SENTENCES = ['description', 'reason', 'note', 'findings', 'comment', 'resident_name', 'resident_phone'] as const;

export function contentTexts(words: Words, world: World, { args }: Operation): string[] {
  const given = args as unknown as Readonly<Record<string, unknown>>;
  const facts = Object.fromEntries(
    Object.entries(given).filter(
      (entry): entry is [string, string | number] => typeof entry[1] === 'string' || typeof entry[1] === 'number',
    ),
  );
  return [
    ...factTexts(words, world, facts),
    ...SENTENCES.flatMap((field) => {
      const text = given[field];
      return typeof text === 'string' && text.trim() !== '' ? [text] : [];
    }),
  ];
}
