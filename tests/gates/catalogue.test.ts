/**
 * Every text of the catalogue is said somewhere: a key no code names is dead weight that translators keep polishing. Keys are
 * named literally or by a template with one of its parts computed (`card.org_kind.${kind}`). That no key is missing, and
 * that both languages have the same ones, the type checker holds.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { english } from '../../src/i18n/english.ts';

const SOURCE = resolve(import.meta.dirname, '../../src');

const code = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !/^i18n[\\/](zh-CN|en)[\\/]/.test(file))
  .map((file) => readFileSync(join(SOURCE, file), 'utf8'))
  .join('\n');

/** Keys in quotes, and templates of keys with `${…}` for any one or more words. */
function namedIn(text: string): (key: string) => boolean {
  const literal = new Set([...text.matchAll(/'((?:[a-z_]+\.)+[a-z_0-9]+)'/g)].map(([, key]) => key));
  const templates = [...text.matchAll(/`([a-z_]+\.(?:[a-z_0-9.]|\$\{[^}]*\})*)`/g)].map(
    ([, template = '']) => new RegExp(`^${template.replaceAll('.', '\\.').replaceAll(/\$\{[^}]*\}/g, '[a-z_0-9.]+')}$`),
  );
  return (key) => literal.has(key) || templates.some((template) => template.test(key));
}

const unnamed = (keys: readonly string[], text: string): string[] => keys.filter((key) => !namedIn(text)(key));

describe('the catalogue', () => {
  it('has no key that nothing says', () => {
    const named = namedIn(code);
    expect(Object.keys(english).filter((key) => !named(key))).toEqual([]);
  });

  it('would notice one', () => {
    expect(unnamed(['card.said', 'card.kind.a', 'card.forgotten'], "t('card.said'); t(`card.kind.${kind}`)")).toEqual([
      'card.forgotten',
    ]);
  });
});
