import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { ConfigError } from '../../../src/lib/errors.ts';
import { PageFault } from '../../../src/lib/verify/page-fault.ts';
import { createPages, HTML_TYPES, TEXT_TYPES, type Page, type PagesOptions } from '../../../src/lib/verify/pages.ts';
import { loopback, respond, type Loopback, type WireAnswer, type WireRequest } from '../../helpers/loopback.ts';

const HOME = 'https://jane.example/about/';
const HTML = { 'Content-Type': 'text/html' };
const PAGE = '<!doctype html><title>Jane</title>';
const MB = 1024 * 1024;

let server: Loopback | undefined;
let slept: number[] = [];
afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** A reader of pages for which this answer stands for the whole web. */
async function reader(answer: (request: WireRequest, count: number) => WireAnswer, options: Partial<PagesOptions> = {}) {
  server = await loopback(answer);
  slept = [];
  return createPages({ userAgent: 'Peerpage test', standIn: server.origin, sleep: async (ms) => void slept.push(ms), ...options });
}
async function get(
  answer: WireAnswer | ((request: WireRequest, count: number) => WireAnswer),
  url = HOME,
  options: Partial<PagesOptions> = {},
): Promise<Page> {
  const pages = await reader(typeof answer === 'function' ? answer : () => answer, options);
  return pages.get(url, HTML_TYPES);
}
const pathsAsked = () => server!.requests.map(({ path }) => path);
const fault = async (page: Promise<Page>) => {
  const error: unknown = await page.then(() => undefined).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(PageFault);
  const { kind, message, remedy } = error as PageFault;
  expect(remedy).not.toBe('');
  return `${kind}: ${message}`;
};
const redirect = (location: string, status = 302) => respond(status, '', { Location: location });

describe('a page', () => {
  test('is asked for as we, without a cookie, and read as it is', async () => {
    expect(await get(respond(200, PAGE, { ...HTML, 'Set-Cookie': 'a=b' }))).toEqual({ url: HOME, text: PAGE });
    const [{ path, headers }] = server!.requests as [WireRequest];
    expect(path).toBe('/jane.example/about/');
    expect(headers.get('user-agent')).toBe('Peerpage test');
    expect(headers.get('accept')).toBe('text/html, application/xhtml+xml');
    expect([headers.has('cookie'), headers.has('authorization'), headers.has('referer')]).toEqual([false, false, false]);
  });
  test('that is linked over http is asked for over https', async () => {
    expect((await get(respond(200, PAGE, HTML), 'http://jane.example/#top')).url).toBe('https://jane.example/');
  });
  test('is asked for once, whoever asks', async () => {
    const pages = await reader(() => respond(200, PAGE, HTML));
    await Promise.all([pages.get(HOME, HTML_TYPES), pages.get(HOME, HTML_TYPES)]);
    expect(pathsAsked()).toHaveLength(1);
  });
  test('is kept for those who ask soon, and not for ever', async () => {
    const pages = await reader(() => respond(200, PAGE, HTML));
    const others = Array.from({ length: 40 }, (_, at) => `https://h${at}.example/`);
    await pages.get(HOME, HTML_TYPES);
    for (const url of others) await pages.get(url, HTML_TYPES);
    await pages.get(others.at(-1)!, HTML_TYPES);
    expect(pathsAsked()).toHaveLength(41);
    await pages.get(HOME, HTML_TYPES);
    expect(pathsAsked()).toHaveLength(42);
  });
  test('of a host that was asked before waits for a second, and of another does not', async () => {
    const pages = await reader(() => respond(200, PAGE, HTML));
    await Promise.all([pages.get(HOME, HTML_TYPES), pages.get('https://john.example/', HTML_TYPES)]);
    expect(slept).toEqual([]);
    await Promise.all([pages.get('https://jane.example/a', HTML_TYPES), pages.get('https://jane.example/b', HTML_TYPES)]);
    expect(slept).toEqual([1000, 1000]);
  });
  test.each([
    ['gzip', gzipSync(PAGE)],
    ['x-gzip', gzipSync(PAGE)],
    ['br', brotliCompressSync(PAGE)],
    ['deflate', deflateSync(PAGE)],
    ['identity', PAGE],
  ])('that is compressed as %s is unfolded', async (coding, body) => {
    expect((await get(respond(200, body, { ...HTML, 'Content-Encoding': coding }))).text).toBe(PAGE);
  });
  test.each([
    ['its header', 'text/html; charset=iso-8859-1', Buffer.from('é', 'latin1')],
    ['its header in quotes', 'text/html; charset="ISO-8859-1"', Buffer.from('é', 'latin1')],
    ['its header before its text', 'text/html; charset=utf-8', Buffer.from('<meta charset=latin1>é')],
    ['its text', 'text/html', Buffer.from('<meta charset="latin1">é', 'latin1')],
    ['an old form of its text', 'text/html', Buffer.from('<meta http-equiv=Content-Type content="text/html; charset=latin1">é', 'latin1')],
    ['its byte order mark', 'text/html; charset=latin1', Buffer.from('\uFEFFé', 'utf16le')],
    ['nothing', 'text/html', Buffer.from('é')],
    ['an unknown name', 'text/html; charset=klingon', Buffer.from('é')],
    ['a text that cannot be UTF-16', 'text/html', Buffer.from('<meta charset=utf-16>é')],
  ])('is decoded by %s', async (_, type, body) => {
    expect((await get(respond(200, body, { 'Content-Type': type }))).text).toMatch(/é$/);
  });
  test.each(['text/html', 'TEXT/HTML; charset=utf-8', 'application/xhtml+xml'])('may be %s', async (type) => {
    expect((await get(respond(200, PAGE, { 'Content-Type': type }))).text).toBe(PAGE);
  });
  test('of just 1 MB is read', async () => expect((await get(respond(200, 'x'.repeat(MB), HTML))).text).toHaveLength(MB));
});

describe('a redirect', () => {
  test.each([301, 302, 303, 307, 308])('with status %i is followed on the same host', async (status) => {
    const page = await get(({ path }) => (path.endsWith('/about/') ? redirect('/me/', status) : respond(200, PAGE, HTML)));
    expect(page).toEqual({ url: 'https://jane.example/me/', text: PAGE });
    expect(slept).toEqual([1000]);
  });
  test('to http on the same host is asked for over https', async () => {
    const page = await get(({ path }) => (path.endsWith('/about/') ? redirect('http://jane.example/me/') : respond(200, PAGE, HTML)));
    expect(page.url).toBe('https://jane.example/me/');
  });
  test('is followed five times, and not six', async () => {
    const chain = (length: number) => (_: WireRequest, count: number) =>
      count > length ? respond(200, PAGE, HTML) : redirect(`/${count}`);
    expect((await get(chain(5))).url).toBe('https://jane.example/5');
    await server!.close();
    expect(await fault(get(chain(6)))).toBe('refused: It redirects more than 5 times.');
  });
  test.each([
    ['another host', 'https://evil.example/', 'evil.example'],
    ['a host below', 'https://www.jane.example/about/', 'www.jane.example'],
    ['a host above', 'https://example/', 'example'],
    ['a look-alike', 'https://xn--jne-6cd.example/', 'xn--jne-6cd.example'],
    ['another host without its scheme', '//evil.example/', 'evil.example'],
    ['this machine', 'https://127.0.0.1/', '127.0.0.1'],
    ['this machine by number', 'http://2130706433/', '127.0.0.1'],
    ['the keys of a cloud', 'http://169.254.169.254/latest/meta-data/', '169.254.169.254'],
  ])('to %s is not followed', async (_, location, host) => {
    expect(await fault(get(redirect(location)))).toBe(
      `refused: It redirects to ${host}, which is another host and proves nothing for this one.`,
    );
    expect(pathsAsked()).toHaveLength(1);
  });
  test.each([
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://jane.example/',
    'https://jane.example:8443/',
    'https://me:secret@jane.example/',
    'http://[',
  ])('to %s is not followed', async (location) => {
    expect(await fault(get(redirect(location)))).toMatch(/^refused: /);
    expect(pathsAsked()).toHaveLength(1);
  });
  test('without a place is no page', async () =>
    expect(await fault(get(respond(302)))).toBe('unreachable: jane.example answers with status 302.'));
});

describe('a page is not read', () => {
  test.each([404, 410])('that is not there (%i)', async (status) => {
    expect(await fault(get(respond(status, PAGE, HTML)))).toBe(
      `absent: There is no page${status === 410 ? ' any more' : ''} (status ${status}).`,
    );
  });
  test.each([401, 403])('that is not for everybody (%i)', async (status) => {
    expect(await fault(get(respond(status, PAGE, HTML)))).toBe(`refused: jane.example does not show it to everybody (status ${status}).`);
  });
  test.each([400, 429, 500, 503])('of a host that refuses (%i)', async (status) => {
    expect(await fault(get(respond(status, PAGE, HTML)))).toBe(`unreachable: jane.example answers with status ${status}.`);
  });
  test.each([
    ['a PDF', 'application/pdf', 'application/pdf'],
    ['plain text', 'text/plain', 'text/plain'],
    ['JSON', 'application/json', 'application/json'],
    ['an image with HTML in its name', 'image/svg+xml; x=text/html', 'image/svg+xml'],
    ['unnamed', '', 'of no known type'],
  ])('that is %s', async (_, type, told) => {
    expect(await fault(get(respond(200, PAGE, { 'Content-Type': type })))).toBe(`refused: It is ${told}, not text/html.`);
  });
  test.each([
    ['plainly', respond(200, 'x'.repeat(MB + 1), HTML)],
    [
      'under a length that it does not keep',
      { bytes: `HTTP/1.1 200 X\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n${PAGE}`, endless: true },
    ],
    ['gzipped', respond(200, gzipSync('x'.repeat(200 * MB)), { ...HTML, 'Content-Encoding': 'gzip' })],
    ['as brotli', respond(200, brotliCompressSync('x'.repeat(50 * MB), { params: { 1: 4 } }), { ...HTML, 'Content-Encoding': 'br' })],
  ])('that is longer than 1 MB, %s', async (_, answer) => {
    const before = process.memoryUsage().rss;
    expect(await fault(get(answer))).toBe('refused: The page is longer than 1 MB, so it was not read.');
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * MB);
  });
  test.each([
    ['as something unknown', 'zstd', 'refused: The page is compressed as “zstd”, which was not asked for.'],
    ['twice', 'gzip, br', 'refused: The page is compressed as “gzip, br”, which was not asked for.'],
    ['as it says it is, but is not', 'gzip', 'unreachable: jane.example could not be read (Z_DATA_ERROR).'],
  ])('that is compressed %s', async (_, coding, told) => {
    expect(await fault(get(respond(200, PAGE, { ...HTML, 'Content-Encoding': coding })))).toBe(told);
  });
  test('whose compressed half is missing', async () => {
    const half = gzipSync(PAGE.repeat(100)).subarray(0, 40);
    expect(await fault(get(respond(200, half, { ...HTML, 'Content-Encoding': 'gzip' })))).toMatch(/^unreachable: /);
  });
  test('in the place of which the server changes to another protocol', async () => {
    const bytes = 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
    expect(await fault(get({ bytes }))).toBe('unreachable: jane.example could not be read (it ended the connection).');
  });
  test('whose connection breaks', async () => {
    const whole = respond(200, PAGE, { ...HTML, 'Content-Length': '9999' });
    expect(await fault(get({ ...whole, reset: true }))).toMatch(/^unreachable: /);
  });
  test.each([
    ['silent', { bytes: '', hang: true }, { headers: 100, total: 5000 }],
    ['slow to begin', { ...respond(200, PAGE, HTML), delayMs: 1000 }, { headers: 100, total: 5000 }],
    ['slow to go on', { ...respond(200, PAGE.repeat(1000), HTML), drip: 10 }, { headers: 5000, total: 300 }],
  ])('from a host that is %s', async (_, answer, timeoutsMs) => {
    const start = performance.now();
    expect(await fault(get(answer, HOME, { timeoutsMs }))).toBe('unreachable: jane.example did not answer in time.');
    expect(performance.now() - start).toBeLessThan(900);
  });
  test('from a host that is slow at every redirect, past ten seconds in all', async () => {
    const slow = (_: WireRequest, count: number) => ({ ...redirect(`/${count}`), delayMs: 150 });
    expect(await fault(get(slow, HOME, { timeoutsMs: { headers: 5000, total: 400 } }))).toBe(
      'unreachable: jane.example did not answer in time.',
    );
    expect(pathsAsked().length).toBeLessThan(5);
  });
  test.each([
    ['no address', 'jane'],
    ['a file', 'file:///etc/passwd'],
    ['one with a password', 'https://me:secret@jane.example/'],
    ['one at another port', 'https://jane.example:8443/'],
    ['one at the port of http', 'https://jane.example:80/'],
    ['this machine', 'https://127.0.0.1/'],
    ['this machine by another name', 'https://0x7f.1/'],
    ['this machine in IPv6', 'https://[::1]/'],
    ['this machine, as IPv4 in IPv6', 'https://[::ffff:127.0.0.1]/'],
    ['a private network', 'https://192.168.0.1/'],
  ])('whose address is %s, and nobody is asked', async (_, url) => {
    expect(await fault(get(respond(200, PAGE, HTML), url))).toMatch(/^refused: /);
    expect(pathsAsked()).toEqual([]);
  });
});

describe('without a stand-in', () => {
  const pages = (addresses: string[]) =>
    createPages({
      userAgent: 'Peerpage test',
      resolve: async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      timeoutsMs: { headers: 300, total: 300 },
    });
  test.each([
    ['private', ['10.0.0.1']],
    ['this machine', ['127.0.0.1', '::1']],
    ['metadata', ['169.254.169.254']],
    ['mapped', ['::ffff:127.0.0.1']],
    ['nothing', []],
  ])('a host whose addresses are %s is not asked', async (_, addresses) => {
    expect(await fault(pages(addresses).get(HOME, HTML_TYPES))).toBe(
      'refused: jane.example has no address of the public internet, so it is not asked.',
    );
  });
  test('a host with one public address is asked at that one only', async () => {
    const { publicLookup } = await import('../../../src/lib/verify/public-lookup.ts');
    const lookup = publicLookup(async () => [
      { address: '127.0.0.1', family: 4 },
      { address: '8.8.8.8', family: 4 },
      { address: 'fd00::1', family: 6 },
    ]);
    const all = await new Promise((done) => lookup('jane.example', { all: true }, (_, addresses) => done(addresses)));
    const one = await new Promise((done) => lookup('jane.example', {}, (_, ...rest) => done(rest)));
    expect([all, one]).toEqual([[{ address: '8.8.8.8', family: 4 }], ['8.8.8.8', 4]]);
  });
  test('a host that nobody knows is not there', async () => {
    const unknown = createPages({
      userAgent: 'Peerpage test',
      resolve: () => Promise.reject(Object.assign(new Error('not found'), { code: 'ENOTFOUND' })),
    });
    expect(await fault(unknown.get(HOME, HTML_TYPES))).toBe('unreachable: jane.example could not be read (ENOTFOUND).');
  });
});

describe('a stand-in', () => {
  test.each(['http://people.example.org', 'nonsense', 'file:///tmp', 'http://127.0.0.1.evil.example'])('cannot be %s', (standIn) =>
    expect(() => createPages({ userAgent: 'x', standIn })).toThrow(ConfigError),
  );
  test.each(['http://127.0.0.1:8080', 'http://localhost:1', 'http://[::1]:1', 'https://mirror.example'])('can be %s', (standIn) =>
    expect(() => createPages({ userAgent: 'x', standIn })).not.toThrow(),
  );
});

test('a file beside a page is plain text', async () => {
  const pages = await reader(() => respond(200, 'https://people.example.org/authors/jane-doe/', { 'Content-Type': 'text/plain' }));
  expect((await pages.get(`${HOME}peerpage.txt`, TEXT_TYPES)).text).toBe('https://people.example.org/authors/jane-doe/');
});
