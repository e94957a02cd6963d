import { numberIn, pageOf, type Stand } from './provider.ts';
import { worksOf, type InventedWork } from './population.ts';

/** Semantic Scholar: people and their papers by number, and papers by other identifiers. @see https://api.semanticscholar.org/api-docs/graph */
export const semanticscholar: Stand = (population) => {
  const known = population.works.filter((work) => work.semanticscholar !== undefined);
  const byId = new Map(
    known.flatMap((work) => [
      [`DOI:${work.doi}`, work],
      [`ARXIV:${work.arxiv}`, work],
      [`PMID:${work.pmid}`, work],
    ]),
  );
  return ({ path, query, body }) => {
    if (path === '/paper/batch') {
      const { ids } = JSON.parse(body) as { ids: string[] };
      return JSON.stringify(ids.map((id) => (byId.has(id) ? paperOf(byId.get(id)!) : null)));
    }
    const [, kind, id, papers] = path.split('/');
    const person = population.people.find((one) => kind === 'author' && one.semanticscholar === id);
    if (person === undefined) return undefined;
    if (papers === undefined) return JSON.stringify({ authorId: id, name: `${person.given} ${person.family}` });
    const works = worksOf(population, person).filter((work) => work.semanticscholar !== undefined);
    const [offset, size] = [numberIn(query, 'offset', 0), numberIn(query, 'limit', 100)];
    const next = offset + size < works.length ? { next: offset + size } : {};
    return JSON.stringify({ offset, ...next, data: pageOf(works, offset, size).map(paperOf) });
  };
};

function paperOf({ number, semanticscholar: corpusId, title, abstract, date, authors, doi, arxiv, pmid }: InventedWork): object {
  return {
    paperId: number.toString(16).padStart(40, '0'),
    externalIds: {
      CorpusId: Number(corpusId),
      DOI: doi,
      ...(arxiv === undefined ? {} : { ArXiv: arxiv }),
      ...(pmid === undefined ? {} : { PubMed: pmid }),
    },
    title,
    abstract,
    venue: 'Journal of Invented Results',
    year: Number(date.slice(0, 4)),
    publicationDate: date,
    publicationTypes: ['JournalArticle'],
    authors: authors.map(({ semanticscholar: authorId, given, family }) => ({ authorId, name: `${given} ${family}` })),
  };
}
