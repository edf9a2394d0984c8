/** Findings and remedies as sentences. */
import type { Fix, QualityFinding } from '../../../domain/answers/quality/finding.ts';
import type { Words } from '../../cards/parts/use-words.ts';

type Params = Readonly<Record<string, string | number>>;

/** Numbers as this person reads them; codes and metres are texts already. */
const inWords = ({ locale }: Words, params: Params): Params =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'number' ? value.toLocaleString(locale) : value,
    ]),
  );

/** Each kind's sentence asks for what its check has put into `params`; a test says every one of them. */
export function findingText(words: Words, { kind, params, measure }: QualityFinding): string {
  const all = { ...inWords(words, params), ...(measure ? { measure: words.t(`quality.measure.${measure}`) } : {}) };
  return words.t(`quality.say.${kind}`, all as never);
}

export function fixText(words: Words, { kind, params }: Fix): string {
  const key = kind === 'join_sliver' && params['merged'] === 1 ? 'join_sliver_merged' : kind;
  return words.t(`quality.fix.${key}`, inWords(words, params));
}
