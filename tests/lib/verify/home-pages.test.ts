import { describe, expect, test } from 'vitest';
import { parseSafeUrl } from '../../../src/lib/identifiers/index.ts';
import { AuthorSchema, ClaimSchema } from '../../../src/lib/model/index.ts';
import { homePageIssues, homePagesOf, lookAtHomePages, tokenUrl, type HomePage } from '../../../src/lib/verify/home-pages.ts';
import { PageFault } from '../../../src/lib/verify/page-fault.ts';
import type { Pages } from '../../../src/lib/verify/pages.ts';
import { profileAddresses } from '../../../src/lib/verify/profile-address.ts';

const SITE = 'https://people.example.org/base/';
const PAGE = `${SITE}authors/jane-doe/`;
const LINK = `<a rel=me href="${PAGE}">profile</a>`;
const owner = (links: string[]) => AuthorSchema.parse({ name: 'Jane Doe', links: links.map((url) => ({ label: 'Page', url })) });
const claim = (homePage: string, state = 'claimed') =>
  ClaimSchema.parse({ state, date: '2026-01-01', request: { submission: `hmac-sha256:${'0'.repeat(32)}`, date: '2026-01-01', homePage } });

describe('the home pages of an author are', () => {
  test.each([
    ['the links of the author file, over https', ['http://jane.example/a'], undefined, ['https://jane.example/a']],
    [
      'five of them at most',
      [1, 2, 3, 4, 5, 6].map((at) => `https://l${at}.example/`),
      undefined,
      [1, 2, 3, 4, 5].map((at) => `https://l${at}.example/`),
    ],
    [
      'that of the claim, however many they are',
      [1, 2, 3, 4, 5].map((at) => `https://l${at}.example/`),
      claim('https://jane.example/'),
      [...[1, 2, 3, 4, 5].map((at) => `https://l${at}.example/`), 'https://jane.example/'],
    ],
    ['that of the claim once', ['https://jane.example/'], claim('http://jane.example/index.html'), ['https://jane.example/index.html']],
    ['not that of a claim that waits', [], claim('https://jane.example/', 'pending'), []],
    [
      'not their ORCID records',
      ['https://orcid.org/0000-0002-1825-0097', 'https://sandbox.orcid.org/x', 'https://orcid.org.example/'],
      undefined,
      ['https://orcid.org.example/'],
    ],
    ['not pages of the site', [PAGE, SITE, 'http://people.example.org/base'], claim(PAGE), []],
    [
      'pages of the same host beside the site',
      ['https://people.example.org/~jane/', 'https://people.example.org/basement/'],
      undefined,
      ['https://people.example.org/~jane/', 'https://people.example.org/basement/'],
    ],
  ])('%s', (_, links, made, expected) => expect(homePagesOf(owner(links), made, SITE)).toEqual(expected));
});

describe('looking at home pages', () => {
  const wanted = (url: string, author = 'jane-doe'): HomePage => ({
    author,
    url: parseSafeUrl(url)!,
    profile: profileAddresses(SITE, { slug: author, author: AuthorSchema.parse({ name: 'Jane Doe' }) }),
  });
  /** Pages of these addresses; all others are not there. */
  const pagesAt = (texts: Readonly<Record<string, string | PageFault>>, asked: string[] = []): Pages => ({
    async get(url) {
      asked.push(url);
      const text = texts[url] ?? new PageFault('absent', 'Not there.', 'Look.');
      if (text instanceof PageFault) throw text;
      return { url, text };
    },
  });
  const look = async (texts: Readonly<Record<string, string | PageFault>>, asked: string[] = []) =>
    (await lookAtHomePages([wanted('https://jane.example/a/')], pagesAt(texts, asked)))[0]!;

  test('asks for the file beside a page only if the page says nothing', async () => {
    const asked: string[] = [];
    expect((await look({ 'https://jane.example/a/': LINK }, asked)).kinds).toEqual(['rel-me']);
    expect(asked).toEqual(['https://jane.example/a/']);
    expect((await look({ 'https://jane.example/a/': '', 'https://jane.example/a/peerpage.txt': PAGE }, asked)).kinds).toEqual(['token']);
    expect(asked.slice(1)).toEqual(['https://jane.example/a/', 'https://jane.example/a/peerpage.txt']);
  });
  test.each([
    ['is not there', new PageFault('absent', 'Not there.', 'Look.'), undefined],
    ['is a page in its place', new PageFault('refused', 'It is text/html.', 'Look.'), undefined],
    [
      'cannot be had',
      new PageFault('unreachable', 'Down.', 'Look.'),
      { message: 'The page does not link here, and https://jane.example/a/peerpage.txt could not be read: Down.', remedy: 'Look.' },
    ],
  ])('says of a file that %s: %s', async (_, fault, told) => {
    expect(await look({ 'https://jane.example/a/': '', 'https://jane.example/a/peerpage.txt': fault })).toEqual({
      author: 'jane-doe',
      url: 'https://jane.example/a/',
      kinds: [],
      ...(told === undefined ? {} : { fault: told }),
    });
  });
  test.each([
    ['https://host.example/', 'https://host.example/peerpage.txt'],
    ['https://host.example/people/jane/', 'https://host.example/people/jane/peerpage.txt'],
    ['https://host.example/people/jane', 'https://host.example/people/jane/peerpage.txt'],
    ['https://host.example/people/jane/index.html?lang=en#top', 'https://host.example/people/jane/peerpage.txt'],
    ['https://host.example/people/index.html', 'https://host.example/people/peerpage.txt'],
    ['https://host.example/people/jane.html', 'https://host.example/people/jane.html/peerpage.txt'],
    ['https://host.example//evil.example/x', 'https://host.example//evil.example/x/peerpage.txt'],
  ])('takes for the file of %s only %s, and none of a folder that others share', async (page, file) => {
    expect(tokenUrl(page)).toBe(file);
    const [found] = await lookAtHomePages([wanted(page)], pagesAt({ [parseSafeUrl(page)!]: '', [file]: PAGE }));
    expect(found!.kinds).toEqual(['token']);
    const shared = new URL('peerpage.txt', page).href;
    if (shared === file) return;
    const [other] = await lookAtHomePages([wanted(page)], pagesAt({ [parseSafeUrl(page)!]: '', [shared]: PAGE }));
    expect(other!.kinds).toEqual([]);
  });
  test('says whose page could not be read, and why', async () => {
    const looks = await lookAtHomePages(
      [wanted('https://jane.example/'), wanted('https://john.example/', 'john-public')],
      pagesAt({ 'https://jane.example/': LINK }),
    );
    expect(homePageIssues(looks)).toEqual([
      {
        severity: 'warning',
        source: 'home-pages',
        place: 'https://john.example/',
        record: 'john-public',
        message: 'Not there.',
        remedy: 'Look.',
      },
    ]);
  });
  test('looks at a page that several name for all of them at a time, and tells in the order of the question', async () => {
    const asked: string[] = [];
    const all = ['https://a.example/', 'https://a.example/x', 'https://a.example/'].map((url) => wanted(url));
    const looks = await lookAtHomePages(all, pagesAt({ 'https://a.example/': LINK, 'https://a.example/x': LINK }, asked));
    expect(asked).toEqual(['https://a.example/', 'https://a.example/', 'https://a.example/x']);
    expect(looks.map(({ url }) => url)).toEqual(all.map(({ url }) => url));
  });
  test('asks four hosts at once, each one page at a time, and tells in the order of the question', async () => {
    const running = new Map<string, number>();
    let [most, mostOfOne] = [0, 0];
    const pages: Pages = {
      async get(url) {
        const { host } = new URL(url);
        running.set(host, (running.get(host) ?? 0) + 1);
        mostOfOne = Math.max(mostOfOne, running.get(host)!);
        most = Math.max(most, [...running.values()].filter((count) => count > 0).length);
        await new Promise((resolve) => setTimeout(resolve, 5));
        running.set(host, running.get(host)! - 1);
        return { url, text: LINK };
      },
    };
    const all = Array.from({ length: 30 }, (_, at) => wanted(`https://h${at % 10}.example/${at}`));
    const looks = await lookAtHomePages(all, pages);
    expect([most, mostOfOne, looks.map(({ url }) => url)]).toEqual([4, 1, all.map(({ url }) => url)]);
  });

  describe('of a host that does not answer', () => {
    const DAYS = Array.from({ length: 60 }, (_, at) => new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10));
    const all = Array.from({ length: 30 }, (_, at) => wanted(`https://silent.example/${at}/`, `a-${at}`));
    const lookOn = async (day: string, more: HomePage[] = []) => {
      let time = 0;
      const asked: string[] = [];
      const pages: Pages = {
        async get(url) {
          asked.push(url);
          if (!url.includes('silent')) return { url, text: LINK };
          time += 10_000;
          throw new PageFault('unreachable', 'Did not answer in time.', 'Look.');
        },
      };
      const looks = await lookAtHomePages([...all, ...more], pages, { day, now: () => time });
      return { looks, asked };
    };

    test('asks for a minute, tells the rest once, and goes on with others', async () => {
      const { looks, asked } = await lookOn('2026-01-01', [wanted('https://jane.example/')]);
      expect(asked).toHaveLength(7);
      expect(looks.filter(({ passedOver }) => passedOver)).toHaveLength(24);
      expect(looks.at(-1)!.kinds).toEqual(['rel-me']);
      const issues = homePageIssues(looks);
      expect([issues.length, issues.at(-1)!.place, issues.at(-1)!.message]).toEqual([
        7,
        'https://silent.example',
        expect.stringContaining('24 more of its pages were not looked at'),
      ]);
    });
    test.each([1, 5, 6, 7])('comes to every page in harvests %i days apart', async (apart) => {
      const asked = new Set<string>();
      for (let at = 0; at < 60; at += 1) {
        const day = new Date(Date.UTC(2026, 0, 1 + at * apart)).toISOString().slice(0, 10);
        for (const url of (await lookOn(day)).asked) asked.add(url);
      }
      expect(asked.size).toBe(all.length);
    });
    test('asks for the same pages on the same day, and begins with another one on the next', async () => {
      const first: string[] = [];
      for (const day of DAYS) {
        const [once, again] = [await lookOn(day), await lookOn(day)];
        expect(once.asked).toEqual(again.asked);
        first.push(once.asked[0]!);
      }
      expect(first.every((url, at) => url !== first[at - 1])).toBe(true);
    });
  });
});
