import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { FormConfig } from '../../../src/lib/config.ts';
import { formUrl, parseFormUrl, type FormField, type FormValues } from '../../../src/lib/forms/form-url.ts';
import { createDirectory, keyedHash, readEntries, type EntryContext } from '../../../src/lib/submissions/index.ts';
import { formatTable } from '../../../src/lib/tables/index.ts';
import siteConfig from '../../../src/site.config.ts';
import { AuthorSchema } from '../../../src/lib/model/index.ts';
import { parseSlug } from '../../../src/lib/identifiers/index.ts';
import { FORMS } from '../forms/sample-forms.ts';

const PAGE = 'https://people.example.org/authors/jane-doe/';
const VALUES: Required<FormValues> = {
  author: 'jane-doe',
  name: 'Jane "J." Doe; & co',
  page: PAGE,
  action: 'claim',
  work: 'arxiv-2001-01234',
  about: `${PAGE}?q=a,b`,
};
const ORCID = '0000-0002-1825-0097';
const HOME = 'https://example.org/~jane';
const MAIL = 'jane@uni.example';

const context: EntryContext = {
  directory: createDirectory(
    [{ slug: parseSlug('jane-doe')!, author: AuthorSchema.parse({ name: 'Jane Doe' }), path: 'authors/jane-doe.mdx' }],
    [],
  ),
  site: new URL('https://people.example.org/'),
  hash: keyedHash('a key for these tests'),
  day: '2026-11-29',
  accepts: ['claim', 'remove', 'correct', 'withdraw'],
  otherwise: 'claim',
  elsewhere: 'another command',
};
const namesOf = ({ map }: FormConfig) => ({ author: [map.author ?? ''], page: [map.page ?? ''], action: [map.action ?? ''] });
const read = (form: FormConfig, text: string | Uint8Array) =>
  readEntries([{ name: 'answers', bytes: Buffer.from(text) }], namesOf(form), undefined, context);

/** Titles of questions, as docs/claims.md has them. */
const TITLES: Record<FormField, string> = {
  author: 'Author',
  name: 'Name',
  page: 'Profile page',
  action: 'Action',
  work: 'Work',
  about: 'Seen on',
};
type Filled = [heading: string, value: string][];
const titled = (values: FormValues): Filled => Object.entries(values).map(([field, value]) => [TITLES[field as FormField], value]);
const own: Filled = [
  ['Your home page', HOME],
  ['ORCID iD', ORCID],
];
const table = (...columns: Filled) => formatTable([columns.map(([heading]) => heading), columns.map(([, value]) => value)]);
/** The body of an issue that was opened with one of our forms, as GitHub writes it. */
function issueBody(template: string, values: FormValues): string {
  const form = parse(readFileSync(resolve(import.meta.dirname, '../../../.github/ISSUE_TEMPLATE', template), 'utf8')) as {
    body: { id?: string; type: string; attributes: { label: string; options?: string[] } }[];
  };
  const answers: Record<string, string | undefined> = {
    ...values,
    orcid: ORCID,
    home: HOME,
    proof: 'It is on my page.\n\n### Author\n\njohn-public',
  };
  return form.body
    .filter(({ type }) => type !== 'markdown')
    .map(({ id = '', attributes }) => `### ${attributes.label}\n\n${answers[id] ?? '_No response_'}`)
    .join('\n\n');
}
const issue = (template: string, label: string, values: FormValues) => ({
  number: 7,
  title: `${label}: Jane Doe`,
  body: issueBody(template, values),
  createdAt: '2026-11-02T14:03:22Z',
  author: { login: 'jane' },
  labels: [{ name: label }],
});

/** What each service exports of a form that our link filled in and somebody sent. */
const EXPORTS: Readonly<Record<string, (values: FormValues) => string | Uint8Array>> = {
  google: (values) => table(['Timestamp', '2026/11/02 2:03:22 PM GMT+1'], ['Email Address', MAIL], ...titled(values), ...own),
  microsoft: (values) =>
    Buffer.from(
      `\ufeff${table(['ID', '12'], ['Start time', '11/22/26 14:01:00'], ['Completion time', '11/22/26 14:03:22'], ['Email', 'anonymous'], ['Name', ''], ...titled(values), ...own)}`.replaceAll(
        '\n',
        '\r\n',
      ),
      'utf16le',
    ),
  tally: (values) =>
    table(
      ['Submission ID', 'aBcD12'],
      ['Respondent ID', 'xYz789'],
      ['Submitted at', '2026-11-02 14:03:22'],
      ...(Object.entries(values) as Filled),
      ...own,
    ),
  typeform: (values) =>
    table(
      ['#', 'k3j4h5k3j4h5'],
      ['What is your *ORCID iD*?', ''],
      ...own,
      ...(Object.entries(values) as Filled),
      ['Start Date (UTC)', '2026-11-02 14:01:00'],
      ['Submit Date (UTC)', '2026-11-02 14:03:22'],
      ['Network ID', '0a1b2c'],
    ),
  airtable: (values) =>
    table(
      ...Object.entries(values).map(([field, value]): Filled[number] => [FORMS.airtable.map[field as FormField]!, value]),
      ...own,
      ['Created time', '2026-11-02T14:03:22.000Z'],
      ['Record ID', 'recABC'],
    ),
  formspree: () =>
    table(['_date', '2026-11-02T14:03:22.123Z'], ['email', MAIL], ['author', 'jane-doe'], ['page', PAGE], ['action', 'claim'], ...own),
  github: (values) => JSON.stringify([issue('claim.yml', 'claim', values)]),
};

describe.each(Object.entries(EXPORTS))('what a link fills in at %s', (service, exported) => {
  const form = FORMS[service as keyof typeof FORMS];
  test('comes back from its export as a request for that page', () => {
    const filled = parseFormUrl(form, formUrl(form, VALUES))!;
    const { entries, rejected } = read(form, exported(filled));
    expect(rejected).toEqual([]);
    expect(entries).toMatchObject([
      { action: 'claim', slug: 'jane-doe', date: service === 'microsoft' ? '2026-11-22' : '2026-11-02', orcid: ORCID, homePage: HOME },
    ]);
    expect(entries[0]!.moment).toMatch(/14:03:22$/);
    expect(JSON.stringify(entries)).not.toContain(MAIL);
  });
});

describe('issues on GitHub', () => {
  const json = (...issues: object[]) => read(FORMS.github, JSON.stringify(issues));
  const claim = issue('claim.yml', 'claim', { author: 'jane-doe' });

  test('are read from the demo’s own forms', () => {
    const form = siteConfig.forms.claim!;
    const filled = parseFormUrl(form, formUrl(form, VALUES))!;
    expect(read(form, JSON.stringify([issue(form.template!, 'claim', filled)])).entries).toMatchObject([
      { action: 'claim', slug: 'jane-doe' },
    ]);
  });
  test('are read from CSV too, as the same submissions', () => {
    const csv = table(
      ['number', '7'],
      ['title', claim.title],
      ['body', claim.body],
      ['createdAt', claim.createdAt],
      ['author', 'jane'],
      ['labels', 'claim'],
    );
    const [a, b] = [json(claim).entries[0]!, read(FORMS.github, csv).entries[0]!];
    expect([b.submission, b.sender]).toEqual([a.submission, a.sender]);
  });
  test.each<[string, object, string]>([
    ['its label', { labels: [{ name: 'claim' }], title: '' }, 'claim'],
    ['its title', { labels: [], title: 'correct: Jane Doe' }, 'correct'],
    ['a label that a maintainer added', { labels: [{ name: 'correct' }, { name: 'remove' }] }, 'remove'],
    [
      'a removal that a maintainer added, though the form says otherwise',
      { body: `${claim.body}\n\n### What you ask for\n\nCorrect something`, labels: [{ name: 'correct' }, { name: 'remove' }] },
      'remove',
    ],
    ['the answer in the form', { body: `${claim.body}\n\n### What you ask for\n\nRemove my page` }, 'remove'],
  ])('ask for what %s says', (_, change, action) => expect(json({ ...claim, ...change }).entries).toMatchObject([{ action }]));
  test('that no form made are set aside by their number', () => {
    expect(json({ ...claim, body: 'hello', number: 9 }, { number: 'x' }).rejected).toMatchObject([
      { place: { unit: 'item', number: 2 } },
      { place: { unit: 'issue', number: 9 }, reason: 'It names no page.' },
    ]);
  });
  test('of a correction that asks for removal are a removal', () => {
    const body = issueBody('correct.yml', { author: 'jane-doe' }).replace(/(### What you ask for\n\n)_No response_/, '$1Remove my page');
    expect(json({ ...claim, body, labels: [{ name: 'correct' }] }).entries).toMatchObject([{ action: 'remove' }]);
  });
});

describe('headings', () => {
  const base = ['2026-11-02 14:03:22', MAIL, 'jane-doe', ORCID];
  test.each<[string, string]>([
    ['English', 'Timestamp,Email Address,Author,ORCID iD'],
    ['English of another kind', 'Submitted at,E-mail,Author ID,Your ORCID iD (optional)'],
    ['German', 'Zeitstempel,E-Mail-Adresse,Author,ORCID'],
    ['French', 'Horodateur,Adresse e-mail,author_id,ORCID-iD *'],
    ['Spanish', 'Marca temporal,Dirección de correo electrónico,AUTHOR,orcid:'],
    ['questions', 'Timestamp,E-mail,Author,What is your ORCID iD?'],
    ['German throughout', 'Zeitstempel,E-Mail-Adresse,Autor,ORCID'],
    ['Portuguese', 'Carimbo de data/hora,E-mail,Autora,ORCID'],
    ['Russian', 'Отметка времени,E-mail,Author,ORCID'],
    ['Japanese', 'タイムスタンプ,E-mail,Author,ORCID'],
    ['Microsoft’s German', 'Fertigstellungszeit,E-Mail,Author (do not change),Orcid iD'],
    ['Microsoft’s French', 'Heure de fin,Adresse de messagerie,Author slug,ORCID'],
    ['Microsoft’s Spanish', 'Hora de finalización,Correo electrónico,Author,ORCID'],
  ])('in %s are understood', (_, head) => {
    const { entries } = read(FORMS.mailto, `${head}\n${base.join(',')}\n`);
    expect(entries).toMatchObject([{ slug: 'jane-doe', date: '2026-11-02', orcid: ORCID, sender: expect.stringMatching(/^hmac-sha256:/) }]);
  });
  test.each([
    ['has days without a time', 'Geburtstag,Author\n1990-11-02,jane-doe\n'],
    ['has something else in a row', 'Wann,Author\n2026-11-02 14:03:22,jane-doe\ngestern,jane-doe\n'],
    ['is not the first', 'Author,Wann\njane-doe,2026-11-02 14:03:22\n'],
  ])('of no known time leave the file unread if the column %s', (_, text) =>
    expect(() => read(FORMS.mailto, text)).toThrow(/No heading is “Timestamp”/),
  );
  test('of the host’s own go before others', () => {
    const names = { author: ['Wer'], page: [], action: ['Was'] };
    const text = 'Timestamp,Author,Wer,Was\n2026-11-02,Somebody Else,jane-doe,remove\n';
    expect(readEntries([{ name: 'a', bytes: Buffer.from(text) }], names, undefined, context).entries).toMatchObject([
      { slug: 'jane-doe', action: 'remove' },
    ]);
  });
  test('tell a running number from an id: two forms may both have a first answer', () => {
    const at = (id: string, minute: string) =>
      read(FORMS.mailto, `ID,Completion time,Author\n${id},2026-11-02 14:${minute},jane-doe\n`).entries[0]!.submission;
    expect(at('1', '03')).not.toBe(at('1', '04'));
    expect(at('a1b2', '03')).toBe(at('a1b2', '04'));
  });
});
