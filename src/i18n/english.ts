/** The English catalogue, fetched when somebody reads English. One line per area, as in `catalogue.ts`. */
import { circle as circleEn } from './en/circle.ts';
import { plan as planEn } from './en/plan.ts';
import { boundary as boundaryEn } from './en/boundary.ts';
import { proposal as proposalEn } from './en/proposal.ts';
import { zone as zoneEn } from './en/zone.ts';
import { quality as qualityEn } from './en/quality.ts';
import { importTexts as importEn } from './en/import.ts';
import { exchange as exchangeEn } from './en/exchange.ts';
import { card as cardEn } from './en/card.ts';
import { caseTexts as caseEn } from './en/case.ts';
import { desk as deskEn } from './en/desk.ts';
import { device as deviceEn } from './en/device.ts';
import { failure as failureEn } from './en/failure.ts';
import { map as mapEn } from './en/map.ts';
import { operation as operationEn } from './en/operation.ts';
import { order as orderEn } from './en/order.ts';
import { outbox as outboxEn } from './en/outbox.ts';
import { patrol as patrolEn } from './en/patrol.ts';
import { print as printEn } from './en/print.ts';
import { report as reportEn } from './en/report.ts';
import { shell as shellEn } from './en/shell.ts';
import { visit as visitEn } from './en/visit.ts';
import type { Texts } from './catalogue.ts';

export const english: Texts = {
  ...shellEn,
  ...visitEn,
  ...cardEn,
  ...caseEn,
  ...mapEn,
  ...operationEn,
  ...reportEn,
  ...orderEn,
  ...outboxEn,
  ...patrolEn,
  ...printEn,
  ...failureEn,
  ...deviceEn,
  ...deskEn,
  ...circleEn,
  ...planEn,
  ...boundaryEn,
  ...proposalEn,
  ...zoneEn,
  ...qualityEn,
  ...importEn,
  ...exchangeEn,
};
