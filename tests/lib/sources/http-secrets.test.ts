import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SourceError } from '../../../src/lib/errors.ts';
import { checkJson } from '../../../src/lib/sources/json.ts';
import type { HttpRequest } from '../../../src/lib/sources/http/index.ts';
import { respond, type WireAnswer, type WireRequest } from '../../helpers/loopback.ts';
import { fetchAt, FEED, useStand } from './stand.ts';
import * as z from 'zod';

const stand = useStand();
const QUERY = 'canary in query/1';
const HEADER = 'canary-in-header';
const JSON_KINDS: Partial<HttpRequest> = { accept: 'application/json', accepts: (body) => checkJson(body, z.looseObject({})) };
const KEYS: Partial<HttpRequest> = {
  source: 'openalex',
  credentials: { query: { api_key: QUERY }, headers: { Authorization: `Bearer ${HEADER}` } },
  contactParameter: 'mailto',
};
/** Everything that is told: messages, places, remedies, causes, warnings. */
async function told(ask: Promise<unknown>): Promise<string> {
  const error = await ask.then(
    () => undefined,
    (reason: unknown) => reason as SourceError,
  );
  const causes: unknown[] = [];
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) causes.push(cause.message, cause.stack, { ...cause });
  return JSON.stringify([causes, stand.warned]);
}
/** Names and texts of all kept files. */
async function kept(): Promise<string> {
  const entries = await readdir(stand.folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return JSON.stringify(await Promise.all(files.map(async (path) => [path, await readFile(path, 'utf8')])));
}
const NOTHING = /canary/;

describe('a key', () => {
  test('is sent, and the contact address where the source wants it', async () => {
    await stand.start(respond(200, FEED));
    await stand.ask(stand.client(), '/feed?a=1', KEYS);
    const { path, headers } = stand.server!.requests[0]!;
    expect(path).toBe('/feed?a=1&api_key=canary+in+query%2F1&mailto=host%40example.org');
    expect(headers.get('authorization')).toBe(`Bearer ${HEADER}`);
    expect(await kept()).not.toMatch(NOTHING);
    expect(await kept()).not.toContain('host@example.org');
  });

  test('makes no other question of the same question', async () => {
    await stand.start(respond(200, FEED));
    await stand.ask(stand.client(), '/feed', KEYS);
    expect(await stand.ask(stand.client(), '/feed')).toMatchObject({ fromCache: true });
  });

  test('that an accepted answer echoes is not kept, and not handed on', async () => {
    const echo = (request: WireRequest) =>
      respond(
        200,
        JSON.stringify({
          url: decodeURIComponent(request.path),
          raw: request.path,
          plain: QUERY,
          auth: request.headers.get('authorization'),
        }),
      );
    await stand.start(echo);
    const answer = await stand.ask(stand.client(), '/works', { ...KEYS, ...JSON_KINDS });
    expect(JSON.stringify(answer)).not.toMatch(NOTHING);
    expect(answer).toMatchObject({ body: expect.stringContaining('"plain":"REDACTED"') });
    expect(await kept()).not.toMatch(NOTHING);
  });

  test.each<[string, (request: WireRequest) => WireAnswer]>([
    ['a refusal as JSON', () => respond(401, JSON.stringify({ error: 'Invalid key', message: `${QUERY} is no key` }))],
    ['a refusal as text', () => respond(403, `Token ${HEADER} has expired`)],
    ['a bad request', () => respond(400, `<html><title>No ${QUERY}</title></html>`)],
    ['a limit', () => respond(429, `Too often: ${HEADER}`)],
    ['a page that is no feed', () => respond(200, `Hello ${HEADER}`)],
    ['a login page', () => respond(200, `<!doctype html><title>${encodeURIComponent(QUERY)}</title>`)],
    ['a redirect elsewhere', ({ path }) => respond(302, '', { Location: `https://evil.example${path}&x=${HEADER}` })],
    ['a redirect to itself', ({ path }) => respond(302, '', { Location: path })],
    ['a feed cut off', () => respond(200, `<feed><a href="${HEADER}">`)],
    ['a broken connection', () => ({ bytes: '', reset: true })],
  ])('is in no message about %s', async (_, answer) => {
    await stand.start(answer);
    const text = await told(stand.ask(stand.client(), '/feed', KEYS));
    expect(text).toContain('/feed');
    expect(text).not.toMatch(NOTHING);
    expect(await kept()).not.toMatch(NOTHING);
  });

  test('that cannot be a header is not told', async () => {
    await stand.start(respond(200, FEED));
    const bad = { credentials: { headers: { Authorization: `Bearer ${HEADER}\n1` } } };
    expect(await told(stand.ask(stand.client(), '/feed', bad))).not.toMatch(NOTHING);
  });

  test('goes with a redirect of the same origin', async () => {
    await stand.start((request) => (request.path.startsWith('/a') ? respond(301, '', { Location: '/b?x=1' }) : respond(200, FEED)));
    const answer = await stand.ask(stand.client(), '/a', KEYS);
    expect(answer).toMatchObject({ finalUrl: `${stand.server!.origin}/b?x=1` });
    expect(stand.server!.requests[1]!.path).toContain('api_key=canary');
    expect(stand.server!.requests[1]!.headers.get('authorization')).toContain(HEADER);
  });

  test('is in no address that is kept, though a redirect makes it part of the path', async () => {
    await stand.start((request) =>
      request.path.startsWith('/a') ? respond(301, '', { Location: `/${HEADER}/b?q=${HEADER}` }) : respond(200, FEED),
    );
    expect(await stand.ask(stand.client(), '/a', KEYS)).toMatchObject({ finalUrl: `${stand.server!.origin}/REDACTED/b` });
    expect(await kept()).not.toMatch(NOTHING);
  });

  test('goes to no other origin, though it is the same provider and names the key itself', async () => {
    const sent: { url: string; headers: string }[] = [];
    await stand.start((request) =>
      request.path.includes('moved')
        ? respond(200, FEED)
        : respond(301, '', { Location: `https://www.example.org/moved?api_key=${QUERY}&k=${HEADER}&b=2` }),
    );
    const http = stand.client({
      fetch: (url, init) => {
        sent.push({ url: String(url), headers: JSON.stringify(init?.headers) });
        return fetchAt(stand)(url, init);
      },
    });
    const answer = await stand.ask(http, '', { url: 'https://example.org/feed', ...KEYS });
    expect(answer).toMatchObject({ finalUrl: 'https://www.example.org/moved?b=2' });
    expect(sent).toHaveLength(2);
    expect(JSON.stringify(sent[0])).toMatch(NOTHING);
    expect(JSON.stringify(sent[1])).not.toMatch(NOTHING);
    expect(await kept()).not.toMatch(NOTHING);
  });

  test('that is short is not looked for inside words', async () => {
    await stand.start(respond(200, FEED.replace('<entry/>', '<entry>a feed of keys</entry>')));
    const answer = await stand.ask(stand.client(), '/feed', { credentials: { query: { api_key: 'key' } } });
    expect(answer).toMatchObject({ body: expect.stringContaining('a feed of keys') });
  });
});

describe('a refusal', () => {
  const refused = async (answer: WireAnswer, change: Partial<HttpRequest> = {}): Promise<SourceError> => {
    await stand.start(answer);
    const error = await stand
      .ask(stand.client(), '/works', { source: 'openalex', ...JSON_KINDS, ...change })
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SourceError);
    return error as SourceError;
  };

  test.each([401, 403])('with %i names the variable that holds the key, not the key', async (status) => {
    const error = await refused(respond(status, '{"error":"Invalid API key"}'), KEYS);
    expect(error.message).toBe(`Status ${status}: the source refuses and says “Invalid API key”.`);
    expect(error.remedy).toBe('Check the key in PEERPAGE_OPENALEX_KEY.');
    const other = await refused(respond(status, ''), { source: 'semanticscholar' });
    expect(other.remedy).toContain('set yours in PEERPAGE_SEMANTICSCHOLAR_KEY');
    expect(other.remedy).toContain('PEERPAGE_CONTACT');
  });

  test('five times in a row is the last that is asked for', async () => {
    await stand.start(respond(401, ''));
    const http = stand.client();
    for (const path of ['/a', '/b', '/c', '/d', '/e']) await expect(stand.ask(http, path, KEYS)).rejects.toThrow('Status 401');
    await expect(stand.ask(http, '/f', KEYS)).rejects.toThrow('has failed 5 times in a row');
    expect(stand.server!.requests).toHaveLength(5);
  });

  test.each<[about: string, body: string, expected: string]>([
    ['Crossref', '{"status":"failed","message":[{"type":"x","value":"y","message":"Filter y is unknown"}]}', '“Filter y is unknown”'],
    ['DataCite', '{"errors":[{"status":"400","title":"Bad query"}]}', '“Bad query”'],
    ['ORCID', '{"response-code":400,"developer-message":"400 Bad Request: no","user-message":"x"}', '“400 Bad Request: no”'],
    ['Semantic Scholar', '{"error":"Unrecognized or unsupported fields: [x]"}', '“Unrecognized or unsupported fields: [x]”'],
    ['an OAI server', '<?xml version="1.0"?><OAI-PMH><error code="badArgument">Bad  verb</error></OAI-PMH>', '“Bad verb”'],
    ['a proxy', '<html><head><title>Not allowed</title></head><body>…</body></html>', '“Not allowed”'],
    ['a text', 'No such filter.\n', '“No such filter”'],
    ['a text that would steer a terminal', 'a\u001b[2J\r\nb\u202ec', '“a [2J b c”'],
    ['JSON that says something far inside', `{"error":${'['.repeat(9000)}"deep"${']'.repeat(9000)}}`, 'Status 400.'],
    ['JSON without a message', '{"ok":false}', 'Status 400.'],
    ['nothing', '', 'Status 400.'],
    ['cut JSON', '{"error":"Bad', '“{"error":"Bad”'],
  ])('says what the source said: %s', async (_, body, expected) => {
    const error = await refused(respond(400, body), {
      accepts: () => {
        throw new Error('not what was asked for');
      },
    });
    expect(error.message).toContain(expected);
    expect(stand.server!.requests).toHaveLength(1);
  });

  test('is told in a line of a reasonable length, whatever it says', async () => {
    for (const body of ['x'.repeat(100_000), '<a '.repeat(50_000), `{"error":${'['.repeat(40_000)}`, `<title>${'<'.repeat(100_000)}`]) {
      const started = performance.now();
      const error = await refused(respond(400, body), {
        accepts: () => {
          throw new Error('no');
        },
      });
      expect(error.message.length).toBeLessThan(300);
      expect(performance.now() - started).toBeLessThan(1000);
    }
  });
});
