/**
 * The catalogue, and what the type checker knows of it. Chinese is the original: its keys and `{placeholders}` are the
 * contract, English (`english.ts`) `satisfies` the same keys, so that a missing translation fails the type check and not a
 * person. Every key carries the name of its area (`shell.`, `card.`, `map.`, `failure.`), one file per area and language.
 */
import type { OperationName } from '../domain/operations/index.ts';
import type { circle as circleZh } from './zh-CN/circle.ts';
import type { desk as deskZh } from './zh-CN/desk.ts';
import type { plan as planZh } from './zh-CN/plan.ts';
import type { boundary as boundaryZh } from './zh-CN/boundary.ts';
import type { proposal as proposalZh } from './zh-CN/proposal.ts';
import type { zone as zoneZh } from './zh-CN/zone.ts';
import type { quality as qualityZh } from './zh-CN/quality.ts';
import type { importTexts as importZh } from './zh-CN/import.ts';
import type { exchange as exchangeZh } from './zh-CN/exchange.ts';
import type { print as printZh } from './zh-CN/print.ts';
import { card as cardZh } from './zh-CN/card.ts';
import { caseTexts as caseZh } from './zh-CN/case.ts';
import type { device as deviceZh } from './zh-CN/device.ts';
import { failure as failureZh } from './zh-CN/failure.ts';
import { map as mapZh } from './zh-CN/map.ts';
import { operation as operationZh } from './zh-CN/operation.ts';
import type { order as orderZh } from './zh-CN/order.ts';
import { outbox as outboxZh } from './zh-CN/outbox.ts';
import type { patrol as patrolZh } from './zh-CN/patrol.ts';
import { report as reportZh } from './zh-CN/report.ts';
import { shell as shellZh } from './zh-CN/shell.ts';
import { visit as visitZh } from './zh-CN/visit.ts';

const zh = {
  ...shellZh,
  ...cardZh,
  ...caseZh,
  ...mapZh,
  ...operationZh,
  ...reportZh,
  ...outboxZh,
  ...visitZh,
  ...failureZh,
} satisfies Readonly<Record<`operation.${OperationName}`, string>>; // whatever a person can do has a verb

/** Texts of screens that most people never open are here as types only: they come with their screen (`circle-texts.ts`, `plan-texts.ts` …). */
type Original = typeof zh &
  typeof circleZh &
  typeof deskZh &
  typeof printZh &
  typeof orderZh &
  typeof patrolZh &
  typeof deviceZh &
  typeof planZh &
  typeof boundaryZh &
  typeof proposalZh &
  typeof zoneZh &
  typeof qualityZh &
  typeof importZh &
  typeof exchangeZh;
export type TextKey = keyof Original;

type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

/** The parameters a key's text asks for; none for a text without placeholders. */
export type TextParams<Key extends TextKey> = [Placeholders<Original[Key]>] extends [never]
  ? []
  : [params: Readonly<Record<Placeholders<Original[Key]>, string | number>>];

/** A text for every key. */
export type Texts = Readonly<Record<TextKey, string>>;

/** Of what comes with its screen nothing is here until `bringTexts` has been given it. */
export const original: Texts = { ...zh } as Texts;
