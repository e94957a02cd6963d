import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SourceError } from '../../../src/lib/errors.ts';
import { createSources } from '../../../src/lib/sources/index.ts';
import { FORMATS } from '../../../src/lib/sources/formats.ts';
import { recognize } from '../../../src/lib/sources/files/recognize.ts';
import type { AuthorRequest, RawPage, Source } from '../../../src/lib/sources/source.ts';

const [files] = createSources({}) as [Source];
const author: AuthorRequest = { slug: 'jane-doe', names: ['Jane Doe'], identifiers: {}, includedArxiv: [] };
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'peerpage-files-'));
  await mkdir(join(folder, 'jane-doe'));
});
afterEach(() => rm(folder, { recursive: true }));

async function pages(): Promise<RawPage[]> {
  const effects = {
    filesFolder: folder,
    http: { get: () => Promise.reject(new Error('no network')) },
    logger: { info: () => undefined, warn: () => undefined },
  };
  return Array.fromAsync(files.fetchPages(author, effects));
}

describe('files of an author', () => {
  test('are read in the order of their names, notes and hidden files left out', async () => {
    for (const name of ['b.bib', 'a.bib', 'README.md', '.DS_Store'])
      await writeFile(join(folder, 'jane-doe', name), `@misc{${name}, title={T}, author={A}}`);
    expect((await pages()).map(({ place }) => place.split('/').at(-1))).toEqual(['a.bib', 'b.bib']);
  });

  test('may be missing', async () => {
    await rm(join(folder, 'jane-doe'), { recursive: true });
    expect(await pages()).toEqual([]);
  });

  test('in another encoding are refused with the remedy', async () => {
    await writeFile(join(folder, 'jane-doe', 'latin.bib'), Buffer.from('@misc{a, title={Caf\xe9}}', 'latin1'));
    await expect(pages()).rejects.toThrow(SourceError);
    await expect(pages()).rejects.toThrow('not UTF-8');
  });

  test('that are links out of the folder are refused', async () => {
    await symlink('/etc/hostname', join(folder, 'jane-doe', 'x.bib'));
    await expect(pages()).rejects.toThrow('leads out of the folder');
  });

  test('in UTF-16 are refused, with a byte order mark and without', async () => {
    for (const mark of ['\uFEFF', '']) {
      await writeFile(join(folder, 'jane-doe', 'wide.bib'), Buffer.from(`${mark}@misc{a, title={T}}`, 'utf16le'));
      await expect(pages()).rejects.toThrow('not UTF-8');
    }
  });

  test('come without their byte order mark', async () => {
    await writeFile(join(folder, 'jane-doe', 'a.bib'), '\uFEFF@misc{a, title={T}}');
    expect((await pages()).map(({ body }) => body)).toEqual(['@misc{a, title={T}}']);
  });

  test('may have others beside them, which are told of and cost nothing', async () => {
    await writeFile(join(folder, 'jane-doe', 'a.bib'), '@misc{a, title={T}, author={A}}');
    await writeFile(join(folder, 'jane-doe', 'paper.pdf'), Buffer.from([0x25, 0x50, 0x44, 0x46, 0xff, 0x00]));
    await writeFile(join(folder, 'jane-doe', 'works.xls'), 'a\tb');
    const read = (await pages()).map((page) => files.parsePage(page));
    expect(read.flatMap(({ records }) => records)).toHaveLength(1);
    expect(read.flatMap(({ issues }) => issues.map(({ place, severity }) => [place.split('/').at(-1), severity]))).toEqual([
      ['paper.pdf', 'warning'],
      ['works.xls', 'warning'],
    ]);
  });

  test('are read when they are text by name, whatever program wrote them', async () => {
    await writeFile(join(folder, 'jane-doe', 'export.txt'), '@misc{a, title={T}, author={A}}');
    const [page] = await pages();
    expect(files.parsePage(page!).records).toHaveLength(1);
  });

  test('that are links to nothing, or to a folder, are named', async () => {
    await symlink(join(folder, 'gone.bib'), join(folder, 'jane-doe', 'x.bib'));
    await expect(pages()).rejects.toMatchObject({ name: 'SourceError', message: expect.stringContaining('ENOENT') as string });
    await rm(join(folder, 'jane-doe', 'x.bib'));
    await symlink(folder, join(folder, 'jane-doe', 'x.bib'));
    await expect(pages()).rejects.toThrow(SourceError);
  });

  test('longer than 64 MiB are refused before they are read', async () => {
    await writeFile(join(folder, 'jane-doe', 'x.bib'), '');
    await truncate(join(folder, 'jane-doe', 'x.bib'), 64 * 1024 * 1024 + 1);
    await expect(pages()).rejects.toThrow('at most 67108864 are read');
  });

  test.each([
    ['a feed', 'x.xml', '<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom">', 'arxiv-atom'],
    ['BibTeX by its name', 'x.bib', 'no entries here', 'bibtex'],
    ['BibTeX by its content', 'export.dat', '% Zotero\n@article{a,', 'bibtex'],
    ['a feed with a byte order mark', 'x.xml', '\uFEFF<feed xmlns="http://www.w3.org/2005/Atom">', 'arxiv-atom'],
  ])('are recognised: %s', (_, name, body, format) => expect(recognize(name, body, FORMATS)).toMatchObject({ format: { name: format } }));

  test.each([
    ['a web page', 'x.xml', '<!doctype html><html>', 'web page'],
    ['JSON of no known kind', 'x.json', '{"a":1}', 'JSON'],
    ['half a JSON document', 'x.json', '[{', 'not whole'],
    ['nothing', 'x.bib', '  ', 'empty'],
    ['a web page saved as BibTeX', 'x.bib', '<html><body>', 'web page'],
    ['XML of somebody else', 'x.xml', '<?xml version="1.0"?><gpx><trk/></gpx>', '<gpx>'],
    ['EndNote', 'x.enw', '%0 Journal Article', 'EndNote'],
    ['no entry', 'x.bib', 'nothing here', 'no entry'],
  ])('are named when they cannot be read: %s', (_, name, body, reason) => {
    const { records, issues } = files.parsePage({ place: name, body });
    expect(records).toEqual([]);
    expect(issues[0]!.message).toContain(reason);
    expect(issues[0]!.remedy).toMatch(/bibtex/i);
  });
});
