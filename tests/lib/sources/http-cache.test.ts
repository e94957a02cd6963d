import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { respond } from '../../helpers/loopback.ts';
import { FEED, useStand } from './stand.ts';

const stand = useStand();

describe('the cache', () => {
  test('answers while the answer is fresh, and asks after that', async () => {
    await stand.start(respond(200, FEED));
    await stand.ask(stand.client());
    stand.now += 1800_000;
    expect(await stand.ask(stand.client())).toMatchObject({ fromCache: true, body: FEED });
    stand.now += 3600_000;
    expect(await stand.ask(stand.client())).toMatchObject({ fromCache: false });
    expect(stand.server!.requests).toHaveLength(2);
  });

  test('of a day is asked anew by a run at the same hour of the next day, however early in the run', async () => {
    const DAY_MS = 24 * 3600_000;
    await stand.start(respond(200, FEED));
    await stand.ask(stand.client(), '/feed', { maxAgeMs: DAY_MS });
    stand.now += 19 * 3600_000;
    expect(await stand.ask(stand.client(), '/feed', { maxAgeMs: DAY_MS })).toMatchObject({ fromCache: true });
    stand.now += 5 * 3600_000 - 60_000;
    expect(await stand.ask(stand.client(), '/feed', { maxAgeMs: DAY_MS })).toMatchObject({ fromCache: false });
  });

  test('is passed over when told to, and is all there is when offline', async () => {
    await stand.start(respond(200, FEED));
    await expect(stand.ask(stand.client({ offline: true }))).rejects.toThrow('offline');
    await stand.ask(stand.client());
    expect(await stand.ask(stand.client({ offline: true }))).toMatchObject({ fromCache: true });
    stand.now += 99 * 24 * 3600_000;
    expect(await stand.ask(stand.client({ offline: true }))).toMatchObject({ fromCache: true });
    expect(await stand.ask(stand.client({ refresh: true }))).toMatchObject({ fromCache: false });
  });

  test('asks only if something changed', async () => {
    await stand.start(respond(200, FEED, { ETag: '"v1"' }), respond(304));
    await stand.ask(stand.client());
    stand.now += 7200_000;
    expect(await stand.ask(stand.client())).toMatchObject({ body: FEED });
    expect(stand.server!.requests[1]!.headers.get('if-none-match')).toBe('"v1"');
  });

  test('asks for the whole when it was only confirmed for a month', async () => {
    await stand.start(respond(200, FEED, { ETag: '"v1"' }), respond(304), respond(200, FEED));
    await stand.ask(stand.client());
    stand.now += 20 * 24 * 3600_000;
    await stand.ask(stand.client());
    stand.now += 20 * 24 * 3600_000;
    expect(await stand.ask(stand.client())).toMatchObject({ body: FEED, fromCache: false });
    expect(stand.server!.requests.map(({ headers }) => headers.get('if-none-match'))).toEqual([undefined, '"v1"', undefined]);
  });

  test('knows for a week that there is nothing, and asks again after that', async () => {
    await stand.start(respond(404), respond(200, FEED));
    await stand.ask(stand.client());
    stand.now += 6 * 24 * 3600_000;
    expect((await stand.ask(stand.client())).status).toBe('absent');
    stand.now += 2 * 24 * 3600_000;
    expect((await stand.ask(stand.client())).status).toBe('found');
  });

  test('that cannot be written does not lose the answer in hand, and is warned of once', async () => {
    await stand.start(respond(200, FEED));
    await writeFile(join(stand.folder, 'cache'), 'a file where the folder should be');
    const http = stand.client();
    expect(await stand.ask(http, '/a')).toMatchObject({ body: FEED });
    expect(await stand.ask(http, '/b')).toMatchObject({ body: FEED });
    expect(stand.warned).toMatchObject([
      expect.stringMatching(/The cache cannot be written \((?:ENOTDIR|EEXIST).*will be asked for again/),
    ]);
    expect(await readdir(stand.folder)).toEqual(['cache']);
  });

  test('never answers with what was damaged on disk', async () => {
    await stand.start(respond(200, FEED));
    await stand.ask(stand.client());
    const [name] = (await readdir(stand.folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    const path = join(name!.parentPath, name!.name);
    for (const text of ['', (await readFile(path, 'utf8')).slice(0, 80), (await readFile(path, 'utf8')).replace('<entry/>', '<other/>')]) {
      await writeFile(path, text);
      expect(await stand.ask(stand.client())).toMatchObject({ fromCache: false, body: FEED });
    }
  });

  test('tells the pages of a list apart, whatever their place in it is called', async () => {
    await stand.start((request) => respond(200, `<feed>${request.path.slice(1)}</feed>`));
    const http = stand.client();
    for (const path of ['/list', '/list?token=', '/list?token=abc', '/list?key=2', '/list?auth=3'])
      expect(await stand.ask(http, path)).toMatchObject({ fromCache: false, body: `<feed>${path.slice(1)}</feed>` });
  });

  test('keeps no key and no address', async () => {
    await stand.start(respond(200, FEED));
    await stand.ask(stand.client(), '/feed?api_key=CANARY&mailto=x@example.org&b=2&a=1');
    const found = (await readdir(stand.folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    for (const entry of found) {
      const text = entry.name + (await readFile(join(entry.parentPath, entry.name), 'utf8'));
      expect(text).not.toMatch(/CANARY|x@example/);
      expect(text).toContain('/feed?a=1&b=2');
    }
  });
});
