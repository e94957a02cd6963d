import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkStore, readAuthors, readStore } from '../../../src/lib/store/index.ts';
import { loopback, respond, type Loopback } from '../../helpers/loopback.ts';

/** Kills in all; they are shared by lanes, each with a content folder of its own. */
const KILLS = 100;
const LANES = 2;
const ROOT = join(import.meta.dirname, '../../..');
const AUTHORS = ['jane-doe', 'john-public', 'richard-roe'];

let folder = '';
let arxiv: Loopback;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'peerpage-kill-'));
  arxiv = await loopback(({ path }) => respond(200, feed(path.replace('/a/', '').replace('.atom', ''))));
});
afterAll(async () => {
  await arxiv.close();
  await rm(folder, { recursive: true });
});

function feed(id: string): string {
  const at = AUTHORS.findIndex((slug) => id === arxivId(slug));
  const entries = [1, 2, 3].map(
    (number) =>
      `<entry><id>http://arxiv.org/abs/20${at + 10}.0000${number}v1</id><title>Preprint ${number} of ${id}</title><published>2020-06-01T00:00:00Z</published><author><name>${AUTHORS[at]!.replace('-', ' ')}</name></author></entry>`,
  );
  return `<feed xmlns="http://www.w3.org/2005/Atom"><id>http://arxiv.org/a/${id}</id>${entries.join('')}</feed>`;
}
function arxivId(slug: string): string {
  const [given = '', family = ''] = slug.split('-');
  return `${family}_${given[0]}_1`;
}

/** Sixty works, which change all at once; the second variant has two more. */
function bibliography(variant: number, count = 60): string {
  return Array.from(
    { length: count + 2 * variant },
    (_, index) =>
      `@article{doe${index}, title={A study of subject number ${index}}, author={Doe, Jane and Public, John}, journal={Journal ${variant}}, volume=${variant}, year=${2000 + (index % 20)}, doi={10.1000/${index}}}\n`,
  ).join('');
}

/** A folder with three authors, and what is harvested into it. */
async function createPlace(name: string) {
  const content = join(folder, name, 'content');
  const state = join(folder, name, 'state');
  await mkdir(join(content, 'authors'), { recursive: true });
  await mkdir(join(content, 'sources/jane-doe'), { recursive: true });
  for (const slug of AUTHORS)
    await writeFile(
      join(content, `authors/${slug}.mdx`),
      `---\nname: ${slug.replace('-', ' ')}\nidentifiers: { arxiv: ${arxivId(slug)} }\n---\n`,
    );
  return {
    content,
    state,
    change: (variant: number) => writeFile(join(content, 'sources/jane-doe/works.bib'), bibliography(variant)),
    /** Read files, and ask arXiv too. */
    run: () => start(content, state, 'arxiv'),
    /** Read files only. */
    read: (shell?: string) => start(content, state, 'files', shell),
  };
}

interface Run {
  child: ChildProcess;
  /** Exit code or signal, and what was said. */
  ended: Promise<{ code: number | string | null; said: string }>;
}

/** The harvest as a host runs it. @param shell what a shell does first */
function start(content: string, state: string, source: string, shell?: string): Run {
  const command = [process.execPath, 'scripts/harvest.ts', '--source', source, '--anonymous', '--content', content, '--state', state];
  const [program, ...rest] = shell === undefined ? command : ['sh', '-c', `${shell}; exec "$@"`, 'sh', ...command];
  const child = spawn(program!, rest, {
    cwd: ROOT,
    env: {
      PATH: process.env['PATH'],
      PEERPAGE_ARXIV_URL: arxiv.origin,
      SOURCE_DATE_EPOCH: String(Date.parse('2026-11-23T12:00:00Z') / 1000),
      ...(shell === undefined ? { NODE_COMPILE_CACHE: join(folder, 'compiled') } : {}),
    },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return { child, ended: new Promise((resolve) => child.on('close', (code, signal) => resolve({ code: code ?? signal, said }))) };
}

/** Every file below a folder, and its text. */
async function filesOf(path: string): Promise<Record<string, string>> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name.slice(path.length + 1), await readFile(name, 'utf8')] as const)),
  );
}
/** The same without the steps of a score, which tell what there was in between and so differ by what a kill let through. */
async function contentOf(path: string): Promise<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(await filesOf(path)).map(([name, text]) => [name, text.replace(/,\n {4}"history": \[[\s\S]*?\n {4}\]/, '')]),
  );
}
const leftOver = async (...paths: string[]) =>
  (await Promise.all(paths.map((path) => readdir(path, { recursive: true })))).flat().filter((name) => name.endsWith('.tmp'));
const idsIn = (content: string) =>
  new Set<string>(
    readStore(content)
      .allWorks()
      .map(({ id }) => id),
  );

/** Numbers from 0 to 1, the same in every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe('a harvest', () => {
  test(`that is killed at ${KILLS} moments loses nothing, asks for nothing twice, and ends as if it had not been`, async () => {
    const calm = await createPlace('calm');
    await calm.change(0);
    expect((await calm.run().ended).code).toBe(0);
    await calm.change(1);
    const begun = performance.now();
    expect((await calm.run().ended).code).toBe(0);
    const calmMs = performance.now() - begun;
    const expected = await contentOf(calm.content);
    arxiv.requests.length = 0;

    const lanes = Array.from({ length: LANES }, async (_, lane) => {
      const place = await createPlace(`lane-${lane}`);
      const random = randomFrom(lane + 1);
      let before = new Set<string>();
      let killed = 0;
      // How long a run takes here and now: as long as without disturbance, then as those that end before their moment comes.
      let lastsMs = calmMs;
      for (let count = 0; killed < KILLS / LANES && count < 3 * KILLS; count += 1) {
        await place.change(count % 2);
        const started = performance.now();
        const { child, ended } = place.run();
        // Half of them late, when files are written.
        await Promise.race([wait(lastsMs * (count % 2 === 0 ? random() : 0.6 + 0.4 * random())), ended]);
        child.kill('SIGKILL');
        const wasKilled = (await ended).code === 'SIGKILL';
        lastsMs = wasKilled ? lastsMs * 1.02 : performance.now() - started;
        if (wasKilled) killed += 1;
        // Reading checks every file against its schema.
        const now = idsIn(place.content);
        const promised = readStore(place.content).ledger().works;
        for (const id of now) expect(promised).toHaveProperty([id]);
        // Two works come and go with their file.
        for (const id of before) expect(now.has(id) || /^doe6[01]$/.test(id), id).toBe(true);
        before = now;
      }
      expect(killed).toBe(KILLS / LANES);
      return place;
    });
    const places = await Promise.all(lanes);
    // Each of three pages once for each lane, but for those that came in the very moment of a kill.
    expect(arxiv.requests.length).toBeGreaterThanOrEqual(AUTHORS.length * LANES);
    expect(arxiv.requests.length).toBeLessThan(KILLS / 4);
    arxiv.requests.length = 0;

    for (const { content, state, change, run } of places) {
      await change(1);
      expect(await run().ended).toMatchObject({ code: 0 });
      expect(await contentOf(content)).toEqual(expected);
      expect(await leftOver(content, join(state, 'records'))).toEqual([]);
      expect(await readdir(state)).not.toContain('lock');
      expect(checkStore(readStore(content), (await readAuthors(content)).authors)).toEqual([]);
    }
    expect(arxiv.requests).toEqual([]);
  }, 120_000);

  test.skipIf(process.platform === 'win32')(
    'that finds no room says where, leaves all as it was, and completes when there is room',
    async () => {
      const { content, state, read } = await createPlace('full');
      const bib = join(content, 'sources/jane-doe/works.bib');
      await writeFile(bib, bibliography(0, 250));
      expect((await read().ended).code).toBe(0);
      const before = await filesOf(content);
      expect(before['ledger.json']!.length).toBeGreaterThan(20_000);
      await writeFile(bib, bibliography(1, 250));
      // No file may grow beyond 16 blocks of 512 or 1024 bytes, as on a full disk.
      const { code, said } = await read('ulimit -f 16').ended;
      expect(said).toMatch(/content\/ledger\.json \(\d{5} bytes\) cannot be written: EFBIG/);
      expect(said).toContain('The old files are whole. Make room');
      expect(said).not.toMatch(/\n\s+at /);
      expect(code).toBe(1);
      const { [`sources/jane-doe/works.bib`]: _, ...after } = await filesOf(content);
      expect(after).toEqual(Object.fromEntries(Object.entries(before).filter(([path]) => !path.startsWith('sources/'))));
      expect(await leftOver(content, state)).toEqual([]);
      expect((await read().ended).code).toBe(0);
      expect(idsIn(content).size).toBe(252);
    },
    60_000,
  );

  test.each<[NodeJS.Signals]>([['SIGINT'], ['SIGTERM']])(
    'that is interrupted by %s ends at once with code 130, and can be run again',
    async (signal) => {
      const { content, state, run, read } = await createPlace(signal);
      await writeFile(join(content, 'sources/jane-doe/works.bib'), bibliography(0));
      // It waits for the pace of three requests.
      const { child, ended } = run();
      while (!(await readdir(state).catch(() => [] as string[])).includes('lock')) await wait(10);
      child.kill(signal);
      expect((await ended).code).toBe(130);
      expect(idsIn(content).size).toBe(0);
      expect((await read().ended).code).toBe(0);
      expect(idsIn(content).size).toBe(60);
    },
    30_000,
  );

  test('beside another one ends with code 4 and says which that is', async () => {
    const { content, state, run, read } = await createPlace('two');
    await writeFile(join(content, 'sources/jane-doe/works.bib'), bibliography(0));
    const first = run();
    while ((await readFile(join(state, 'lock'), 'utf8').catch(() => '')) === '') await wait(5);
    const second = await read().ended;
    expect(second).toMatchObject({ code: 4, said: expect.stringContaining(`process ${first.child.pid} on`) });
    expect((await first.ended).code).toBe(0);
  }, 30_000);
});
