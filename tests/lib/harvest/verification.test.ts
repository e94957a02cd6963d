import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SiteConfigSchema } from '../../../src/lib/config.ts';
import { disk, formatReport, harvest, type HarvestOptions, type HarvestReport } from '../../../src/lib/harvest/index.ts';
import { formatMarkdown } from '../../../src/lib/harvest/format-report.ts';
import type { Conflict, Person, Trust, Verification } from '../../../src/lib/model/index.ts';
import { createHttp } from '../../../src/lib/sources/http/index.ts';
import { createSources } from '../../../src/lib/sources/index.ts';
import { checkStore, readAuthors, readStore } from '../../../src/lib/store/index.ts';
import { createPages, type Pages } from '../../../src/lib/verify/index.ts';
import { PageFault } from '../../../src/lib/verify/page-fault.ts';
import { loopback, respond, type Loopback, type WireAnswer, type WireRequest } from '../../helpers/loopback.ts';

const SITE = 'https://people.example.org/';
const PAGE = `${SITE}authors/jane-doe/`;
const HOME = 'https://jane.example/';
const ORCID = '0000-0002-1825-0097';
const OTHER = '0000-0000-1234-5672';
const AT_ORCID = `https://orcid.org/${ORCID}`;
const DAY_MS = 24 * 3600 * 1000;
const START = '2026-03-01';
const after = (days: number, from = START) => new Date(Date.parse(from) + days * DAY_MS).toISOString().slice(0, 10);

let root = '';
let content = '';
let state = '';
let web: Loopback;
/** What stands for ORCID and for the home page; each test sets its own. */
let orcidAnswer: (request: WireRequest) => WireAnswer;
let homeAnswer: (request: WireRequest) => WireAnswer;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'peerpage-verification-'));
  content = join(root, 'content');
  state = join(root, 'state');
  orcidAnswer = () => respond(200, JSON.stringify(record()));
  homeAnswer = () => respond(404);
  web = await loopback((request) => (request.path.startsWith('/orcid/') ? orcidAnswer(request) : homeAnswer(request)));
  await author();
  await put(
    'sources/jane-doe/works.bib',
    [1, 2]
      .map(
        (at) =>
          `@article{doe202${at}, title={A study of subject number ${at}}, author={Doe, Jane}, journal={A Journal}, year=202${at}, doi={10.1000/${at}}}`,
      )
      .join('\n'),
  );
});
afterEach(async () => {
  await web.close();
  await rm(root, { recursive: true });
});

async function put(path: string, text: string): Promise<void> {
  await mkdir(join(content, path, '..'), { recursive: true });
  await writeFile(join(content, path), text);
}
/** Write the author file. */
function author(change: { orcid?: string; link?: string; name?: string } = {}, slug = 'jane-doe'): Promise<void> {
  const { orcid, link, name = 'Jane Doe' } = change;
  const lines = [
    `name: ${name}`,
    ...(orcid === undefined ? [] : [`identifiers: { orcid: ${orcid} }`]),
    ...(link === undefined ? [] : [`links: [{ label: Home page, url: '${link}' }]`]),
  ];
  return put(`authors/${slug}.mdx`, `---\n${lines.join('\n')}\n---\n`);
}
function approve(homePage?: string): Promise<void> {
  const request = { submission: `hmac-sha256:${'0'.repeat(32)}`, date: '2026-02-27', ...(homePage === undefined ? {} : { homePage }) };
  return put('claims/jane-doe.json', JSON.stringify({ state: 'claimed', date: '2026-02-28', request }));
}
interface RecordParts {
  orcid?: string;
  name?: string;
  urls?: string[];
  /** DOIs of its works. */
  works?: string[];
  /** Client that tells the employment: its id and name. */
  employer?: [id: string, name: string];
}
/** A record at ORCID. */
function record({ orcid = ORCID, name = 'Jane Doe', urls = [], works = [], employer }: RecordParts = {}): object {
  const [given = '', family = ''] = name.split(' ');
  const employment = employer && {
    visibility: 'public',
    source: { 'source-client-id': { path: employer[0] }, 'source-name': { value: employer[1] } },
    'start-date': { year: { value: '2020' } },
    organization: { name: 'Example University' },
  };
  return {
    'orcid-identifier': { path: orcid },
    person: {
      name: { 'given-names': { value: given }, 'family-name': { value: family }, visibility: 'public' },
      'researcher-urls': { 'researcher-url': urls.map((url) => ({ visibility: 'public', 'url-name': 'Profile', url: { value: url } })) },
      'external-identifiers': { 'external-identifier': [] },
    },
    'activities-summary': {
      employments: { 'affiliation-group': employment === undefined ? [] : [{ summaries: [{ 'employment-summary': employment }] }] },
      works: {
        group: works.map((doi, at) => ({ 'work-summary': [workAtOrcid(doi, at)] })),
        path: `/${orcid}/works`,
      },
    },
    path: `/${orcid}`,
  };
}
/** A work as ORCID has it, whose authors its record tells only in full. */
function workAtOrcid(doi: string, at: number): object {
  return {
    'put-code': at + 1,
    visibility: 'public',
    type: 'journal-article',
    title: { title: { value: `A study of subject number ${doi.split('/')[1]}` } },
    'external-ids': {
      'external-id': [{ 'external-id-type': 'doi', 'external-id-value': doi, 'external-id-relationship': 'self' }],
    },
    contributors: { contributor: ['Jane Doe', 'Richard Roe'].map((value) => ({ 'credit-name': { value } })) },
  };
}
const atOrcid = (parts: RecordParts) => {
  const bulk = (parts.works ?? []).map((doi, at) => ({ work: workAtOrcid(doi, at) }));
  orcidAnswer = ({ path }) => respond(200, JSON.stringify(path.includes('/works/') ? { bulk } : record(parts)));
};
const atHome = (html: string) => {
  homeAnswer = ({ path }) => (path === '/jane.example/' ? respond(200, html, { 'Content-Type': 'text/html' }) : respond(404));
};

interface Effects {
  day?: string;
  /** ORCID is switched on. */
  orcid?: boolean;
  pages?: Pages;
}
/** Harvest as the command does, with the loopback in the place of ORCID and of the web. */
function run(options: Partial<HarvestOptions> = {}, { day = START, orcid = true, pages }: Effects = {}): Promise<HarvestReport> {
  const logger = { info: () => undefined, warn: () => undefined };
  const sources = SiteConfigSchema.shape.sources.parse(orcid ? { orcid: { enabled: true, baseUrl: `${web.origin}/orcid` } } : {});
  return harvest(
    { content, state, site: SITE, ...options },
    {
      sources: createSources(sources),
      http: createHttp({
        cacheFolder: join(state, 'cache'),
        project: 'https://example.org/peerpage',
        contact: 'host@example.org',
        logger,
        refresh: options.offline !== true,
        ...(options.offline === undefined ? {} : { offline: options.offline }),
        now: () => Date.parse(day),
        sleep: () => Promise.resolve(),
      }),
      pages: pages ?? createPages({ userAgent: 'Peerpage test', standIn: web.origin, sleep: () => Promise.resolve() }),
      fs: disk,
      logger,
      day,
    },
  );
}
const person = (slug = 'jane-doe'): Person => readStore(content).person(slug as never)!;
const trust = (): Trust => person().trust;
const kinds = () => person().verifications.map(({ kind }) => kind);
const pointsOf = () => Object.fromEntries(trust().evidence.map(({ id, points }) => [id, points]));
/** Every stored file and its text. */
async function snapshot(): Promise<Record<string, string>> {
  const entries = await readdir(content, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    await Promise.all(paths.sort().map(async (path) => [path.slice(content.length + 1), await readFile(path, 'utf8')])),
  );
}
/** The lines of evidence that differ. */
function changed(before: Trust, now: Trust): string[] {
  expect(now.evidence.map(({ id }) => id)).toEqual(before.evidence.map(({ id }) => id));
  // That what is there was seen again is no change.
  const found = ({ date: _, ...line }: Trust['evidence'][number]) => JSON.stringify(line);
  return now.evidence.filter((line, at) => found(line) !== found(before.evidence[at]!)).map(({ id }) => id);
}

describe('an author', () => {
  test('climbs from L0 to L4, each step by its own line of evidence, and loses a link 30 days after it was last seen', async () => {
    let before: Trust;
    const steps: [level: string, lines: string[], score: number][] = [];
    const step = async (day: string) => {
      await run({}, { day });
      const now = trust();
      steps.push([now.level, changed(before, now), now.score - before.score]);
      before = now;
    };
    await run();
    before = trust();
    expect([before.level, before.history.at(-1)!.level]).toEqual(['L0', 'L0']);

    await author({ orcid: ORCID });
    await run({}, { orcid: false, day: after(1) });
    expect([trust().level, changed(before, trust()), trust().score]).toEqual(['L0', ['identifiers'], before.score]);
    await step(after(1));
    await approve();
    await step(after(2));
    atOrcid({ urls: ['https://jane.example/', PAGE] });
    await step(after(3));
    atOrcid({ urls: [PAGE], employer: ['APP-EXAMPLE', 'Example University'] });
    await step(after(4));
    expect(steps).toEqual([
      ['L1', ['identifiers'], 7],
      ['L2', ['claim'], 10],
      ['L3', ['two-way-link'], 20],
      ['L4', ['affiliation'], 10],
    ]);
    expect(person().verifications).toEqual([
      { kind: 'orcid-link', url: AT_ORCID, seen: after(3), lastSeen: after(4) },
      { kind: 'employment', url: AT_ORCID, institution: 'Example University', seen: after(4), lastSeen: after(4) },
    ]);
    // The claim is older than the day on which the iD was found, so both are told there.
    expect(trust().history.map(({ level }) => level)).toEqual(['L0', 'L2', 'L3', 'L4']);

    atOrcid({ employer: ['APP-EXAMPLE', 'Example University'] });
    for (const days of [29, 30]) {
      const report = await run({}, { day: after(days, after(4)) });
      expect(pointsOf()['two-way-link']).toBe(20);
      expect(report.verifications).toMatchObject([{ what: 'missing', kind: 'orcid-link', lastSeen: after(4), dropsOn: after(35) }]);
      expect(formatReport(report)).toContain(`not seen since ${after(4)}, dropped on ${after(35)} unless it is seen again`);
    }
    const last = pointsOf();
    before = trust();
    const report = await run({}, { day: after(35) });
    expect(pointsOf()).toEqual({ ...last, 'two-way-link': 0 });
    expect(changed(before, trust())).toEqual(['two-way-link']);
    expect([trust().level, kinds()]).toEqual(['L4', ['employment']]);
    expect(report.verifications).toMatchObject([{ what: 'dropped', kind: 'orcid-link' }]);
    expect(formatMarkdown(report)).toContain('## No longer verified: 1');
    expect(checkStore(readStore(content), (await readAuthors(content)).authors)).toEqual([]);
  });

  test.each([
    ['a link', `<a rel=me href="${PAGE}">profile</a>`, 'rel-me'],
    ['its head', `<head><meta name=peerpage content="${PAGE}"></head>`, 'meta'],
    ['a file beside it', '<p>nothing</p>', 'token'],
  ])('whose home page names the profile by %s is at L3', async (_, html, kind) => {
    await author({ link: HOME });
    homeAnswer = ({ path }) =>
      path === '/jane.example/'
        ? respond(200, html, { 'Content-Type': 'text/html' })
        : kind === 'token' && path === '/jane.example/peerpage.txt'
          ? respond(200, PAGE, { 'Content-Type': 'text/plain' })
          : respond(404);
    const report = await run({}, { orcid: false });
    expect(person().verifications).toEqual([{ kind, url: HOME, seen: START, lastSeen: START }]);
    expect([trust().level, report.issues]).toEqual(['L3', []]);
    expect(report.verifications).toEqual([{ author: 'jane-doe', what: 'new', ...person().verifications[0]! }]);
  });

  test('whose ORCID record lists the home page of the approved claim is at L3, and not before the approval', async () => {
    await author({ orcid: ORCID });
    atOrcid({ urls: [HOME] });
    await put(
      'claims/jane-doe.json',
      JSON.stringify({
        state: 'pending',
        date: START,
        request: { submission: `hmac-sha256:${'0'.repeat(32)}`, date: START, homePage: HOME },
      }),
    );
    await run();
    expect(kinds()).toEqual([]);
    await approve(HOME);
    const report = await run();
    expect([kinds(), trust().level]).toEqual([['orcid-home-page'], 'L3']);
    // The home page itself was asked too, and is not there.
    expect(report.issues.map(({ place, message }) => [place, message])).toEqual([[HOME, 'There is no page (status 404).']]);
  });

  test('whom a list of members names is at L4, and at once no longer when the list does not', async () => {
    const roster = (slug: string) =>
      put('rosters/example.yaml', `institution: Example University\ndate: 2026-01-05\nmembers: [{ author: ${slug} }]\n`);
    await author({ name: 'John Public' }, 'john-public');
    await roster('jane-doe');
    await run({}, { orcid: false });
    expect(person().verifications).toEqual([
      { kind: 'roster', institution: 'Example University', seen: '2026-01-05', lastSeen: '2026-01-05' },
    ]);
    expect(trust().level).toBe('L4');
    await roster('john-public');
    await run({}, { orcid: false, day: after(1) });
    expect([kinds(), trust().level, person('john-public').trust.level]).toEqual([[], 'L0', 'L4']);
  });
});

describe('what was verified', () => {
  beforeEach(async () => {
    await author({ orcid: ORCID, link: HOME });
    atOrcid({ urls: [PAGE] });
    atHome(`<a rel=me href="${PAGE}">profile</a>`);
    await run();
    expect(kinds()).toEqual(['orcid-link', 'rel-me']);
  });

  test('leaves no difference in a second harvest on the same day', async () => {
    const before = await snapshot();
    const report = await run();
    expect(await snapshot()).toEqual(before);
    expect([report.files.written, report.verifications]).toEqual([0, []]);
  });
  test('was last seen on the day on which it was seen again', async () => {
    await run({}, { day: after(7) });
    expect(person().verifications.map(({ seen, lastSeen }) => [seen, lastSeen])).toEqual([
      [START, after(7)],
      [START, after(7)],
    ]);
  });
  test.each<[string, Partial<HarvestOptions>, Effects]>([
    ['was told to use what is kept', { offline: true }, {}],
    ['asks about somebody else', { authors: ['john-public'] }, {}],
    ['asks another source', { sources: ['files'] }, {}],
  ])('stays as it is in a run that %s', async (_, options, effects) => {
    await author({ name: 'John Public' }, 'john-public');
    atOrcid({});
    atHome('<p>nothing</p>');
    const before = person().verifications;
    const report = await run(options, { day: after(60), ...effects });
    expect([person().verifications, report.verifications]).toEqual([before, []]);
  });
  test('stays as it is while ORCID is down, and waits while the home page is', async () => {
    orcidAnswer = () => respond(403);
    homeAnswer = () => respond(500);
    const [atOrcidBefore, onPage] = person().verifications;
    const report = await run({}, { day: after(20) });
    expect(person().verifications).toEqual([atOrcidBefore, { ...onPage, missing: after(20) }]);
    expect(report.verifications.map(({ what, kind }) => [what, kind])).toEqual([['missing', 'rel-me']]);
    await run({}, { day: after(31) });
    expect(kinds()).toEqual(['orcid-link']);
  });
  test('on a page of a host that was silent for too long waits for nothing, since nobody looked', async () => {
    await put(
      'authors/jane-doe.mdx',
      `---\nname: Jane Doe\nlinks: [${[HOME, `${HOME}a/`, `${HOME}b/`].map((url) => `{ label: Page, url: '${url}' }`).join(', ')}]\n---\n`,
    );
    const clock = vi.spyOn(performance, 'now');
    let time = 0;
    const silent: Pages = {
      async get() {
        time += 61_000;
        clock.mockReturnValue(time);
        throw new PageFault('unreachable', 'Did not answer in time.', 'Look.');
      },
    };
    // A day on which another page comes first.
    const reports = [];
    for (let days = 1; days <= 5; days += 1) reports.push(await run({ dryRun: true }, { day: after(days), orcid: false, pages: silent }));
    clock.mockRestore();
    const changes = reports.map(({ verifications }) => verifications.filter(({ kind }) => kind === 'rel-me').map(({ what }) => what));
    expect(changes).toContainEqual([]);
    expect(changes).toContainEqual(['missing']);
    for (const { issues } of reports) expect(issues.filter(({ place }) => place === 'https://jane.example')).toHaveLength(1);
  });
  test('at ORCID stays as it is where ORCID is switched off, whatever becomes of the home page', async () => {
    homeAnswer = () => respond(410);
    await run({}, { day: after(30), orcid: false });
    await run({}, { day: after(31), orcid: false });
    expect(person().verifications).toEqual([{ kind: 'orcid-link', url: AT_ORCID, seen: START, lastSeen: START }]);
  });
  test('goes at once with what the author file no longer names', async () => {
    await author({});
    const report = await run({}, { day: after(1) });
    expect([kinds(), report.verifications.map(({ what }) => what)]).toEqual([[], ['dropped', 'dropped']]);
  });
  test('is not written by a run that only tries', async () => {
    const before = await snapshot();
    atOrcid({});
    await run({ dryRun: true }, { day: after(40) });
    expect(await snapshot()).toEqual(before);
  });
});

describe('nothing is raised', () => {
  const REL_ME = `<a rel=me href="${PAGE}">profile</a>`;
  const HTML = { 'Content-Type': 'text/html' };
  const elsewhere = (html: string): typeof homeAnswer => {
    return ({ path }) => (path.startsWith('/jane.example/') ? respond(302, '', { Location: html }) : respond(200, REL_ME, HTML));
  };
  test.each<[string, typeof homeAnswer, string]>([
    ['a look-alike host', () => respond(200, REL_ME.replace('example.org', 'examp1e.org'), HTML), ''],
    ['a look-alike in another script', () => respond(200, REL_ME.replace('people', 'рeople'), HTML), ''],
    ['a redirect to another host', elsewhere('https://evil.example/'), 'another host'],
    ['a redirect to a private address', elsewhere('https://10.0.0.1/'), 'another host'],
    ['a redirect in a circle', ({ path }) => respond(302, '', { Location: path.endsWith('/a') ? '/' : '/a' }), 'redirects more than'],
    ['a huge page', () => respond(200, REL_ME + 'x'.repeat(2 * 1024 * 1024), HTML), 'longer than 1 MB'],
    [
      'a page that unfolds without end',
      () => respond(200, gzipSync(REL_ME + 'x'.repeat(50 * 1024 * 1024)), { ...HTML, 'Content-Encoding': 'gzip' }),
      'longer than 1 MB',
    ],
    ['a page that is no HTML', () => respond(200, REL_ME, { 'Content-Type': 'text/plain' }), 'not text/html'],
    ['a page of elements without end', () => respond(200, '<b>'.repeat(5000) + REL_ME, HTML), 'deep'],
    ['a comment', () => respond(200, `<!-- ${REL_ME} -->`, HTML), ''],
    ['a visitor’s link', () => respond(200, REL_ME.replace('rel=me', 'rel="me ugc"'), HTML), ''],
    ['an error with the link in it', () => respond(404, REL_ME, HTML), 'no page (status 404)'],
  ])('by %s', async (_, answer, told) => {
    await author({ link: HOME });
    homeAnswer = answer;
    const report = await run({}, { orcid: false });
    expect([kinds(), trust().level, pointsOf()['two-way-link']]).toEqual([[], 'L0', 0]);
    expect(report.issues.map(({ severity, place }) => [severity, place])).toEqual(told === '' ? [] : [['warning', HOME]]);
    expect(report.issues.map(({ message }) => message).join()).toContain(told);
    expect(report.exitCode).toBe(0);
  });
  test('by a host whose address is private', async () => {
    await author({ link: HOME });
    const pages = createPages({ userAgent: 'Peerpage test', resolve: async () => [{ address: '127.0.0.1', family: 4 }] });
    const report = await run({}, { orcid: false, pages });
    expect([kinds(), web.requests]).toEqual([[], []]);
    expect(report.issues[0]!.message).toContain('no address of the public internet');
  });
  test('by a page of the site itself, or of ORCID, which are not even asked', async () => {
    for (const link of [`${SITE}authors/john-public/`, AT_ORCID]) {
      await author({ link });
      homeAnswer = () => respond(200, REL_ME, HTML);
      await run({}, { orcid: false });
      expect([kinds(), web.requests]).toEqual([[], []]);
    }
  });
  test.each<[string, [string, string]]>([
    ['with Scopus', ['0000-0002-5982-8983', 'Scopus - Elsevier']],
    ['with a wizard', ['APP-EXAMPLE', 'UberWizard for ORCID']],
  ])('by an employment that was made %s', async (_, employer) => {
    await author({ orcid: ORCID });
    atOrcid({ employer });
    await run();
    expect([kinds(), trust().level, pointsOf()['affiliation']]).toEqual([[], 'L1', 0]);
  });
  test('by two people whose iDs were swapped, and the host is told', async () => {
    await author({ orcid: OTHER });
    await author({ orcid: ORCID, name: 'Richard Roe' }, 'richard-roe');
    const employer: RecordParts['employer'] = ['APP-EXAMPLE', 'Example University'];
    orcidAnswer = ({ path }) =>
      path.includes(ORCID)
        ? respond(200, JSON.stringify(record({ urls: [PAGE], employer })))
        : respond(
            200,
            JSON.stringify(record({ orcid: OTHER, name: 'Richard Roe', urls: [`${SITE}authors/richard-roe/`, PAGE], employer })),
          );
    const report = await run();
    for (const slug of ['jane-doe', 'richard-roe']) {
      expect(person(slug).verifications).toEqual([]);
      expect([person(slug).trust.level, person(slug).resolved]).toEqual(['L0', []]);
      expect(person(slug).conflicts.map(({ kind }) => kind)).toEqual(['other-name']);
    }
    expect(report.conflicts[0]).toEqual({
      author: 'jane-doe',
      kind: 'other-name',
      found: `The ORCID record ${OTHER} names “Richard Roe”, and the author file “Jane Doe”.`,
      source: 'orcid',
      url: `https://orcid.org/${OTHER}`,
      date: START,
    });
    expect(formatReport(report)).toContain('Contradictions for a person to settle: 2');
  });
});

describe('an iD whose record tells no name that can be compared', () => {
  test.each<[string, RecordParts, boolean]>([
    ['has nothing in its record', { name: '' }, false],
    ['has a name in another script only', { name: '李 伟' }, false],
    ['lists works of somebody else', { name: '', works: ['10.1000/8', '10.1000/9'] }, false],
    ['links to another page', { name: '', urls: ['https://richard.example/', `${SITE}authors/john-public/`] }, false],
    ['is employed', { name: '', employer: ['APP-EXAMPLE', 'Example University'] }, false],
    ['links to the profile', { name: '', urls: [PAGE] }, true],
    ['links to a page that the author file names', { name: '', urls: ['http://jane.example'] }, true],
    ['lists a work that a file has for the author', { name: '', works: ['10.1000/8', '10.1000/1'] }, true],
    ['lists such a work under a name in another script', { name: '李 伟', works: ['10.1000/1'] }, true],
    ['tells the name', { name: 'Jane Doe' }, true],
  ])('and that %s counts: %s %s', async (_, parts, counts) => {
    await author({ orcid: ORCID, link: HOME });
    atOrcid(parts);
    const report = await run();
    expect([person().resolved.length, pointsOf()['identifiers']]).toEqual(counts ? [1, 7] : [0, 0]);
    if (!counts) expect([trust().level, kinds(), pointsOf()['orcid-on-works']]).toEqual(['L0', [], 0]);
    expect(report.issues.filter(({ source }) => source === 'orcid').map(({ place, record: slug }) => [place, slug])).toEqual(
      counts ? [] : [[AT_ORCID, 'jane-doe']],
    );
  });
  test('does not count on the word of a co-author’s record', async () => {
    await author({ orcid: OTHER });
    await put(
      'sources/jane-doe/works.json',
      JSON.stringify([
        {
          id: 'joint',
          type: 'article-journal',
          title: 'A study of subject number 7',
          DOI: '10.1000/7',
          issued: { 'date-parts': [[2024]] },
          author: [
            { family: 'Doe', given: 'Jane' },
            { family: 'Roe', given: 'Richard', ORCID: `https://orcid.org/${OTHER}` },
          ],
        },
      ]),
    );
    atOrcid({ orcid: OTHER, name: '', works: ['10.1000/7'] });
    await run();
    expect([person().resolved, trust().level]).toEqual([[], 'L0']);
  });
});

describe('a contradiction', () => {
  const conflicts = (): Conflict['kind'][] => person().conflicts.map(({ kind }) => kind);

  test('has the day on which it was first found, leaves the rest of the score, and goes when it is settled', async () => {
    await author({ orcid: ORCID });
    atOrcid({ name: 'Richard Roe' });
    await run();
    const { score } = trust();
    const report = await run({}, { day: after(10) });
    expect(report.conflicts.map(({ date }) => date)).toEqual([START]);
    // Nobody has looked.
    await run({}, { day: after(11), orcid: false });
    expect(conflicts()).toEqual(['other-name']);
    atOrcid({});
    await run({}, { day: after(12) });
    // The iD counts again.
    expect([conflicts(), trust().score]).toEqual([[], score + 7]);
  });
  test('about an iD goes with the iD', async () => {
    await author({ orcid: ORCID });
    atOrcid({ name: 'Richard Roe' });
    await run();
    await author({});
    await run({}, { orcid: false });
    expect(conflicts()).toEqual([]);
  });
  test.each([true, false])('is an iD that was given up, if what it said before is known here (%s) or not', async (known) => {
    await author({ orcid: ORCID });
    atOrcid({ urls: [PAGE] });
    await run();
    if (!known) await rm(state, { recursive: true });
    orcidAnswer = () =>
      respond(
        409,
        JSON.stringify({ 'response-code': 409, 'developer-message': `Deprecated: use ${OTHER}`, 'error-code': 9007, 'more-info': '' }),
      );
    const report = await run({}, { day: after(1) });
    expect(person().conflicts).toEqual([
      {
        kind: 'deprecated-orcid',
        found: `ORCID says that ${ORCID} was given up for ${OTHER}.`,
        source: 'orcid',
        url: AT_ORCID,
        date: after(1),
      },
    ]);
    expect([kinds(), report.exitCode]).toEqual([['orcid-link'], 3]);
    atOrcid({ urls: [PAGE] });
    await run({}, { day: after(2) });
    expect(conflicts()).toEqual([]);
  });
  test('are two files with one iD', async () => {
    await author({ orcid: ORCID });
    await author({ orcid: ORCID, name: 'Jane A. Doe' }, 'jane-a-doe');
    await run({}, { orcid: false });
    expect(person().conflicts).toEqual([
      {
        kind: 'shared-work',
        found: `The author file of jane-a-doe has the same orcid: ${ORCID}.`,
        url: `${SITE}authors/jane-a-doe/`,
        date: START,
      },
    ]);
    expect(person('jane-a-doe').conflicts.map(({ url }) => url)).toEqual([PAGE]);
  });
  test('is one name on a work that two people claim', async () => {
    await author({ name: 'J. Doe' }, 'john-doe');
    await put('sources/john-doe/works.bib', await readFile(join(content, 'sources/jane-doe/works.bib'), 'utf8'));
    await run({}, { orcid: false });
    expect(person().conflicts).toEqual([
      {
        kind: 'shared-work',
        found: 'On 2 works, among them “A study of subject number 1”, one name is said to be this author’s and john-doe’s.',
        url: `${SITE}authors/john-doe/`,
        date: START,
      },
    ]);
    expect(person('john-doe').conflicts.map(({ kind }) => kind)).toEqual(['shared-work']);
  });
});

describe('a verification that is stored', () => {
  test('stays with an author who is held', async () => {
    await author({ orcid: ORCID });
    atOrcid({ urls: [PAGE] });
    await run();
    const before: Verification[] = person().verifications;
    await rm(state, { recursive: true });
    orcidAnswer = () => respond(403);
    const report = await run({}, { day: after(60) });
    expect(report.held.map((one) => one.author)).toEqual(['jane-doe']);
    expect(person().verifications).toEqual(before);
  });
});
