import { numberIn, pageOf, type Stand } from './provider.ts';
import { worksOf, type InventedWork, type Person } from './population.ts';

/** INSPIRE's REST API: people by ORCID iD, and works by an author's identifier. @see https://github.com/inspirehep/rest-api-doc */
export const inspire: Stand = (population) => {
  const known = population.people.filter(({ knownTo }) => knownTo.inspire);
  return ({ path, query }) => {
    const [, kind, iD] = path.split('/');
    if (kind === 'orcid') {
      const person = known.find(({ orcid }) => orcid === iD);
      return person === undefined ? undefined : JSON.stringify({ id: '1', metadata: authorOf(person) });
    }
    if (kind !== 'literature') return undefined;
    const person = known.find(({ inspire: bai }) => query.get('q') === `a ${bai}`);
    const works = person === undefined ? [] : worksOf(population, person).filter((work) => work.inspire !== undefined);
    const size = numberIn(query, 'size', 10);
    const hits = pageOf(works, (numberIn(query, 'page', 1) - 1) * size, size).map((work) => ({ id: work.inspire, metadata: workOf(work) }));
    return JSON.stringify({ hits: { total: works.length, hits } });
  };
};

function authorOf({ given, family, orcid, inspire: bai }: Person): object {
  return {
    control_number: 1,
    name: { value: `${family}, ${given}`, preferred_name: `${given} ${family}` },
    ids: [
      { schema: 'ORCID', value: orcid },
      { schema: 'INSPIRE BAI', value: bai },
    ],
  };
}

function workOf({ inspire: number, title, abstract, date, authors, doi, arxiv }: InventedWork): object {
  return {
    control_number: Number(number),
    document_type: ['article'],
    titles: [{ title }],
    abstracts: [{ value: abstract }],
    authors: authors.map(({ given, family, orcid, inspire: bai }) => ({
      full_name: `${family}, ${given}`,
      ids: [
        { schema: 'ORCID', value: orcid },
        { schema: 'INSPIRE BAI', value: bai },
      ],
    })),
    author_count: authors.length,
    arxiv_eprints: arxiv === undefined ? [] : [{ value: arxiv, categories: ['hep-th'] }],
    dois: [{ value: doi }],
    publication_info: [{ journal_title: 'J.Invented Results', year: Number(date.slice(0, 4)) }],
    earliest_date: date,
  };
}
