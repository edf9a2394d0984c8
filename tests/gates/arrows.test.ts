/**
 * The lint rules that hold the architecture are only worth something while they bite. Each planted file breaks one arrow
 * of `src/README.md` in a copy of the folder layout; the real configuration must refuse it, and must accept the harmless ones.
 */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const oxlint = join(root, 'node_modules/.bin/oxlint');

const REFUSED: Record<string, string> = {
  'src/ui/cards/planted.ts': "import '../../map/engine.ts';",
  'src/map/planted.ts': "import '../ui/Shell.tsx';",
  'src/ui/planted.ts': "import 'maplibre-gl';",
  'src/ui/planted-data.ts': "import '../data/client.ts';",
  'src/commands/planted.ts': "import '../ui/Shell.tsx';",
  'src/commands/planted-client.ts': "import '@supabase/supabase-js';",
  'src/offline/planted.ts': "import '../state/store.ts';",
  'src/data/planted.ts': "import 'dexie';",
  'src/state/planted.ts': "import '../commands/select.ts';",
  'src/domain/planted.ts': "import '../state/store.ts';",
  'src/domain/answers/planted.ts': "import '../../data/client.ts';",
  'src/domain/planted-react.ts': "import 'react';",
  'src/app/planted.ts': "import 'maplibre-gl';",
  'geo/town/planted.ts': "import '../../src/domain/ids.ts';",
  'geo/planted-node.ts': "import 'node:fs';",
  'geo/crs/planted-cli.ts': "import '../cli/import.ts';",
};

const ACCEPTED: Record<string, string> = {
  'src/ui/fine.ts': "import '../state/store.ts';\nimport '../../geo/random.ts';",
  'src/map/fine.ts': "import 'maplibre-gl';\nimport './layers/grid.ts';",
  'src/data/fine.ts': "import '@supabase/supabase-js';",
  'src/offline/fine.ts': "import 'dexie';\nimport '../data/pull.ts';",
  'src/app/fine.ts': "import '../map/MapCanvas.tsx';\nimport '../ui/Shell.tsx';",
  'geo/cli/fine.ts': "import 'node:fs';",
};

let folder = '';
let reported = new Set<string>();

const run = (cwd: string): Promise<string> =>
  new Promise((done) => {
    execFile(oxlint, ['-c', '.oxlintrc.json', '--format=json', '.'], { cwd }, (_failed, stdout) => done(stdout));
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianxin-arrows-'));
  await cp(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
  for (const [file, text] of Object.entries({ ...REFUSED, ...ACCEPTED })) {
    await mkdir(join(folder, dirname(file)), { recursive: true });
    await writeFile(join(folder, file), `${text}\n`);
  }
  const report = JSON.parse(await run(folder)) as { diagnostics: { code: string; filename: string }[] };
  reported = new Set(report.diagnostics.filter((d) => d.code.includes('no-restricted-imports')).map((d) => d.filename));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the arrows between folders', () => {
  it.each(Object.keys(REFUSED))('refuses the planted violation in %s', (file) => {
    expect(reported).toContain(file);
  });

  it.each(Object.keys(ACCEPTED))('accepts %s', (file) => {
    expect(reported).not.toContain(file);
  });
});
