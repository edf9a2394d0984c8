/** Imported for what it does: the texts of the service circle are there for whoever imports this. */
import { bringTexts } from './index.ts';
import { circle } from './zh-CN/circle.ts';

bringTexts(circle);
