/** What page and importing worker say to each other: questions with a number, answers with the same, progress in between. */
import type { Problem } from '../../geo/formats/problem.ts';
import type { ImportAnswers, ImportQuestion } from '../domain/ledger/import-questions.ts';

export type ImportRequest =
  | {
      [Q in ImportQuestion]: { readonly id: number; readonly question: Q; readonly ask: ImportAnswers[Q]['ask'] };
    }[ImportQuestion]
  | { readonly id: number; readonly question: 'cancel' };

export type ImportReply =
  | { readonly id: number; readonly kind: 'progress'; readonly share: number }
  | { readonly id: number; readonly kind: 'answer'; readonly answer: unknown }
  /** The file is refused, with reasons. */
  | { readonly id: number; readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly id: number; readonly kind: 'failed'; readonly detail: string };
