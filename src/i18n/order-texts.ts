/** Imported for what it does: the texts of 五单: orders, offers, teams are there for whoever imports this. */
import { bringTexts } from './index.ts';
import { order } from './zh-CN/order.ts';

bringTexts(order);
