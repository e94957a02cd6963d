import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FORM_SERVICES } from '../../../src/lib/config.ts';
import { FORM_URL_MAX, formUrl, parseFormUrl, type FormValues } from '../../../src/lib/forms/form-url.ts';
import { corpus } from '../../helpers/corpus.ts';
import { FORMS } from './sample-forms.ts';

const PAGE = 'https://people.example.org/authors/jane-doe/';
/** Values of strangers, and what is left of each when it is one line. */
const HOSTILE: readonly (readonly [value: string, line: string])[] = [
  ['Ada', 'Ada'],
  ['A&B=C', 'A&B=C'],
  ['A#B', 'A#B'],
  ['é', 'é'],
  ['a+b  c', 'a+b c'],
  ['%41%0D%0ABcc: x', '%41%0D%0ABcc: x'],
  ['x\r\nPage: https://evil.example/', 'x Page: https://evil.example/'],
  ['Page: https://evil.example/', 'Page: https://evil.example/'],
  ['"><script>alert(1)</script>', '"><script>alert(1)</script>'],
  ['javascript:alert(1)', 'javascript:alert(1)'],
  ['&entry.3=https://evil.example/&page=x', '&entry.3=https://evil.example/&page=x'],
  ['?page=x#page=y', '?page=x#page=y'],
  ['../../evil', '../../evil'],
  ['\ud800half\udc00', '\ufffdhalf\ufffd'],
  ['\u0000\u0007tab\there\u2028there', 'tab here there'],
  ['👩🏽‍🔬 李', '👩🏽‍🔬 李'],
  ['\u202etxt.exe', '\u202etxt.exe'],
];
/** What each link must begin with, whatever is filled in. */
const BEGINNINGS: Readonly<Record<(typeof FORM_SERVICES)[number], string>> = {
  google: 'https://docs.google.com/forms/d/e/1FAIpQLSe_example-0/viewform?usp=pp_url',
  microsoft: 'https://forms.office.com/Pages/ResponsePage.aspx?id=v4j5cvGGr0GRqy180BHbR_example-u',
  tally: 'https://tally.so/r/w7Abcd',
  typeform: 'https://example.typeform.com/to/AbCdEf',
  airtable: 'https://airtable.com/appAbCd/shrEfGh',
  github: 'https://github.com/example/pages/issues/new?template=claim.yml',
  formspree: 'https://formspree.io/f/abcdwxyz',
  mailto: 'mailto:pages+forms@example.org',
  url: 'https://forms.example.org/index.php?r=survey/index&sid=7',
};

describe('a link to a form', () => {
  const values: FormValues = { author: 'jane-doe', name: 'Jane Doe', page: PAGE, action: 'claim' };
  const page = encodeURIComponent(PAGE);

  test.each([
    ['google', `?usp=pp_url&entry.1=jane-doe&entry.2=Jane%20Doe&entry.3=${page}&entry.4=claim`],
    [
      'microsoft',
      `&${FORMS.microsoft.map.author}=jane-doe&${FORMS.microsoft.map.name}=Jane%20Doe&${FORMS.microsoft.map.page}=${page}&${FORMS.microsoft.map.action}=claim`,
    ],
    ['tally', `?author=jane-doe&name=Jane%20Doe&page=${page}&action=claim`],
    ['typeform', `#author=jane-doe&name=Jane%20Doe&page=${page}&action=claim`],
    ['airtable', `?prefill_Author=jane-doe&prefill_Full%20name=Jane%20Doe&prefill_Page%20%26%20address=${page}&prefill_Action=claim`],
    ['github', `/issues/new?template=claim.yml&title=claim%3A%20Jane%20Doe&author=jane-doe&name=Jane%20Doe&page=${page}&action=claim`],
    ['formspree', ''],
    [
      'mailto',
      `?subject=claim%3A%20Jane%20Doe&body=Author%3A%20jane-doe%0D%0AName%3A%20Jane%20Doe%0D%0APage%3A%20${page}%0D%0AAction%3A%20claim%0D%0A`,
    ],
    ['url', `&q1=jane-doe&q2=Jane%20Doe&prefill_Profile%20page=${page}&q4=claim`],
  ] as const)('of %s fills in the values as the service asks', (service, expected) => {
    const { url } = FORMS[service];
    expect(formUrl(FORMS[service], values)).toBe(`${service === 'mailto' ? 'mailto:' : ''}${url}${expected}`);
  });

  test('fills in only what the host has mapped', () => {
    expect(formUrl({ ...FORMS.tally, map: { author: 'who' } }, values)).toBe('https://tally.so/r/w7Abcd?who=jane-doe');
    expect(formUrl({ ...FORMS.tally, map: {} }, values)).toBe('https://tally.so/r/w7Abcd');
  });

  test('to an e-mail address without a map writes plain labels', () => {
    expect(parseFormUrl({ ...FORMS.mailto, map: {} }, formUrl({ ...FORMS.mailto, map: {} }, values))).toEqual({
      author: 'jane-doe',
      name: 'Jane Doe',
      page: PAGE,
    });
  });

  test('to any other form begins with a question mark if its address has none', () => {
    const form = { ...FORMS.url, url: 'https://forms.example.org/claim', map: { author: 'who' } };
    expect(formUrl(form, values)).toBe('https://forms.example.org/claim?who=jane-doe');
    expect(parseFormUrl(form, formUrl(form, values))).toEqual({ author: 'jane-doe' });
  });

  test('to a repository written with a slash at its end is the same', () => {
    expect(formUrl({ ...FORMS.github, url: 'https://github.com/example/pages/' }, values)).toBe(formUrl(FORMS.github, values));
  });

  test('about a work has the work in the title of the issue', () => {
    expect(formUrl(FORMS.github, { work: 'arxiv-2001-01234', action: 'correct' })).toContain('&title=correct%3A%20arxiv-2001-01234&');
  });
});

describe.each(FORM_SERVICES)('a link to a %s form', (service) => {
  const form = FORMS[service];
  const filled = service === 'formspree' ? {} : undefined;

  test.each(HOSTILE)('carries %j as a value and as nothing else', (value, line) => {
    const url = formUrl(form, { author: value, name: value, page: PAGE, action: value, work: value, about: value });
    expect(url.startsWith(BEGINNINGS[service])).toBe(true);
    expect(url.slice(BEGINNINGS[service].length)).toMatch(/^[\w.*?&=#%/-]*$/);
    expect(parseFormUrl(form, url)).toEqual(filled ?? { author: line, name: line, page: PAGE, action: line, work: line, about: line });
  });

  test('leaves out what is empty', () => {
    expect(parseFormUrl(form, formUrl(form, { author: 'jane-doe', name: ' \n ', about: '' }))).toEqual(filled ?? { author: 'jane-doe' });
    expect(parseFormUrl(form, formUrl(form, {}))).toEqual({});
  });

  test('reads back as the values, whatever they are, if they are short', () => {
    const value = fc
      .string({ minLength: 1, maxLength: 15, unit: 'grapheme' })
      .filter((text) => !/[\p{Cc}\u2028\u2029]| {2}|^\s|\s$/u.test(text));
    fc.assert(
      fc.property(fc.record({ author: value, name: value, about: value }, { requiredKeys: [] }), (values) => {
        expect(parseFormUrl(form, formUrl(form, values))).toEqual(filled ?? values);
      }),
      { numRuns: 100 },
    );
  });

  test('stays within the limit, cuts a name by whole characters, and keeps the page whole', () => {
    const url = formUrl(form, {
      author: 'jane-doe',
      name: '👩🏽‍🔬é'.repeat(2000),
      page: PAGE,
      about: `${PAGE}?q=${'x'.repeat(3000)}`,
      action: 'claim',
    });
    expect(url.length).toBeLessThanOrEqual(FORM_URL_MAX);
    expect(() => decodeURIComponent(url)).not.toThrow();
    expect(url).not.toContain('%EF%BF%BD');
    if (service === 'formspree') return;
    const { name, about, ...rest } = parseFormUrl(form, url)!;
    expect(rest).toEqual({ author: 'jane-doe', page: PAGE, action: 'claim' });
    expect(about).toBeUndefined();
    expect(name!.length).toBeGreaterThan(20);
    expect('👩🏽‍🔬é'.repeat(2000).startsWith(name!)).toBe(true);
  });

  test('is never longer than the limit nor broken in an escape', () => {
    const value = fc.string({ maxLength: 1500, unit: fc.constantFrom('a', ' ', '&', 'é', '李', '👩', '\n') });
    fc.assert(
      fc.property(fc.record({ author: value, name: value, page: value, action: value, work: value, about: value }), (values) => {
        const url = formUrl(form, values);
        expect(url.length).toBeLessThanOrEqual(FORM_URL_MAX);
        expect(() => decodeURIComponent(url)).not.toThrow();
        const { page } = parseFormUrl(form, url)!;
        expect([undefined, values.page.replace(/[\n ]+/g, ' ').trim()]).toContain(page);
      }),
      { numRuns: 40 },
    );
  });

  test.each(['https://evil.example/', 'javascript:alert(1)', ''])('is not %j', (url) => expect(parseFormUrl(form, url)).toBeUndefined());
  test('does not go to an address that only begins like it', () =>
    expect(parseFormUrl(form, `${BEGINNINGS[service].split('?')[0]}.evil.example/?x`)).toBeUndefined());
});

describe.skipIf(corpus('security/prefill.json') === undefined)('links with the shared values', () => {
  const { values } = JSON.parse(
    corpus('security/prefill.json') === undefined ? '{"values":[]}' : readFileSync(corpus('security/prefill.json')!, 'utf8'),
  ) as { values: string[] };

  test.each(FORM_SERVICES)('to %s go where the host said and stay within the limit', (service) => {
    for (const value of values) {
      const url = formUrl(FORMS[service], { author: 'jane-doe', name: value, page: PAGE });
      expect(url.startsWith(BEGINNINGS[service])).toBe(true);
      expect(url.length).toBeLessThanOrEqual(FORM_URL_MAX);
      const parsed = parseFormUrl(FORMS[service], url)!;
      if (service === 'formspree') continue;
      expect(parsed.page).toBe(PAGE);
      expect(value.startsWith(parsed.name!)).toBe(true);
    }
  });
});
