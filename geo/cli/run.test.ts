/** What is refused before any database is opened: the one given here must not be. */
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zipOf } from '../formats/test-files.ts';
import { runImport } from './run.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianxin-import-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(...argv: string[]): Promise<{ code: number; said: string }> {
  const said: string[] = [];
  const say = (text: string): void => void said.push(text);
  const open = (): never => expect.fail('the database was opened');
  const code = await runImport(argv, { env: { LANG: 'en' }, open, outputs: { out: say, err: say, terminal: false } });
  return { code, said: said.join('') };
}

const write = async (name: string, content: string | Uint8Array): Promise<string> => {
  await writeFile(join(folder, name), content);
  return join(folder, name);
};

/** A file of a size without its bytes. */
async function sparse(name: string, bytes: number, head: string): Promise<string> {
  const path = await write(name, head);
  const handle = await open(path, 'r+');
  await handle.truncate(bytes);
  await handle.close();
  return path;
}

const grids = ['--level', 'grid', '--parent', '990101001001'];

describe('the command', () => {
  it.each<[what: string, argv: string[], text: string]>([
    ['an unknown kind', ['photos', 'a'], '“photos” cannot be imported'],
    ['no file', ['osm'], 'no file given'],
    ['two files', ['osm', 'a', 'b'], 'one file at a time'],
    ['an option of the other kind', ['osm', 'a', '--level', 'grid'], '--level does not belong'],
    ['an unknown option', ['osm', 'a', '--force'], '--force'],
    ['no level', ['boundaries', 'a', '--parent', '1'], '--level must be'],
    ['no parent', ['boundaries', 'a', '--level', 'grid'], '--parent CODE is missing'],
    ['an unknown system', ['boundaries', 'a', '--crs', 'mars', ...grids], 'coordinate system “mars”'],
    [
      'codes for compounds',
      ['boundaries', 'a', '--level', 'compound', '--parent', '1', '--code-field', 'c'],
      'compounds have no code',
    ],
    ['a name and a parent', ['osm', 'a', '--parent', '1', '--name', 'b'], 'give one of them'],
    ['an empty name', ['osm', 'a', '--name', ' '], 'empty or too long'],
  ])('is refused with %s', async (_, argv, text) => {
    const { code, said } = await run(...argv);
    expect(code).toBe(1);
    expect(said).toContain(text);
    expect(said).toContain('Nothing was written.');
  });

  it('explains itself', async () => {
    expect(await run('--help')).toMatchObject({
      code: 0,
      said: expect.stringContaining('npm run import -- boundaries FILE') as string,
    });
    expect((await run()).code).toBe(1);
  });
});

describe('a file is refused', () => {
  it('that is not there', async () => {
    expect((await run('osm', join(folder, 'no.osm'))).said).toContain('no.osm: there is no such file [file_missing]');
  });

  it('that is a folder', async () => {
    expect((await run('osm', folder)).said).toContain('[file_unreadable]');
  });

  it('of 200 MB, by its size alone', async () => {
    const geojson = await sparse('big.geojson', 200e6, '{');
    expect((await run('boundaries', geojson, ...grids)).said).toContain(
      'big.geojson: the file has 200 MB, the limit is 50 MB',
    );
    const pbf = await sparse('big.osm.pbf', 200e6, '\0\0\0\x0d\x0a\x09OSMHeader');
    expect((await run('osm', pbf)).said).toContain('the file has 200 MB, the limit is 40 MB');
  });

  it('with a feature that is wrong, by number and name', async () => {
    const open = await write(
      'open.geojson',
      JSON.stringify({
        type: 'FeatureCollection',
        features: [
          {
            type: 'Feature',
            properties: { name: '松园' },
            geometry: {
              type: 'Polygon',
              coordinates: [
                [
                  [101.2, 41.3],
                  [101.21, 41.3],
                  [101.21, 41.31],
                  [101.2, 41.31],
                ],
              ],
            },
          },
        ],
      }),
    );
    expect((await run('boundaries', open, ...grids)).said).toContain('feature 1 “松园”: a ring is not closed');
  });

  it('with nothing in it', async () => {
    expect((await run('osm', await write('empty.osm', ''))).said).toContain('[file_empty]');
    expect(
      (await run('osm', await write('hollow.osm', '<osm version="0.6"><node id="1" lon="101" lat="41"/></osm>'))).said,
    ).toContain('[osm_nothing]');
    expect((await run('boundaries', await write('empty.geojson', ''), ...grids)).said).toContain('[file_empty]');
  });

  it('as a whole when it is hostile, or holds no areas', async () => {
    const refused = async (name: string, content: string | Uint8Array): Promise<string> =>
      (await run('boundaries', await write(name, content), ...grids)).said;
    expect(await refused('bomb.zip', zipOf({ 'a.shp': new Uint8Array(20e6) }))).toContain('[zip_bomb]');
    expect(await refused('out.kmz', zipOf({ '../doc.kml': '<kml/>' }))).toContain('[zip_path]');
    expect(await refused('entity.kml', '<!DOCTYPE kml [<!ENTITY a "b">]><kml>&a;</kml>')).toContain('[xml_doctype]');
    expect(await refused('grids.csv', '名称,经度\n松园,101.2')).toContain('[table_no_areas]');
    const line =
      '<kml><Placemark><name>路</name><LineString><coordinates>101.2,41.3 101.3,41.3</coordinates></LineString></Placemark></kml>';
    expect(await refused('line.kml', line)).toContain('feature 1 “路”: is a LineString');
  });
});
