/** Builds the page that drags a place, and serves it with the networks it asks for. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { build } from 'vite';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
};

/** `files`: bytes by their address. */
export async function servePage(
  files: ReadonlyMap<string, Uint8Array>,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const built = await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'error',
    worker: { format: 'es' },
    build: { write: false, target: 'esnext', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  });
  const all = new Map<string, Uint8Array | string>(files);
  for (const { output } of [built].flat().filter((result) => 'output' in result))
    for (const part of output) all.set(`/${part.fileName}`, part.type === 'chunk' ? part.code : part.source);
  const server = createServer(({ url = '/' }, response) => {
    const path = url === '/' ? '/index.html' : url;
    const body = all.get(path);
    response.writeHead(body === undefined ? 404 : 200, {
      'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream',
      // clocks are rounded to a tenth of a millisecond without
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
    });
    response.end(body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
