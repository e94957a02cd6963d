import { numberIn, pageOf, personNamed, type Stand } from './provider.ts';
import { worksOf, type InventedWork, type Person } from './population.ts';

const DOLLARS_A_LIST = 0.0001;

/** OpenAlex: authors by ORCID iD, and works by author or DOI. @see https://developers.openalex.org */
export const openalex: Stand = (population) => {
  const known = population.works.filter((work) => work.openalex !== undefined);
  const byDoi = new Map(known.map((work) => [work.doi, work]));
  const byId = new Map(known.map((work) => [work.openalex, work]));
  return ({ path, query }) => {
    const filter = query.get('filter') ?? '';
    const size = numberIn(query, 'per_page', 25);
    if (path === '/authors') {
      const person = personNamed(population.people, filter);
      return listOf(person === undefined ? [] : [authorOf(person)], 0, size);
    }
    if (path !== '/works') {
      const work = byId.get(path.split('/')[2]) ?? byDoi.get(decodeURIComponent(path.slice('/works/doi:'.length)));
      return work === undefined ? undefined : JSON.stringify(itemOf(work));
    }
    const values = filter.slice(filter.indexOf(':') + 1).split('|');
    const works = filter.startsWith('author.id:')
      ? population.people
          .filter(({ openalex: id }) => values.includes(id))
          .flatMap((person) => worksOf(population, person))
          .filter((work) => work.openalex !== undefined)
      : values.flatMap((doi) => byDoi.get(doi) ?? []);
    return listOf(works.map(itemOf), query.get('cursor') === '*' ? 0 : numberIn(query, 'cursor', 0), size);
  };
};

/** A page, with the place in the list where the next one begins as its cursor. */
function listOf(items: readonly object[], start: number, size: number): string {
  const next = start + size < items.length ? String(start + size) : null;
  const meta = { count: items.length, per_page: size, next_cursor: next, cost_usd: DOLLARS_A_LIST };
  return JSON.stringify({ meta, results: pageOf(items, start, size) });
}

function authorOf({ openalex: id, orcid, given, family, institution }: Person): object {
  return {
    id: `https://openalex.org/${id}`,
    orcid: `https://orcid.org/${orcid}`,
    display_name: `${given} ${family}`,
    last_known_institutions: [{ display_name: institution.name, ror: institution.ror, type: 'education', country_code: 'NL' }],
  };
}

function itemOf(work: InventedWork): object {
  const { openalex: id, kind, doi, arxiv, pmid, title, abstract, date, authors } = work;
  const positions = abstract.split(' ').map((word, index) => [word, [index]] as const);
  const primary = {
    id: `doi:${doi}`,
    landing_page_url: `https://doi.org/${doi}`,
    source:
      kind === 'dataset'
        ? { display_name: 'Zenodo', type: 'repository' }
        : { display_name: 'Journal of Invented Results', type: 'journal', host_organization_name: 'Example Press' },
  };
  const preprint = {
    id: `pmh:oai:arXiv.org:${arxiv}`,
    landing_page_url: `https://arxiv.org/abs/${arxiv}`,
    source: { display_name: 'arXiv (Cornell University)', type: 'repository', host_organization_name: 'Cornell University' },
  };
  return {
    id: `https://openalex.org/${id}`,
    doi: `https://doi.org/${doi}`,
    ids: pmid === undefined ? {} : { pmid: `https://pubmed.ncbi.nlm.nih.gov/${pmid}` },
    title,
    publication_date: date,
    publication_year: Number(date.slice(0, 4)),
    type: kind,
    is_authors_truncated: false,
    authorships: authors.map((person, index) => ({
      author_position: index === 0 ? 'first' : 'last',
      author: { id: `https://openalex.org/${person.openalex}`, display_name: `${person.given} ${person.family}` },
      raw_author_name: `${person.given} ${person.family}`,
      institutions: [{ display_name: person.institution.name, ror: person.institution.ror, type: 'education', country_code: 'NL' }],
    })),
    primary_location: primary,
    locations: arxiv === undefined ? [primary] : [primary, preprint],
    abstract_inverted_index: Object.fromEntries(
      [...Map.groupBy(positions, ([word]) => word)].map(([word, all]) => [word, all.flatMap(([, at]) => at)]),
    ),
  };
}
