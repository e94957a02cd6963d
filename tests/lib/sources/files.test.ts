import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SourceError } from '../../../src/lib/errors.ts';
import { files } from '../../../src/lib/sources/files/index.ts';
import { recognize } from '../../../src/lib/sources/files/recognize.ts';
import { createSources } from '../../../src/lib/sources/index.ts';
import type { AuthorRequest, RawPage } from '../../../src/lib/sources/source.ts';

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

  test.each([
    ['a feed', 'x.xml', '<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom">', 'arxiv-atom'],
    ['BibTeX by its name', 'x.bib', 'no entries here', 'bibtex'],
    ['BibTeX by its content', 'export.dat', '% Zotero\n@article{a,', 'bibtex'],
    ['a feed with a byte order mark', 'x.xml', '\uFEFF<feed xmlns="http://www.w3.org/2005/Atom">', 'arxiv-atom'],
  ])('are recognised: %s', (_, name, body, format) => expect(recognize(name, body)).toEqual({ format }));

  test.each([
    ['a web page', 'x.xml', '<!doctype html><html>', 'web page'],
    ['RIS', 'x.ris', 'TY  - JOUR\n', 'RIS'],
    ['JSON', 'x.json', '[{}]', 'JSON'],
    ['nothing', 'x.bib', '  ', 'empty'],
  ])('are named when they cannot be read: %s', (_, name, body, reason) => {
    const { records, issues } = files.parsePage({ place: name, body });
    expect(records).toEqual([]);
    expect(issues[0]!.message).toContain(reason);
    expect(issues[0]!.remedy).toContain('bibtex');
  });
});

describe('every source', () => {
  const sources = createSources({ arxiv: { enabled: true } });
  test('has a name of its own', () => expect(new Set(sources.map(({ name }) => name)).size).toBe(sources.length));
  test.each(sources.map((source) => [source.name, source] as const))(
    '%s reads an empty document as no records or as a fault, and never throws anything else',
    (_, source) => {
      for (const body of ['', ' ', '{}', '<a/>', 'text']) {
        try {
          expect(source.parsePage({ place: 'page', body }).records).toEqual([]);
        } catch (error) {
          expect(error).toBeInstanceOf(SourceError);
        }
      }
    },
  );
});
