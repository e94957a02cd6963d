import { numberIn, pageOf, personNamed, type Stand } from './provider.ts';
import { worksOf, type InventedWork } from './population.ts';
import { element } from './xml.ts';

/** PubMed's E-utilities: the search for an ORCID iD, and citations by number. @see https://www.ncbi.nlm.nih.gov/books/NBK25499/ */
export const pubmed: Stand = (population) => {
  const known = new Map(population.works.flatMap((work) => (work.pmid === undefined ? [] : [[work.pmid, work] as const])));
  return ({ path, query }) => {
    if (path === '/efetch.fcgi') {
      const works = (query.get('id') ?? '').split(',').flatMap((id) => known.get(id) ?? []);
      return `<?xml version="1.0" ?>${element('PubmedArticleSet', works.map(citationOf).join(''))}`;
    }
    if (path !== '/esearch.fcgi') return undefined;
    const person = personNamed(population.people, query.get('term') ?? '');
    const found = person === undefined ? [] : worksOf(population, person).filter(({ pmid, listed }) => pmid !== undefined && listed.pubmed);
    const start = numberIn(query, 'retstart', 0);
    const idlist = pageOf(found, start, numberIn(query, 'retmax', 20)).map(({ pmid }) => pmid);
    return JSON.stringify({ esearchresult: { count: String(found.length), retstart: String(start), idlist } });
  };
};

function citationOf({ pmid, title, abstract, date, authors, doi, listed }: InventedWork): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const names = authors.map(({ given, family, orcid }) => {
    const iD = listed.pubmed ? element('Identifier', orcid, { Source: 'ORCID' }) : '';
    return element('Author', element('LastName', family) + element('ForeName', given) + iD, { ValidYN: 'Y' });
  });
  const issue = element('PubDate', element('Year', year) + element('Month', month) + element('Day', day));
  const article = [
    element('Journal', element('JournalIssue', issue) + element('Title', 'Journal of Invented Results')),
    element('ArticleTitle', `${title}.`),
    element('Abstract', element('AbstractText', abstract)),
    element('AuthorList', names.join(''), { CompleteYN: 'Y' }),
    element('PublicationTypeList', element('PublicationType', 'Journal Article')),
  ].join('');
  return element(
    'PubmedArticle',
    element('MedlineCitation', element('PMID', pmid!) + element('Article', article)) +
      element('PubmedData', element('ArticleIdList', element('ArticleId', doi, { IdType: 'doi' }))),
  );
}
