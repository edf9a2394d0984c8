/** Joins the importing worker and the server's part of an import; fetched with the wizard. */
import type { ImportPort } from '../commands/import/import-port.ts';
import type { Connection } from '../data/client.ts';
import { importsOn } from '../data/imports.ts';
import { ImportClient } from '../workers/import-client.ts';

export function importPort(connection: Connection): ImportPort {
  const client = new ImportClient();
  return {
    ...importsOn(connection),
    ask: (question, ask, options) => client.ask(question, ask, options),
    end: () => client.end(),
  };
}
