import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConfigError, SourceError } from '../../../src/lib/errors.ts';
import {
  disk,
  formatReport,
  harvest,
  LockedError,
  takeLock,
  type FileSystem,
  type HarvestOptions,
  type HarvestReport,
} from '../../../src/lib/harvest/index.ts';
import { formatMarkdown } from '../../../src/lib/harvest/format-report.ts';
import { createSources } from '../../../src/lib/sources/index.ts';
import type { Source } from '../../../src/lib/sources/source.ts';
import { removeAuthor } from '../../../src/lib/removal/index.ts';
import { checkStore, readAuthors, readRemovals, readStore } from '../../../src/lib/store/index.ts';

const ATOM = (ids: string[]) =>
  `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"><id>http://arxiv.org/a/doe_j_1</id>${ids
    .map(
      (id) =>
        `<entry><id>http://arxiv.org/abs/${id}v1</id><title>A study of subject number ${id}</title><updated>2020-06-01T00:00:00Z</updated><published>2020-06-01T00:00:00Z</published><summary>On ${id}.</summary><author><name>Jane Doe</name></author><author><name>John Public</name></author><category term="cs.LG"/><arxiv:primary_category term="cs.LG"/></entry>`,
    )
    .join('')}</feed>`;
const IDS = ['2006.00001', '2006.00002', '2006.00003', '2006.00004', '2006.00005', '2006.00006'];

const [files] = createSources({}) as [Source];

let root = '';
let content = '';
let state = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'peerpage-harvest-'));
  content = join(root, 'content');
  state = join(root, 'state');
  await put('authors/jane-doe.mdx', '---\nname: Jane Doe\nidentifiers: { arxiv: doe_j_1 }\n---\n');
  await put('sources/jane-doe/arxiv.xml', ATOM(IDS));
  await put(
    'sources/jane-doe/published.bib',
    '@article{doe2021, title={A Study of Subject Number One}, author={Doe, Jane and Public, John}, journal={A Journal}, year=2021, eprint={2006.00001}, archiveprefix={arXiv}, doi={10.1000/one}}\n',
  );
});
afterEach(() => rm(root, { recursive: true }));

async function put(path: string, text: string): Promise<void> {
  await mkdir(join(content, path, '..'), { recursive: true });
  await writeFile(join(content, path), text);
}
function run(
  options: Partial<HarvestOptions> = {},
  effects: { fs?: FileSystem; day?: string; sources?: Source[] } = {},
): Promise<HarvestReport> {
  return harvest(
    { content, state, ...options },
    {
      sources: effects.sources ?? [files],
      http: { get: () => Promise.reject(new Error('no network here')) },
      fs: effects.fs ?? disk,
      logger: { info: () => undefined, warn: () => undefined },
      day: effects.day ?? '2026-11-23',
    },
  );
}
/** A source over the network that knows these works of everybody. */
function networkSource(ids: () => string[]): Source {
  return {
    name: 'openalex',
    canAsk: () => true,
    async *fetchPages() {
      yield { place: 'page', body: JSON.stringify(ids()) };
    },
    parsePage: ({ body }) => ({
      issues: [],
      records: (JSON.parse(body) as string[]).map((id) => ({
        source: 'openalex',
        id: `W${id}`,
        place: id,
        markup: 'plain',
        title: `A study of subject number ${id}`,
        authors: [{ name: { literal: 'Jane Doe' } }],
        dates: {},
        identifiers: [{ scheme: 'arxiv', value: id }],
      })),
    }),
  };
}
/** Every stored file and its text. */
async function snapshot(): Promise<Record<string, string>> {
  const entries = await readdir(content, { recursive: true, withFileTypes: true });
  const found = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/\/(?:authors|sources|corrections|claims)\//.test(path));
  return Object.fromEntries(
    await Promise.all(found.sort().map(async (path) => [path.slice(content.length + 1), await readFile(path, 'utf8')])),
  );
}
const works = () =>
  readStore(content)
    .allWorks()
    .map(({ id }) => id)
    .sort();

describe('a harvest', () => {
  test('makes one work of a preprint and its published version, and counts that add up', async () => {
    const report = await run();
    expect(works()).toEqual([
      'arxiv-2006-00002',
      'arxiv-2006-00003',
      'arxiv-2006-00004',
      'arxiv-2006-00005',
      'arxiv-2006-00006',
      'doe2021',
    ]);
    expect(report.totals).toEqual({ authors: 1, works: 6, records: 7, merged: 1, notShown: 0 });
    for (const { fetched, kept, skipped } of report.answers) expect(fetched).toBe(kept + skipped);
    expect(report.added).toHaveLength(6);
    expect(report.exitCode).toBe(0);
    expect(checkStore(readStore(content), (await readAuthors(content)).authors)).toEqual([]);
  });

  test('finds the person identifier that a feed names', async () => {
    await run();
    const person = readStore(content).person('jane-doe')!;
    expect(person.resolved).toEqual([{ scheme: 'arxiv', value: 'doe_j_1', source: 'arxiv', date: '2026-11-23' }]);
    expect(person.trust.level).toBe('L1');
  });

  test('of the same input changes no byte, on another day either', async () => {
    await run();
    const before = await snapshot();
    const report = await run({}, { day: '2027-01-01' });
    expect(await snapshot()).toEqual(before);
    expect(report.files).toMatchObject({ written: 0, removed: 0 });
    await rm(state, { recursive: true });
    await run({}, { day: '2027-01-01' });
    expect(await snapshot()).toEqual(before);
  });

  test('gives the same bytes in an empty folder', async () => {
    await run();
    const before = await snapshot();
    for (const folder of ['works', 'people', 'topics', 'ledger.json']) await rm(join(content, folder), { recursive: true });
    await run();
    expect(await snapshot()).toEqual(before);
  });

  test('of the same input gives the same bytes from another folder', async () => {
    await run();
    const before = await snapshot();
    await cp(content, join(root, 'elsewhere', 'content'), { recursive: true });
    await run({ content: join(root, 'elsewhere', 'content'), state: join(root, 'elsewhere', 'state') }, { day: '2027-01-01' });
    const people = 'people/jane-doe.json';
    expect(await readFile(join(root, 'elsewhere', 'content', people), 'utf8')).toBe(before[people]);
  });

  test('that asks the network about one author only is no failure for the others', async () => {
    const network: Source = { ...files, name: 'arxiv', fetchPages: async function* () {} };
    await put('authors/john-public.mdx', '---\nname: John Public\ninclude: [arxiv:2006.00002]\n---\n');
    await run({}, { sources: [files, network] });
    const before = await snapshot();
    const known = await run({ authors: ['john-public'] }, { sources: [files, network] });
    expect([known.exitCode, known.held]).toEqual([0, []]);
    await rm(state, { recursive: true });
    const unknown = await run({ authors: ['john-public'] }, { sources: [files, network] });
    expect([unknown.exitCode, unknown.held]).toEqual([0, []]);
    expect(await snapshot()).toEqual(before);
  });

  test('that is only tried writes nothing', async () => {
    const report = await run({ dryRun: true });
    expect(report.files.written).toBeGreaterThan(0);
    expect(await snapshot()).toEqual({});
  });
});

describe('a broken input', () => {
  test('that is a cut feed loses nothing and says which file, why and what to do', async () => {
    await run();
    const before = await snapshot();
    await put('sources/jane-doe/arxiv.xml', ATOM(IDS).slice(0, 900));
    for (const fresh of [false, true]) {
      if (fresh) await rm(state, { recursive: true });
      const report = await run();
      expect(await snapshot()).toEqual(before);
      expect(report.exitCode).not.toBe(0);
      const issue = report.issues.find(({ severity }) => severity === 'error')!;
      expect(issue.place).toContain('arxiv.xml');
      expect(issue.message).toMatch(/not whole: .*line/);
      expect(issue.remedy).not.toBe('');
    }
  });

  test('of one author loses nothing of the others who wrote with her', async () => {
    await put('authors/john-public.mdx', '---\nname: John Public\ninclude: [arxiv:2006.00001, arxiv:2006.00002]\n---\n');
    await put('authors/third.mdx', '---\nname: Third Person\n---\n');
    await put(
      'sources/third/works.bib',
      '@misc{third2020, title={Double descent of things}, author={Third Person}, year=2020}\n@misc{third2021, title={Things with double descent}, author={Third Person}, year=2021}\n',
    );
    await run();
    const before = await snapshot();
    await put('sources/jane-doe/arxiv.xml', ATOM(IDS).slice(0, 900));
    await rm(state, { recursive: true });
    await run();
    expect(await snapshot()).toEqual(before);
  });

  test('on the first harvest of all is reported, and other authors are harvested', async () => {
    await put('authors/john-public.mdx', '---\nname: John Public\n---\n');
    await put('sources/john-public/works.bib', '@misc{public2020, title={A work of his own}, author={John Public}, year=2020}');
    await put('sources/jane-doe/arxiv.xml', ATOM(IDS).slice(0, 900));
    const report = await run();
    expect(works()).toContain('public2020');
    expect(report.exitCode).toBe(3);
  });

  test('in a file that the harvest wrote is set aside, and the file made anew', async () => {
    await run();
    const before = await snapshot();
    await put('works/2021/doe2021.json', '{"id": "doe2021", "tit');
    const report = await run();
    expect(report.issues[0]!.message).toMatch(/doe2021\.json: It is not JSON: .* set aside as .*corrupt/);
    expect(await readFile(join(state, 'corrupt/works/2021/doe2021.json'), 'utf8')).toBe('{"id": "doe2021", "tit');
    expect(await snapshot()).toEqual(before);
  });

  test('in a line of works is set aside alone, and the work made anew', async () => {
    await put('works/all.ndjson', '');
    await run();
    const before = await snapshot();
    const lines = before['works/2020.ndjson']!.split('\n');
    await put('works/2020.ndjson', [lines[0], '{"id": "arxiv-2006-0000', ...lines.slice(2)].join('\n'));
    const report = await run();
    expect(report.issues[0]).toMatchObject({
      place: 'works/2020.ndjson:2',
      message: expect.stringMatching(/2020\.ndjson:2: It is not JSON: .* set aside as .*corrupt/),
    });
    expect(await readFile(join(state, 'corrupt/works/2020.ndjson'), 'utf8')).toBe('{"id": "arxiv-2006-0000\n');
    expect(await snapshot()).toEqual(before);
  });

  test.each([
    ['a broken ledger', 'ledger.json', '{', /ledger\.json: It is not JSON/],
    [
      'a file of a newer Peerpage',
      'works/2021/doe2021.json',
      '{"schemaVersion": 2}',
      /newer Peerpage \(schema version 2\)\. Install that version\.$/,
    ],
  ])('that is %s stops the run, and nothing is touched', async (_, path, text, message) => {
    await run();
    await put(path, text);
    const before = await snapshot();
    await expect(run()).rejects.toThrow(message);
    expect(await snapshot()).toEqual(before);
  });

  test('that is one bad BibTeX entry costs that entry only', async () => {
    await put(
      'sources/jane-doe/more.bib',
      '@misc{good2020, title={A good entry}, author={Jane Doe}, year=2020}\n@misc{open, title={An open brace, author={Jane Doe}\n@misc{also2020, title={Another good entry}, author={Jane Doe}, year=2020}\n',
    );
    const report = await run();
    expect(works()).toEqual(expect.arrayContaining(['good2020', 'also2020']));
    expect(report.issues.find(({ record }) => record === 'open')).toMatchObject({
      place: expect.stringContaining('more.bib:2'),
      remedy: expect.stringContaining('brace'),
    });
  });

  test.each<[string, string, string, RegExp]>([
    [
      'an unknown key in an author file',
      'authors/jane-doe.mdx',
      '---\nname: Jane Doe\norchid: x\n---\n',
      /authors\/jane-doe\.mdx: .*“orchid”/,
    ],
    ['a second file for an address', 'authors/jane-doe.md', '---\nname: Another Jane\n---\n', /jane-doe/],
    [
      'a correction of no known kind',
      'corrections/a.yaml',
      '- do: destroy\n  work: doe2021\n  reason: none at all\n',
      /corrections\/a\.yaml/,
    ],
  ])('that is %s stops before anything is touched', async (_, path, text, message) => {
    await run();
    const before = await snapshot();
    await put(path, text);
    await expect(run()).rejects.toThrow(message);
    await expect(run()).rejects.toThrow(ConfigError);
    expect(await snapshot()).toEqual(before);
  });

  test('that names an author or source that is not there says which there are', async () => {
    await expect(run({ accept: ['nobody'] })).rejects.toThrow(/nobody: .*jane-doe/);
    await expect(run({ sources: ['crossref'] })).rejects.toThrow(/crossref: .*files/);
  });
});

describe('an author', () => {
  test('whose works fall much is held until somebody accepts it', async () => {
    await run();
    const before = await snapshot();
    await put('sources/jane-doe/arxiv.xml', ATOM(IDS.slice(0, 1)));
    const report = await run();
    expect(report.held[0]).toMatchObject({ author: 'jane-doe', reason: '6 works fell to 1.' });
    expect(report.exitCode).toBe(3);
    expect(await snapshot()).toEqual(before);
    await run({ accept: ['jane-doe'] });
    expect(works()).toEqual(['doe2021']);
  });

  test('of whom a source suddenly knows little keeps what it said before, until somebody accepts it', async () => {
    let ids = IDS;
    const source = networkSource(() => ids);
    await run({}, { sources: [files, source] });
    const before = await snapshot();
    ids = IDS.slice(0, 2);
    const doubted = await run({}, { sources: [files, source] });
    expect(doubted.answers.find((answer) => answer.source === 'openalex')).toMatchObject({
      state: 'stale',
      since: '2026-11-23',
      reason: expect.stringContaining('6 records fell to 2.'),
    });
    expect(doubted.exitCode).toBe(3);
    expect(await snapshot()).toEqual(before);
    ids = [];
    const alone = await run({}, { sources: [source] });
    expect([alone.answers[0]!.state, alone.exitCode]).toEqual(['stale', 3]);
    ids = IDS.slice(0, 2);
    const accepted = await run({ accept: ['jane-doe'] }, { sources: [files, source] });
    expect(accepted.answers.find((answer) => answer.source === 'openalex')!.state).toBe('fresh');
  });

  test('whose source is down is a warning for a fortnight, and a failure after that', async () => {
    let down = false;
    const source = networkSource(() => {
      if (down) throw new SourceError('openalex', 'https://api.example.org', 'Status 500.', 'Try later.');
      return IDS;
    });
    await run({}, { sources: [files, source], day: '2026-11-01' });
    down = true;
    expect((await run({}, { sources: [files, source], day: '2026-11-10' })).exitCode).toBe(0);
    expect((await run({ strict: true }, { sources: [files, source], day: '2026-11-10' })).exitCode).toBe(3);
    const late = await run({}, { sources: [files, source], day: '2026-11-20' });
    expect(late.exitCode).toBe(3);
    expect(formatReport(late)).toContain('STALE, records of 2026-11-01 stay');
    expect(works()).toHaveLength(6);
  });

  test('who is held keeps her works while others change', async () => {
    await put('authors/john-public.mdx', '---\nname: John Public\ninclude: [arxiv:2006.00001]\n---\n');
    await run();
    await put('sources/jane-doe/arxiv.xml', ATOM(IDS).slice(0, 900));
    await rm(state, { recursive: true });
    await put('sources/john-public/works.bib', '@misc{public2020, title={A work of his own}, author={John Public}, year=2020}');
    await run();
    expect(works()).toEqual(expect.arrayContaining(['public2020', 'doe2021', 'arxiv-2006-00006']));
    expect(checkStore(readStore(content), (await readAuthors(content)).authors)).toEqual([]);
  });

  test('who opts out is removed and not brought back', async () => {
    await run();
    await put('authors/jane-doe.mdx', '---\nname: Jane Doe\noptOut: true\n---\n');
    for (let time = 0; time < 2; time += 1) {
      await run();
      const all = await snapshot();
      delete all['ledger.json'];
      expect(JSON.stringify(all)).not.toContain('jane-doe');
    }
  });

  test('who opts out is taken out of the works of held authors too', async () => {
    await put('authors/john-public.mdx', '---\nname: John Public\ninclude: [arxiv:2006.00002]\n---\n');
    await run();
    await put('authors/john-public.mdx', '---\nname: John Public\noptOut: true\n---\n');
    await put('sources/jane-doe/arxiv.xml', ATOM(IDS).slice(0, -40));
    await rm(state, { recursive: true });
    const report = await run();
    expect(report.held).toMatchObject([{ author: 'jane-doe' }]);
    expect(works()).toHaveLength(6);
    expect(readStore(content).worksOfAuthor('john-public')).toEqual([]);
    expect(readStore(content).worksOfAuthor('jane-doe')).toHaveLength(6);
  });

  test('cannot take the address of another person', async () => {
    await run();
    await put('authors/jane-doe.mdx', '---\nname: Jane Doe\nidentifiers: { arxiv: doe_j_2 }\n---\n');
    await expect(run()).rejects.toThrow(/arxiv:doe_j_1.*arxiv:doe_j_2/);
  });

  test('who wrote with one of another page is linked there by inclusion', async () => {
    await put('authors/john-public.mdx', '---\nname: John Public\ninclude: [arxiv:2006.00001, arxiv:2006.00002]\n---\n');
    await run();
    const store = readStore(content);
    expect(store.person('john-public')!.works).toHaveLength(2);
    expect(store.person('john-public')!.sources.map(({ source }) => source)).toEqual(['arxiv', 'files']);
    // Two of six works are known to be by the person with the page; a name alone does not say so of the other four.
    expect(store.person('jane-doe')!.collaborators).toMatchObject([
      { name: 'John Public', works: 4 },
      { name: 'John Public', author: 'john-public', works: 2 },
    ]);
  });
});

describe('works kept as lines', () => {
  const stored = async () => Object.keys(await snapshot()).filter((path) => path.startsWith('works/'));
  beforeEach(() => put('works/all.ndjson', ''));

  test('stay so, one file a year in the order of ids, and are the same works', async () => {
    const report = await run();
    expect(await stored()).toEqual(['works/2020.ndjson']);
    const lines = (await readFile(join(content, 'works/2020.ndjson'), 'utf8')).trimEnd().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { id: string }).id)).toEqual(works());
    expect(checkStore(readStore(content), (await readAuthors(content)).authors)).toEqual([]);
    const kept = readStore(content).allWorks();
    await rm(join(content, 'works'), { recursive: true });
    await run();
    expect(readStore(content).allWorks()).toEqual(kept);
    expect(report.issues).toEqual([]);
  });

  test('are not written again by a second harvest', async () => {
    await run();
    const before = await snapshot();
    const report = await run();
    expect(await snapshot()).toEqual(before);
    expect(report.files).toMatchObject({ written: 0, removed: 0 });
  });

  test('take in works that were files', async () => {
    await rm(join(content, 'works'), { recursive: true });
    await run();
    const files = readStore(content).allWorks();
    await put('works/all.ndjson', '');
    await run();
    expect(await stored()).toEqual(['works/2020.ndjson']);
    expect(readStore(content).allWorks()).toEqual(files);
  });

  test('lose whoever opts out', async () => {
    await put('authors/john-public.mdx', '---\nname: John Public\ninclude: [arxiv:2006.00002]\n---\n');
    await run();
    expect(readStore(content).worksOfAuthor('john-public')).toHaveLength(1);
    await put('authors/john-public.mdx', '---\nname: John Public\noptOut: true\n---\n');
    await run();
    expect((await snapshot())['works/2020.ndjson']).not.toContain('john-public');
    expect(readStore(content).worksOfAuthor('jane-doe')).toHaveLength(6);
    await put('authors/jane-doe.mdx', '---\nname: Jane Doe\noptOut: true\n---\n');
    await run();
    expect(works()).toEqual([]);
  });
});

describe('the ledger', () => {
  const entry = (key: string, title: string, rest: string) =>
    `@article{${key}, title={${title}}, author={Doe, Jane}, year=2020, ${rest}}\n`;
  const bib = (...entries: string[]) => put('sources/jane-doe/published.bib', entries.join(''));
  const ledger = () => readFile(join(content, 'ledger.json'), 'utf8');
  beforeEach(() => rm(join(content, 'sources/jane-doe/arxiv.xml')));

  test('is the same whatever was found first', async () => {
    const entries = ['zeta2020', 'alpha2020', 'mu2020'].map((key) => entry(key, `A study of ${key}`, `doi={10.1000/${key}}`));
    await put('authors/john-public.mdx', '---\nname: John Public\n---\n');
    const texts: string[] = [];
    for (const order of [[0, 1, 2], [2, 1, 0], [1, 0, 2], []]) {
      await rm(state, { recursive: true, force: true });
      await rm(join(content, 'ledger.json'), { force: true });
      const found: string[] = [];
      for (const index of order) {
        found.push(entries[index]!);
        await bib(...found);
        await run();
      }
      await bib(...entries);
      await run();
      texts.push(await ledger());
    }
    expect(new Set(texts).size).toBe(1);
    expect(Object.keys((JSON.parse(texts[0]!) as { works: object }).works)).toEqual(['alpha2020', 'mu2020', 'zeta2020']);
  });

  test('keeps the oldest id when works become one, whatever the ids are called', async () => {
    const [zeta, alpha] = [
      entry('zeta2020', 'One title', 'doi={10.1000/zeta}'),
      entry('alpha2020', 'Another title', 'doi={10.1000/alpha}'),
    ];
    await bib(zeta);
    await run({}, { day: '2026-11-01' });
    await bib(zeta, alpha);
    await run({}, { day: '2026-11-02' });
    expect(JSON.parse(await ledger())).toMatchObject({ given: { alpha2020: '2026-11-02', zeta2020: '2026-11-01' } });
    await put('corrections/merge.yaml', '- do: merge\n  works: [doi:10.1000/zeta, doi:10.1000/alpha]\n  reason: The author says so.\n');
    await run({}, { day: '2026-11-03' });
    expect(works()).toEqual(['zeta2020']);
    expect(JSON.parse(await ledger())).toMatchObject({ redirects: { alpha2020: 'zeta2020' } });
  });

  test('of an earlier Peerpage is read: ids without a day are older than any other', async () => {
    const [zeta, alpha] = [
      entry('zeta2020', 'One title', 'doi={10.1000/zeta}'),
      entry('alpha2020', 'Another title', 'doi={10.1000/alpha}'),
    ];
    await bib(zeta);
    await run();
    const { given, ...old } = JSON.parse(await ledger()) as { given: object };
    expect(given).toEqual({ zeta2020: '2026-11-23' });
    await put('ledger.json', JSON.stringify(old));
    await bib(zeta, alpha);
    await run();
    expect(JSON.parse(await ledger())).toMatchObject({ given: { alpha2020: '2026-11-23' } });
    await put('corrections/merge.yaml', '- do: merge\n  works: [doi:10.1000/zeta, doi:10.1000/alpha]\n  reason: The author says so.\n');
    await run();
    expect(works()).toEqual(['zeta2020']);
  });
});

describe('writing', () => {
  test('that fails in the middle leaves every file old or new, and the next run completes it', async () => {
    await run();
    const before = await snapshot();
    await put('sources/jane-doe/more.bib', '@misc{new2020, title={A further work}, author={Jane Doe}, year=2020}');
    await cp(content, join(root, 'copy'), { recursive: true });
    for (let allowed = 0; allowed < 3; allowed += 1) {
      let left = allowed;
      const full: FileSystem = {
        ...disk,
        write: async (path, text) =>
          left-- > 0
            ? disk.write(path, text)
            : Promise.reject(Object.assign(new Error(`ENOSPC: no space left, write '${path}'`), { code: 'ENOSPC' })),
      };
      await expect(run({}, { fs: full })).rejects.toThrow('ENOSPC');
      for (const [path, text] of Object.entries(await snapshot()))
        if (path in before && text !== before[path]) expect(() => JSON.parse(text)).not.toThrow();
      expect(Object.keys(await snapshot())).toEqual(expect.arrayContaining(Object.keys(before)));
    }
    await run();
    expect(works()).toContain('new2020');
  });

  test('removes files of works that are gone, and nothing that it does not own', async () => {
    await put('works/README.md', 'kept');
    await run();
    await put('corrections/hide.yaml', '- do: hide\n  work: arxiv:2006.00006\n  reason: asked by the author\n');
    await run();
    expect(works()).not.toContain('arxiv-2006-00006');
    expect(await readFile(join(content, 'works/README.md'), 'utf8')).toBe('kept');
  });

  test('writes nobody who was removed while it began', async () => {
    await run();
    const remove = async () => {
      const unlock = await takeLock(state, '2026-11-23T10:00:00Z').catch(() => undefined);
      if (unlock === undefined) return;
      await removeAuthor({ content, state, slug: 'jane-doe', day: '2026-11-23' }, disk).finally(unlock);
    };
    let first: Promise<void> | undefined;
    await run({}, { fs: { ...disk, list: async (folder) => (await (first ??= remove()), disk.list(folder)) } });
    const removed = (await readRemovals(content)).map(({ slug }) => slug as string);
    expect(removed.filter((slug) => existsSync(join(content, `people/${slug}.json`)))).toEqual([]);
  });

  test('is done by one run at a time', async () => {
    await mkdir(state, { recursive: true });
    const { hostname } = await import('node:os');
    await writeFile(join(state, 'lock'), JSON.stringify({ pid: process.pid, host: hostname(), since: '2026-11-23T10:00:00Z' }));
    await expect(run()).rejects.toThrow(LockedError);
    await expect(run()).rejects.toThrow(String(process.pid));
    await writeFile(join(state, 'lock'), JSON.stringify({ pid: 2 ** 22 + 1, host: hostname(), since: '2026-11-23T10:00:00Z' }));
    expect((await run()).exitCode).toBe(0);
  });
});

describe('the report', () => {
  const hostile: Source = {
    name: 'files',
    canAsk: () => true,
    fetchPages: async function* () {
      yield { place: 'x', body: '' };
    },
    parsePage: () => ({
      records: [],
      issues: [
        {
          severity: 'warning',
          source: 'files',
          place: 'a\u001b[2Jb',
          record: 'line\nbreak `code`',
          message: 'Forged.\r\nHELD',
          remedy: 'None.',
        },
      ],
    }),
  };
  test('shows control characters instead of obeying them', async () => {
    const report = await run({}, { sources: [hostile] });

    expect(formatReport(report)).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
    expect(formatReport(report)).toContain('\\u001b[2J');
    expect(formatMarkdown(report)).not.toContain('\nHELD');
  });

  test('names the works that may be one, and how to say so', async () => {
    await put('authors/john-public.mdx', '---\nname: John Public\n---\n');
    await put(
      'sources/jane-doe/own.bib',
      '@article{doe2019, title={Multiplicative noise and heavy tails in examples}, author={Doe, Jane and Public, John}, year=2019}',
    );
    await put(
      'sources/john-public/own.bib',
      '@article{public2020, title={Multiplicative Noise and Heavy Tails in Examples}, author={Public, John and others}, year=2020}',
    );
    const report = await run();
    expect(report.proposals.map(({ works }) => works.sort())).toEqual([['doe2019', 'public2020']]);
    expect(formatReport(report)).toMatch(
      /One work or two\?: 1\n.*: (?:doe2019, public2020|public2020, doe2019)\n.*corrections\/merge\.yaml/,
    );
    await put('corrections/merge.yaml', '- { do: merge, works: [doe2019, public2020], reason: the same article }\n');
    expect((await run()).proposals).toEqual([]);
  });

  test('asks of many works in one folder that cannot be the author’s if the file is that of the whole lab', async () => {
    const entry = (index: number) => `@article{lab${index}, title={Subject ${index} of the whole lab}, author={Public, John}, year=2020}\n`;
    const write = (count: number) => put('sources/jane-doe/lab.bib', Array.from({ length: count }, (_, index) => entry(index)).join(''));
    const told = (text: string) => text.match(/its one name cannot be theirs/g)?.length;
    await write(60);
    const report = await run();
    expect(report.issues.filter(({ file }) => file === 'jane-doe/lab.bib')).toHaveLength(60);
    for (const text of [formatReport(report), formatMarkdown(report)]) {
      expect(told(text)).toBe(5);
      expect(text).toMatch(/55 more works in src\/content\/sources\/jane-doe\/lab\.bib\. Is it the file of the whole lab\?/);
    }
    await write(6);
    expect(told(formatReport(await run()))).toBe(6);
  });

  test('tells once, for all authors, that a source is down', async () => {
    await put('authors/john-public.mdx', '---\nname: John Public\ninclude: [arxiv:2006.00001]\n---\n');
    const down: Source = {
      ...hostile,
      name: 'arxiv',
      parsePage: () => {
        throw new SourceError('arxiv', `https://arxiv.org/a?${'x'.repeat(300)}`, 'It is down.', 'Try later.');
      },
    };
    await run();
    const text = formatReport(await run({}, { sources: [files, down] }));
    expect(text.match(/It is down/g)).toHaveLength(1);
    expect(text).toMatch(/Held: 1\n {2}2 authors: Of them arxiv could not be read/);
    expect(text).toMatch(/2 authors +arxiv +MISSING: https:\/\/arxiv\.org\/a\?x{60,80}…: It is down\. Try later\./);
  });

  test('says that a source failed although the others did not', async () => {
    const broken: Source = {
      ...hostile,
      name: 'arxiv',
      parsePage: () => {
        throw new SourceError('arxiv', 'https://arxiv.org/a/x', 'It is down.', 'Try later.');
      },
    };
    const report = await run({}, { sources: [files, broken] });
    expect(report.exitCode).toBe(3);
    expect(formatReport(report)).toContain('https://arxiv.org/a/x: It is down. Try later.');
    expect(works()).toHaveLength(6);
  });
});

describe('what a harvest would pass over', () => {
  const notes = async () =>
    (await run()).issues
      .filter(({ severity }) => severity === 'warning')
      .map(({ place, message, remedy }) => `${place}: ${message} ${remedy}`);

  test('is told: a folder that is no author’s, and a file in none', async () => {
    await put('sources/doe/works.bib', '@article{x, title={X}, author={Doe, Jane}}');
    await put('sources/loose.bib', '@article{x, title={X}, author={Doe, Jane}}');
    await put('sources/README.md', 'Files.');
    expect(await notes()).toEqual([
      expect.stringMatching(/sources\/doe: No author has the slug “doe”.* Rename it to jane-doe, or write authors\/doe\.mdx/),
      expect.stringMatching(/sources\/loose\.bib: It lies in no author’s folder, .* such as jane-doe\//),
    ]);
  });

  test('is told: an author of whom nothing was found', async () => {
    await put('authors/john-public.mdx', '---\nname: John Public\n---\n');
    expect(await notes()).toEqual([expect.stringMatching(/authors\/john-public\.mdx: No work was found, .*sources\/john-public\//)]);
  });

  test('is told: a work to feature that is not the author’s', async () => {
    await put(
      'authors/jane-doe.mdx',
      '---\nname: Jane Doe\nidentifiers: { arxiv: doe_j_1 }\nfeatured: [doi:10.1000/one, doi:10.1000/none]\n---\n',
    );
    expect(await notes()).toEqual([expect.stringContaining('“featured” names doi:10.1000/none')]);
  });
});
