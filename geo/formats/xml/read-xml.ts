/**
 * XML of a small file, as events. A document type is refused outright, so no entity but the five of XML itself can ever
 * expand; depth is bounded. Prefixes are dropped: `kml:Placemark` and `Placemark` are one thing.
 */
import { SaxesParser } from 'saxes';
import { LIMITS } from '../limits.ts';
import { refuse } from '../problem.ts';
import { decodeAs, decodeText } from '../text.ts';

export interface XmlHandler {
  /** `path` holds the names from the root to this element. */
  open(path: readonly string[], attributes: Readonly<Record<string, string>>): void;
  /** Called before the element leaves `path`; `text` is its own, without that of its children. */
  close(path: readonly string[], text: string): void;
}

/** A parser that refuses what is malformed, and every document type. Throws `ImportError`. */
export function strictParser(): SaxesParser {
  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', (error) => {
    throw refuse(
      'xml_malformed',
      { line: parser.line, reason: error.message.replace(/^\d+:\d+: /, '') },
      { cause: error },
    );
  });
  parser.on('doctype', () => {
    throw refuse('xml_doctype', { line: parser.line });
  });
  return parser;
}

/** Throws `ImportError`. The root must be one of `roots`. */
export function readXml(bytes: Uint8Array, roots: readonly string[], handler: XmlHandler): void {
  const parser = strictParser();
  const path: string[] = [];
  const texts: string[] = [];
  parser.on('opentag', ({ name, attributes }) => {
    const plain = localName(name);
    if (path.length === 0 && !roots.includes(plain)) throw refuse('xml_unknown', { found: plain.slice(0, 40) });
    if (path.length >= LIMITS.xmlDepth)
      throw refuse('xml_malformed', { line: parser.line, reason: 'nested too deeply' });
    path.push(plain);
    texts.push('');
    handler.open(path, attributes);
  });
  const add = (text: string): void => {
    if (texts.length > 0) texts.push((texts.pop() ?? '') + text);
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => {
    handler.close(path, texts.pop() ?? '');
    path.pop();
  });
  parser.write(xmlText(bytes)).close();
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** In the encoding its declaration names. */
function xmlText(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const named = /^(?:\u00ef\u00bb\u00bf)?\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)["']/i.exec(head)?.[1];
  return (named === undefined ? null : decodeAs(bytes, named)) ?? decodeText(bytes).text;
}

/** Name of the first element, as far as the first bytes tell. */
export function rootOf(bytes: Uint8Array): string {
  const head = new TextDecoder().decode(bytes.subarray(0, 4000)).replaceAll(/<!--[^]*?-->/g, '');
  return localName(/<([A-Za-z_][\w.:-]*)/.exec(head)?.[1] ?? '');
}
