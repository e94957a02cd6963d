import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lookAt } from '../../../src/lib/sources/format.ts';
import { ror as kind } from '../../../src/lib/sources/ror/index.ts';
import { respond } from '../../helpers/loopback.ts';
import { useStand } from './stand.ts';

const stand = useStand();
const SFU = 'https://ror.org/0213rcc28';
const HARVARD = 'https://ror.org/03vek6s52';

describe('the ROR client', () => {
  const organization = (id: string) =>
    JSON.stringify({ id, status: 'active', types: ['education'], names: [{ value: `Name of ${id}`, types: ['ror_display'] }] });
  const effects = () => ({
    http: stand.client(),
    filesFolder: '',
    logger: { info: () => undefined, warn: (message: string) => void stand.warned.push(message) },
  });
  const read = async (rors: string[], key?: string) => {
    const ror = kind.create({ baseUrl: stand.server!.origin, ...(key === undefined ? {} : { key }) });
    const pages = await Array.fromAsync(ror.fetchInstitutions!(rors, effects()));
    return pages.flatMap((page) => (ror.parsePage(page).institutions ?? []).map(({ ror: id }) => id));
  };
  const answerAll = ({ path }: { path: string }) => respond(200, organization(`https://ror.org/${path.split('/').at(-1)!}`));

  test('asks about no author', async () => {
    const ror = kind.create({});
    const author = { slug: 'jane-doe', names: ['Jane Doe'], identifiers: { orcid: '0000-0002-1825-0097' as never }, includedArxiv: [] };
    expect(ror.canAsk(author)).toBe(false);
    await stand.start(respond(500));
    expect(await Array.fromAsync(ror.fetchPages(author, effects()))).toEqual([]);
    expect(stand.server!.requests).toEqual([]);
  });
  test('asks for institutions one by one, sorted and once, and not for what is no identifier', async () => {
    await stand.start(answerAll);
    expect(await read([HARVARD, SFU, HARVARD, '0213RCC28', 'https://ror.org/0213rcc29'])).toEqual([SFU, HARVARD]);
    expect(stand.server!.requests.map(({ path }) => path)).toEqual(['/v2/organizations/0213rcc28', '/v2/organizations/03vek6s52']);
  });
  test('sends the identifier of whoever asks, and does not keep it', async () => {
    await stand.start(answerAll);
    await read([SFU], 'secret-of-the-host');
    expect(stand.server!.requests[0]!.headers.get('client-id')).toBe('secret-of-the-host');
    const folder = join(stand.folder, 'cache');
    const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.json'));
    const kept = (await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))).join();
    expect(kept).toContain('0213rcc28');
    expect(kept).not.toContain('secret-of-the-host');
  });
  test('sends no identifier where there is none', async () => {
    await stand.start(answerAll);
    await read([SFU]);
    expect(stand.server!.requests[0]!.headers.has('client-id')).toBe(false);
  });
  test('passes over institutions that ROR does not know, and tells of them', async () => {
    await stand.start((request) => (request.path.endsWith('0213rcc28') ? respond(404, '<html>') : answerAll(request)));
    expect(await read([SFU, HARVARD])).toEqual([HARVARD]);
    expect(stand.warned.join()).toContain(`there is no organization ${SFU}`);
  });

  const faults: [string, string, string][] = [
    ['another organization', organization(HARVARD), `about ${HARVARD}, not ${SFU}`],
    [
      'an organization of the first version',
      JSON.stringify({ id: SFU, name: 'Simon Fraser University' }),
      'no organization of the second version',
    ],
    ['a list', JSON.stringify({ number_of_results: 0, items: [] }), 'no organization of the second version'],
    ['an error', '{"errors":["not a valid ROR ID"]}', 'ROR says “not a valid ROR ID”'],
    ['half an answer', organization(SFU).slice(0, -5), 'JSON'],
    ['a web page', '<!DOCTYPE html><title>Down</title>', 'web page'],
  ];
  test.each(faults)('does not take %s for the truth', async (_, body, message) => {
    await stand.start(respond(200, body));
    await expect(read([SFU])).rejects.toThrow(message);
  });
});

test.each([
  [`{"id":"${SFU}","names":[]}`, true],
  [`{"items":[{"chosen":true,"organization":{"id":"${SFU}"}}]}`, true],
  [`[{"id":"${SFU}"}]`, true],
  ['{"number_of_results":0,"items":[]}', true],
  ['{"items":[]}', false],
  ['[]', false],
  ['{"items":[{"DOI":"10.1000/abc"}]}', false],
])('%s is told from other JSON: %s', (body, expected) => {
  expect(kind.formats[0]!.fits(lookAt('file.json', body))).toBe(expected);
});
