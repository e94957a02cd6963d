import { numberIn, pageOf, personNamed, type Stand } from './provider.ts';
import { worksOf, type InventedWork } from './population.ts';

/** HAL's search for documents, and for the forms of authors' names. @see https://api.archives-ouvertes.fr/docs/search */
export const hal: Stand =
  (population) =>
  ({ path, query }) => {
    if (path === '/ref/author/') {
      const person = personNamed(population.people, query.get('q') ?? '');
      if (person === undefined) return answer([], 0);
      const { slug, given, family, orcid } = person;
      return answer([{ idHal_s: slug, fullName_s: `${given} ${family}`, valid_s: 'PREFERRED', orcidId_s: [orcid] }], 1);
    }
    if (path !== '/search/') return undefined;
    const person = personNamed(population.people, query.get('fq') ?? '');
    const works = person === undefined ? [] : worksOf(population, person).filter((work) => work.hal !== undefined);
    const cursor = query.get('cursorMark') ?? '*';
    const start = cursor === '*' ? 0 : Number(cursor);
    const page = pageOf(works, start, numberIn(query, 'rows', 30));
    return answer(page.map(documentOf), works.length, String(start + page.length));
  };

function answer(docs: readonly object[], numFound: number, nextCursorMark?: string): string {
  return JSON.stringify({ response: { numFound, start: 0, docs }, nextCursorMark });
}

function documentOf({ hal: id, number, title, abstract, date, authors, doi, arxiv }: InventedWork): object {
  return {
    docid: String(number),
    halId_s: id,
    version_i: 1,
    docType_s: 'ART',
    title_s: [title],
    abstract_s: [abstract],
    authFullName_s: authors.map(({ given, family }) => `${given} ${family}`),
    authLastName_s: authors.map(({ family }) => family),
    authIdHal_s: authors.map(({ slug }) => slug),
    authORCIDIdExt_s: authors.map(({ orcid }) => orcid),
    journalTitle_s: 'Journal of Invented Results',
    producedDate_s: date,
    publicationDate_s: date,
    doiId_s: doi,
    ...(arxiv === undefined ? {} : { arxivId_s: arxiv }),
  };
}
