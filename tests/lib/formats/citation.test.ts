import { describe, expect, test } from 'vitest';
import { formatCitation } from '../../../src/lib/formats/citation.ts';
import { citationMeta } from '../../../src/lib/formats/citation-meta.ts';
import { article, HOSTILE, topics, work } from './samples.ts';

const names = (count: number): object[] => Array.from({ length: count }, (_, index) => ({ name: { literal: `Author ${index + 1}` } }));

describe('a reference', () => {
  test.each([
    [
      'of an article has venue, volume, issue, pages, DOI and arXiv number',
      article,
      'Chris van der Heide, John Smith, Jr. and The Example and Sons Collaboration (2021). Sketching for ℓ₁ regression on the GPU: in vivo & 50% faster. Journal of Examples & Tests 12(3), 45–67. https://doi.org/10.1000/z arXiv:2001.01234',
    ],
    ['of a preprint says so', work(), 'Jane Doe (2020). A title. Preprint. arXiv:2001.01234'],
    ['does not close a question twice', work({ title: ['Why?'], type: 'other', identifiers: {} }), 'Jane Doe (2020). Why?'],
    ['without authors begins with the year', work({ authorships: [] }), '(2020). A title. Preprint. arXiv:2001.01234'],
    ['of a withdrawn work says so', work({ withdrawn: true }), 'Jane Doe (2020). A title. Preprint. Withdrawn. arXiv:2001.01234'],
    ['of a list that goes on says so', work({ authorshipsTruncated: true }), 'Jane Doe et al. (2020). A title. Preprint. arXiv:2001.01234'],
    [
      'of a work without identifiers has its address',
      work({ type: 'report', identifiers: {}, links: [{ kind: 'landing', url: 'https://example.org/report' }] }),
      'Jane Doe (2020). A title. https://example.org/report',
    ],
  ])('%s', (_, input, expected) => expect(formatCitation(input)).toBe(expected));

  test('names twenty authors, and ten of more', () => {
    expect(formatCitation(work({ authorships: names(20) }))).toMatch(/^Author 1, .*Author 19 and Author 20 \(2020\)/);
    expect(formatCitation(work({ authorships: names(21) }))).toMatch(/Author 10 et al\. \(2020\)/);
  });

  test.each(HOSTILE)('is one line whatever its texts are: %j', (text) => {
    expect(formatCitation(work({ title: [text], venue: { name: text }, authorships: [{ name: { literal: text } }] }))).not.toMatch(
      /[\0-\x1f\x7f-\x9f\u2028\u2029]/,
    );
  });
});

describe('citation elements of a page', () => {
  const url = 'https://people.example.org/people/works/doe2021sketching/';
  const contents = (name: string, input = article): string[] =>
    citationMeta(input, topics, url).flatMap((meta) => (meta.name === name ? [meta.content] : []));

  test('say all that is known of an article', () => {
    expect(citationMeta(article, topics, url).map(({ name, content }) => [name, content])).toEqual([
      ['citation_title', 'Sketching for ℓ₁ regression on the GPU: in vivo & 50% faster'],
      ['citation_author', 'van der Heide, Chris'],
      ['citation_author_institution', 'Example University'],
      ['citation_author_orcid', '0000-0002-1825-0097'],
      ['citation_author', 'Smith, John Jr.'],
      ['citation_author', 'The Example and Sons Collaboration'],
      ['citation_publication_date', '2021/06'],
      ['citation_online_date', '2020/01/07'],
      ['citation_journal_title', 'Journal of Examples & Tests'],
      ['citation_volume', '12'],
      ['citation_issue', '3'],
      ['citation_firstpage', '45'],
      ['citation_lastpage', '67'],
      ['citation_publisher', 'Example Press'],
      ['citation_doi', '10.1000/z'],
      ['citation_arxiv_id', '2001.01234'],
      ['citation_keywords', 'Machine Learning'],
      ['citation_abstract_html_url', url],
    ]);
  });

  test.each([
    ['conference-paper', 'citation_conference_title'],
    ['thesis', 'citation_dissertation_institution'],
    ['report', 'citation_technical_report_institution'],
    ['chapter', 'citation_inbook_title'],
  ])('of a %s name its venue as %s', (type, name) => expect(contents(name, work({ type, venue: { name: 'Where' } }))).toEqual(['Where']));

  test.each([
    ['2020', '2020'],
    ['2020-06', '2020/06'],
    ['2020-06-18', '2020/06/18'],
  ])('say the date %s as %s and no more', (first, expected) => {
    expect(contents('citation_publication_date', work({ date: { first } }))).toEqual([expected]);
    expect(contents('citation_online_date', work({ date: { first } }))).toEqual([]);
  });

  test.each([
    ['beside the page', `${url}a.pdf`, [`${url}a.pdf`]],
    ['elsewhere on the site', 'https://people.example.org/people/a.pdf', []],
    ['elsewhere', 'https://example.org/a.pdf', []],
  ])('name a PDF %s only if Google Scholar would take it', (_, pdf, expected) => {
    expect(contents('citation_pdf_url', work({ identifiers: {}, links: [{ kind: 'pdf', url: pdf }] }))).toEqual(expected);
  });

  test('say the language of a work', () => expect(contents('citation_language', work({ language: 'de' }))).toEqual(['de']));

  test.each(HOSTILE)('are lines whatever the texts are: %j', (text) => {
    const hostile = work({ title: [text], authorships: [{ name: { literal: text }, affiliations: [text] }], venue: { name: text } });
    for (const { content } of citationMeta(hostile, topics, url)) expect(content).not.toMatch(/[\0-\x1f\x7f-\x9f\u2028-\u202e]/);
  });

  test('name the first of thousands of authors, so that the page stays small', () => {
    expect(contents('citation_author', work({ authorships: names(5154) }))).toHaveLength(200);
  });
});
