import { numberIn, pageOf, personNamed, type Stand } from './provider.ts';
import { worksOf, type InventedWork } from './population.ts';

/** Crossref's REST API: works by ORCID iD or DOI, and single works. @see https://api.crossref.org/swagger-ui/index.html */
export const crossref: Stand = (population) => {
  const known = new Map(population.works.filter(({ kind }) => kind === 'article').map((work) => [work.doi, work]));
  return ({ path, query }) => {
    if (path !== '/works') {
      const work = known.get(decodeURIComponent(path.slice('/works/'.length)));
      return work === undefined ? undefined : JSON.stringify({ status: 'ok', 'message-type': 'work', message: itemOf(work) });
    }
    const filter = query.get('filter') ?? '';
    const person = filter.startsWith('orcid:') ? personNamed(population.people, filter) : undefined;
    const dois = filter.split(',').map((part) => part.replace(/^doi:/, ''));
    const works =
      person === undefined
        ? dois.flatMap((doi) => known.get(doi) ?? [])
        : worksOf(population, person).filter(({ listed }) => listed.crossref);
    const items = pageOf(works, numberIn(query, 'offset', 0), numberIn(query, 'rows', 20)).map(itemOf);
    return JSON.stringify({ status: 'ok', 'message-type': 'work-list', message: { 'total-results': works.length, items } });
  };
};

function itemOf({ doi, title, abstract, date, authors, arxiv, listed }: InventedWork): object {
  const parts = { 'date-parts': [date.split('-').map(Number)] };
  return {
    DOI: doi,
    type: 'journal-article',
    title: [title],
    abstract: `<jats:p>${abstract}</jats:p>`,
    author: authors.map(({ given, family, orcid }) => ({
      given,
      family,
      ...(listed.crossref ? { ORCID: `https://orcid.org/${orcid}` } : {}),
    })),
    'container-title': ['Journal of Invented Results'],
    publisher: 'Example Press',
    issued: parts,
    'published-online': parts,
    ...(arxiv === undefined ? {} : { relation: { 'has-preprint': [{ 'id-type': 'arxiv', id: arxiv, 'asserted-by': 'subject' }] } }),
  };
}
