/** `npm run import -- <what> FILE…`: brings real files into the database. `npm run import -- --help` tells the rest. */
import { defaultDataDir } from '../../supabase/local/paths.ts';
import { runImport } from './run.ts';

const databaseUrl = process.env['DATABASE_URL'];
process.exit(
  await runImport(process.argv.slice(2), {
    env: process.env,
    dataDir: defaultDataDir(),
    databaseUrl: databaseUrl === '' ? undefined : databaseUrl,
    outputs: {
      out: (text) => void process.stdout.write(text),
      err: (text) => void process.stderr.write(text),
      terminal: process.stderr.isTTY,
    },
  }),
);
