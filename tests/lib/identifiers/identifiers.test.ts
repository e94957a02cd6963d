import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  arxivMonth,
  arxivUrl,
  doiUrl,
  parseArxiv,
  parseDoi,
  parseOrcid,
  parseSafeUrl,
  parseSlug,
  slugify,
} from '../../../src/lib/identifiers/index.ts';

describe('a DOI', () => {
  test.each([
    ['is lower case', '10.1000/ABC', '10.1000/abc'],
    ['is read from a URL', 'https://doi.org/10.1093/imanum/drac043', '10.1093/imanum/drac043'],
    ['is read from the old resolver', 'http://dx.doi.org/10.1000/abc', '10.1000/abc'],
    ['is read from a doi: form', 'doi: 10.1000/abc', '10.1000/abc'],
    ['is read from an info URI', 'info:doi/10.1000/abc', '10.1000/abc'],
    ['loses the sentence around it', '10.1000/abc).', '10.1000/abc'],
    ['keeps a bracket that has its partner', '10.1016/s0140-6736(99)00001-2', '10.1016/s0140-6736(99)00001-2'],
    ['keeps a closing bracket that balances', '10.1000/a(b)', '10.1000/a(b)'],
    ['loses the escapes of TeX', String.raw`10.1000/a\_b`, '10.1000/a_b'],
    ['loses the escapes of HTML', '10.1000/a&amp;b', '10.1000/a&b'],
    ['is percent-decoded in a URL', 'https://doi.org/10.1000/a%3Cb%3E', '10.1000/a<b>'],
    ['survives a broken percent escape', 'https://doi.org/10.1000/a%zz', '10.1000/a%zz'],
    ['has a registrant', '10.1/abc', undefined],
    ['has a suffix', '10.1000/', undefined],
    ['is not any text', 'see the paper', undefined],
    ['is not longer than a page', `10.1000/${')'.repeat(100_000)}`, undefined],
  ])('%s', (_, text, expected) => expect(parseDoi(text)).toBe(expected));

  test('keeps its slashes in a URL and escapes the rest', () =>
    expect(doiUrl(parseDoi('10.1000/a<b>/"c')!)).toBe('https://doi.org/10.1000/a%3Cb%3E/%22c'));
  test('is read the same when read again', () =>
    fc.assert(
      fc.property(fc.string(), (suffix) => {
        const once = parseDoi(`10.1000/x${suffix}`);
        return once === undefined || parseDoi(once) === once;
      }),
    ));
});

describe('an arXiv identifier', () => {
  test.each([
    ['has five digits since 2015', '2001.01234', '2001.01234', undefined],
    ['had four digits before', '0704.0001', '0704.0001', undefined],
    ['keeps its zeros', '1501.00010', '1501.00010', undefined],
    ['has a version', '2001.01234v3', '2001.01234', 3],
    ['is read from an abs URL', 'http://arxiv.org/abs/2001.01234v2', '2001.01234', 2],
    ['is read from a pdf URL', 'https://arxiv.org/pdf/2001.01234v2.pdf', '2001.01234', 2],
    ['is read from an arXiv DOI', '10.48550/arXiv.2001.01234', '2001.01234', undefined],
    ['is read from an arXiv DOI URL', 'https://doi.org/10.48550/arXiv.2001.01234', '2001.01234', undefined],
    ['is read from the form with a class behind it', 'arXiv:2001.01234 [cs.LG]', '2001.01234', undefined],
    ['is read from an OAI identifier', 'oai:arXiv.org:hep-th/9711200', 'hep-th/9711200', undefined],
    ['drops the subject class of old ids', 'math.GT/0309136', 'math/0309136', undefined],
    ['is read from a DBLP key', 'journals/corr/abs-2001-01234', '2001.01234', undefined],
    ['has a month', '2013.01234', undefined, undefined],
    ['has as many digits as its time', '1412.00001', undefined, undefined],
    ['has as many digits as its time, after 2014 too', '1501.0001', undefined, undefined],
    ['is not a number', '3.14', undefined, undefined],
  ])('%s', (_, text, id, version) => {
    const read = parseArxiv(text);
    expect(read?.id).toBe(id);
    expect(read?.version).toBe(version);
  });

  test.each([
    ['2001.01234', '2020-01'],
    ['hep-th/9711200', '1997-11'],
    ['0704.0001', '2007-04'],
  ])('%s was given out in %s', (id, month) => expect(arxivMonth(parseArxiv(id)!.id)).toBe(month));

  test('has a page for each version', () => expect(arxivUrl(parseArxiv('2001.01234')!.id, 2)).toBe('https://arxiv.org/abs/2001.01234v2'));
});

describe('an ORCID iD', () => {
  test.each([
    ['is read bare', '0000-0002-1825-0097', '0000-0002-1825-0097'],
    ['is read from its URL', 'https://orcid.org/0000-0002-1825-0097', '0000-0002-1825-0097'],
    ['may end in X', '0000-0002-9079-593x', '0000-0002-9079-593X'],
    ['may lack hyphens', '0000000218250097', '0000-0002-1825-0097'],
    ['has a valid check digit', '0000-0002-1825-0098', undefined],
    ['is not any text', 'orcid.org', undefined],
  ])('%s', (_, text, expected) => expect(parseOrcid(text)).toBe(expected));
});

describe('a link', () => {
  test.each([
    ['may be https', 'https://example.org/a?b=c#d', 'https://example.org/a?b=c#d'],
    ['may be http', 'http://example.org', 'http://example.org/'],
    ['has its quotes escaped', 'https://example.org/"onclick="x', 'https://example.org/%22onclick=%22x'],
    ['is never script', 'javascript:alert(1)', undefined],
    ['is never data', 'data:text/html,x', undefined],
    ['has no credentials', 'https://user:secret@example.org/', undefined],
    ['leads to a public host', 'http://localhost/', undefined],
    ['leads to no address by number', 'http://169.254.169.254/', undefined],
    ['leads to no address in brackets', 'http://[::1]/', undefined],
    ['has two slashes', 'https:evil.example', undefined],
    ['is no longer than 8 KiB', `https://example.org/${'a'.repeat(9000)}`, undefined],
  ])('%s', (_, text, expected) => expect(parseSafeUrl(text)).toBe(expected));
});

describe('a slug', () => {
  test.each([
    ['loses marks', 'Michał Dereziński', 'michal-derezinski'],
    ['loses apostrophes', "O’Brien d'Été", 'obrien-dete'],
    ['writes ligatures out', 'Æsop Straße', 'aesop-strasse'],
    ['keeps digits', 'GPT-4', 'gpt-4'],
    ['is nothing for another script', '李明', undefined],
    ['never climbs out of a folder', '../../etc/passwd', 'etc-passwd'],
  ])('%s', (_, text, expected) => expect(slugify(text)).toBe(expected));

  test('made from any text is one that is accepted', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const slug = slugify(text);
        return slug === undefined || parseSlug(slug) === slug;
      }),
    ));
});
