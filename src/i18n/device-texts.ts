/** Imported for what it does: the texts of this device are there for whoever imports this. */
import { bringTexts } from './index.ts';
import { device } from './zh-CN/device.ts';

bringTexts(device);
