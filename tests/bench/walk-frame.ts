/**
 * What a finger waits for that drags a station: snap, search, 30,000 homes and three rings of 20 m in the walking worker, there and
 * back through its messages, in Chromium. On the middle of the Porto extract (about 15,000 edges) and on a made-up town of 200,000;
 * with eight other stations that stand; and with a map that draws the rings anew, until it rests.
 */
import { chromium, type Browser } from 'playwright';
import { toLonLat } from '../../geo/walk/plane.ts';
import type { LonLat, WalkGraph } from '../../geo/walk/graph.ts';
import { writeWalkFile } from '../../geo/walk/write-file.ts';
import { HEADLESS_FLAGS, requireChromium } from '../chromium.ts';
import { VIEWPORT } from './support/browser.ts';
import { report, round, spread } from './support/report.ts';
import { extractBytes, walkOf } from './support/walk-extract.ts';
import { gridOf, homesBeside, middleOf } from './support/walk-frame/networks.ts';
import type { Drag } from './support/walk-frame/page.ts';
import { servePage } from './support/walk-frame/site.ts';

const HOMES = 30_000;
const FRAMES = 300;
/** Frames before that, which warm the machine up. */
const WARM = 100;
/** Homes lie in the square so many metres around the centre, and the finger stays within a third of that. */
const HALF = 3000;

/** Over and over the same streets, and never where it was, as a finger does. */
function pathOn({ header }: WalkGraph, frames: number): LonLat[] {
  const far = (HALF / 3) * 10;
  return Array.from({ length: frames }, (_, i) => toLonLat(header, far * Math.sin(i / 23), far * Math.sin(i / 37 + 1)));
}

const standingOn = ({ header }: WalkGraph): LonLat[] =>
  Array.from({ length: 8 }, (_, i) =>
    toLonLat(header, 6 * HALF * Math.cos((i * Math.PI) / 4), 6 * HALF * Math.sin((i * Math.PI) / 4)),
  );

async function measure(browser: Browser, url: string, drag: Drag, frames: number) {
  const page = await browser.newPage(VIEWPORT);
  try {
    await page.goto(url);
    await page.waitForFunction(() => 'measureDrag' in window);
    const all = await page.evaluate((about) => window.measureDrag(about), drag);
    const counted = all.slice(-frames);
    return { ...spread(counted.map(({ ms }) => ms)), reached: spread(counted.map(({ reached }) => reached)).median };
  } finally {
    await page.close();
  }
}

const bytes = extractBytes();
const graphs = new Map<string, WalkGraph>([['200k', gridOf(200_000)]]);
if (bytes) graphs.set('15k', middleOf(await walkOf(bytes), 15_000));
const files = new Map<string, Uint8Array>();
for (const [name, graph] of graphs) {
  files.set(`/${name}`, writeWalkFile(graph));
  files.set(`/${name}.homes`, new Uint8Array(homesBeside(graph, HALF, HOMES).buffer));
}
const site = await servePage(files);
const browser = await chromium.launch({
  executablePath: requireChromium((text) => process.stderr.write(`${text}\n`)),
  args: [...HEADLESS_FLAGS],
});
try {
  const figures: Record<string, number | null> = { p95_15k_ms: null, p95_200k_ms: null, map_p95_ms: null };
  for (const [name, graph] of graphs) {
    const drag = { network: `/${name}`, path: pathOn(graph, WARM + FRAMES), standing: [], isDrawn: false };
    const alone = await measure(browser, site.url, drag, FRAMES);
    const among = await measure(browser, site.url, { ...drag, standing: standingOn(graph) }, FRAMES);
    figures[`p95_${name}_ms`] = round(alone.p95);
    figures[`median_${name}_ms`] = round(alone.median);
    figures[`min_${name}_ms`] = round(alone.min);
    figures[`p95_${name}_nine_stations_ms`] = round(among.p95);
    figures[`edges_${name}`] = graph.from.length;
    figures[`homes_reached_${name}`] = alone.reached;
  }
  const [name, graph] = [...graphs].at(-1) ?? [];
  if (name !== undefined && graph) {
    const drag = { network: `/${name}`, path: pathOn(graph, FRAMES), standing: [], isDrawn: true };
    const drawn = await measure(browser, site.url, drag, FRAMES - WARM);
    figures['map_p95_ms'] = round(drawn.p95);
    figures['map_median_ms'] = round(drawn.median);
    figures['map_min_ms'] = round(drawn.min);
  }
  report({
    bench: 'walk-frame',
    ...figures,
    homes: HOMES,
    frames: FRAMES,
    webgl: 'software',
    limits: { p95_15k_ms: 8, p95_200k_ms: 8 },
  });
} finally {
  await browser.close();
  await site.close();
}
