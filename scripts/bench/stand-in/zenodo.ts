import { numberIn, pageOf, personNamed, type Stand } from './provider.ts';
import { worksOf, type InventedWork } from './population.ts';

/** Zenodo's search for deposits by the ORCID iDs of their creators. @see https://developers.zenodo.org/#records */
export const zenodo: Stand =
  (population) =>
  ({ path, query }) => {
    if (path !== '/records') return undefined;
    const person = personNamed(population.people, query.get('q') ?? '');
    const works = person === undefined ? [] : worksOf(population, person).filter((work) => work.zenodo !== undefined);
    const size = numberIn(query, 'size', 10);
    const hits = pageOf(works, (numberIn(query, 'page', 1) - 1) * size, size).map(recordOf);
    return JSON.stringify({ hits: { total: works.length, hits } });
  };

function recordOf({ zenodo: number, doi, title, abstract, date, authors }: InventedWork): object {
  return {
    id: Number(number),
    conceptrecid: number,
    doi,
    metadata: {
      title,
      publication_date: date,
      description: `<p>${abstract}</p>`,
      access_right: 'open',
      creators: authors.map(({ given, family, orcid }) => ({ name: `${family}, ${given}`, orcid })),
      resource_type: { type: 'dataset' },
    },
    files: [{ key: 'data.csv' }],
  };
}
