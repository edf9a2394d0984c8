/** Imported for what it does: the texts of the planning screen and its tools are there for whoever imports this. */
import { bringTexts } from './index.ts';
import { boundary } from './zh-CN/boundary.ts';
import { exchange } from './zh-CN/exchange.ts';
import { importTexts } from './zh-CN/import.ts';
import { plan } from './zh-CN/plan.ts';
import { proposal } from './zh-CN/proposal.ts';
import { quality } from './zh-CN/quality.ts';
import { zone } from './zh-CN/zone.ts';

bringTexts(plan);
bringTexts(boundary);
bringTexts(proposal);
bringTexts(zone);
bringTexts(quality);
bringTexts(importTexts);
bringTexts(exchange);
