import { readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { SourceError } from '../../../src/lib/errors.ts';
import { readList, type Http, type HttpRequest } from '../../../src/lib/sources/http/index.ts';
import { checkJson } from '../../../src/lib/sources/json.ts';
import { respond, type WireRequest } from '../../helpers/loopback.ts';
import { FEED, useStand } from './stand.ts';

const stand = useStand();
const PageSchema = z.object({ items: z.array(z.number()), next: z.string().nullable() });
const HOUR_MS = 3600_000;

/** Read a list of three pages, each of which names the cursor of the next. */
async function* pagesOf(http: Http, maxAgeMs = HOUR_MS): AsyncIterable<{ items: number[]; fromCache: boolean }> {
  for (let cursor: string | null = '*'; cursor !== null;) {
    const answer = await stand.ask(http, `/list?cursor=${cursor}`, {
      accept: 'application/json',
      maxAgeMs,
      accepts: (body) => checkJson(body, PageSchema),
    });
    if (answer.status === 'absent') throw new SourceError('crossref', answer.url, 'The list is not there.', 'Check the address.');
    const page = PageSchema.parse(JSON.parse(answer.body));
    yield { items: page.items, fromCache: answer.fromCache };
    cursor = page.next;
  }
}
const itemsOf = async (pages: AsyncIterable<{ items: number[] }>) => (await Array.fromAsync(pages)).flatMap(({ items }) => items);

/** A server whose cursors begin with the name of a session, and are of no use in another. */
function list(session: { name: string }, breaksAt = '') {
  return ({ path }: WireRequest) => {
    const cursor = new URL(path, 'http://x').searchParams.get('cursor')!;
    if (cursor === breaksAt && cursor.startsWith(session.name)) return { bytes: '', reset: true };
    if (cursor !== '*' && !cursor.startsWith(session.name)) return respond(400, '{"message":"The cursor has expired"}');
    const at = cursor === '*' ? 0 : Number(cursor.at(-1));
    return respond(200, JSON.stringify({ items: [at * 10, at * 10 + 1], next: at === 2 ? null : `${session.name}${at + 1}` }));
  };
}
const ALL = [0, 1, 10, 11, 20, 21];
const asked = () => stand.server!.requests.map(({ path }) => path.split('=')[1]);

describe('a run that was ended', () => {
  test('goes on where it was, and asks for no page that it has', async () => {
    const session = { name: 'a' };
    let breaksAt = 'a2';
    await stand.start((request) => list(session, breaksAt)(request));
    await expect(itemsOf(pagesOf(stand.client()))).rejects.toThrow('After 5 tries');
    expect(asked().filter((cursor) => cursor !== 'a2')).toEqual(['*', 'a1']);
    breaksAt = '';
    stand.server!.requests.length = 0;
    expect(await itemsOf(pagesOf(stand.client()))).toEqual(ALL);
    expect(asked()).toEqual(['a2']);
    expect(await itemsOf(pagesOf(stand.client()))).toEqual(ALL);
    expect(asked()).toEqual(['a2']);
  });

  test('reads a list from its start when the cursor has expired, and no page twice', async () => {
    const session = { name: 'a' };
    await stand.start((request) => list(session, 'a2')(request));
    await expect(itemsOf(pagesOf(stand.client()))).rejects.toThrow(SourceError);
    session.name = 'b';
    stand.server!.requests.length = 0;
    const http = stand.client();
    expect(await itemsOf(readList((fresh) => pagesOf(http, fresh ? 0 : HOUR_MS)))).toEqual(ALL);
    expect(asked()).toEqual(['a2', '*', 'b1', 'b2']);
  });

  test('reads a list from its start when it has changed since', async () => {
    const session = { name: 'a' };
    await stand.start((request) => list(session, 'a1')(request));
    await expect(itemsOf(pagesOf(stand.client()))).rejects.toThrow(SourceError);
    await stand.server!.close();
    // The list is shorter now, and what the kept page leads to is not accepted however often it is asked for.
    await stand.start(({ path }) => respond(200, path.endsWith('*') ? '{"items":[7],"next":null}' : '{"items":'));
    const http = stand.client();
    expect(await itemsOf(readList((fresh) => pagesOf(http, fresh ? 0 : HOUR_MS)))).toEqual([7]);
  });

  test('reads a list once when nothing kept is to blame', async () => {
    await stand.start(list({ name: 'a' }, 'a1'));
    const http = stand.client();
    await expect(itemsOf(readList((fresh) => pagesOf(http, fresh ? 0 : HOUR_MS)))).rejects.toThrow('After 5 tries');
    expect(asked().filter((cursor) => cursor === '*')).toHaveLength(1);
  });

  test('hands pages on as they come when the first is new', async () => {
    await stand.start(list({ name: 'a' }, 'a2'));
    const http = stand.client();
    const got: number[] = [];
    const reading = async () => {
      for await (const { items } of readList((fresh) => pagesOf(http, fresh ? 0 : HOUR_MS))) got.push(...items);
    };
    await expect(reading()).rejects.toThrow(SourceError);
    expect(got).toEqual([0, 1, 10, 11]);
  });

  test('stops at what is no fault of a source', async () => {
    const reads: boolean[] = [];
    const broken = async function* (fresh: boolean) {
      reads.push(fresh);
      yield { fromCache: true };
      throw new TypeError('a mistake of ours');
    };
    await expect(Array.fromAsync(readList(broken))).rejects.toThrow(TypeError);
    expect(reads).toEqual([false]);
  });

  test('leaves temporary files that the next run removes, unless somebody may be writing them', async () => {
    await stand.start(respond(200, FEED));
    await stand.ask(stand.client(), '/a');
    const [folder] = (await readdir(join(stand.folder, 'cache'), { withFileTypes: true })).filter((entry) => entry.isDirectory());
    const paths = ['old.json.12345678.tmp', 'new.json.12345678.tmp'].map((name) => join(stand.folder, 'cache', folder!.name, name));
    for (const path of paths) await writeFile(path, 'half');
    await utimes(paths[0]!, new Date(0), new Date(Date.now() - 2 * HOUR_MS));
    await stand.ask(stand.client(), '/b');
    const left = (await readdir(join(stand.folder, 'cache'), { recursive: true })).filter((name) => name.endsWith('.tmp'));
    expect(left).toEqual([join(folder!.name, 'new.json.12345678.tmp')]);
  });
});

describe('what is kept', () => {
  test('is asked for again when it would not pass today', async () => {
    await stand.start(respond(200, FEED, { ETag: '"1"' }), respond(200, '<feed><entry/><entry/></feed>'));
    await stand.ask(stand.client());
    const strict: Partial<HttpRequest> = {
      accepts: (body) => {
        if (body === FEED) throw new Error('one entry of two');
      },
    };
    expect(await stand.ask(stand.client(), '/feed', strict)).toMatchObject({ fromCache: false });
    expect(stand.server!.requests[1]!.headers.has('if-none-match')).toBe(false);
  });

  test('is asked for again when the source wants it new, though there was nothing', async () => {
    await stand.start(respond(404), respond(200, FEED));
    expect((await stand.ask(stand.client())).status).toBe('absent');
    expect((await stand.ask(stand.client(), '/feed', { maxAgeMs: 0 })).status).toBe('found');
  });

  test('tells what is gone from what never was', async () => {
    await stand.start((request) => respond(request.path === '/gone' ? 410 : 404));
    for (let time = 0; time < 2; time += 1) {
      expect(await stand.ask(stand.client(), '/gone')).toEqual({ status: 'absent', url: `${stand.server!.origin}/gone`, gone: true });
      expect(await stand.ask(stand.client(), '/never')).toEqual({ status: 'absent', url: `${stand.server!.origin}/never` });
    }
    expect(stand.server!.requests).toHaveLength(2);
  });

  test('is apart for each question that is posted', async () => {
    await stand.start((request) => respond(200, `<feed>${request.method} ${request.body}</feed>`));
    const http = stand.client();
    const post = (text: string) => stand.ask(http, '/feed', { post: text });
    expect(await post('{"ids":["ä"]}')).toMatchObject({ body: '<feed>POST {"ids":["ä"]}</feed>' });
    expect(await post('{"ids":["b"]}')).toMatchObject({ body: '<feed>POST {"ids":["b"]}</feed>' });
    expect(await stand.ask(http)).toMatchObject({ body: '<feed>GET </feed>' });
    expect(await post('{"ids":["ä"]}')).toMatchObject({ fromCache: true });
    expect(stand.server!.requests[0]!.headers.get('content-type')).toBe('application/json');
  });

  test.each([
    [303, 'GET', ''],
    [307, 'POST', '{}'],
    [308, 'POST', '{}'],
  ])('is asked for behind %i with %s', async (status, method, body) => {
    await stand.start((request) => (request.path === '/feed' ? respond(status, '', { Location: '/b' }) : respond(200, FEED)));
    await stand.ask(stand.client(), '/feed', { post: '{}' });
    expect(stand.server!.requests[1]).toMatchObject({ path: '/b', method, body });
  });
});
