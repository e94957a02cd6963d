import { numberIn, pageOf, personNamed, type Stand } from './provider.ts';
import { worksOf, type InventedWork } from './population.ts';

/** DataCite's REST API: what is registered with an ORCID iD, and works by DOI. @see https://support.datacite.org/docs/api */
export const datacite: Stand = (population) => {
  const items = population.works.flatMap((work) => [
    ...(work.kind === 'dataset' ? [{ doi: work.doi, work }] : []),
    ...(work.arxiv === undefined ? [] : [{ doi: `10.48550/arxiv.${work.arxiv}`, work }]),
  ]);
  const known = new Map(items.map(({ doi, work }) => [doi, itemOf(doi, work)]));
  return ({ path, query }) => {
    if (path !== '/dois') return undefined;
    const text = query.get('query') ?? '';
    const person = text.startsWith('creators.') ? personNamed(population.people, text) : undefined;
    const found =
      person === undefined
        ? [...text.matchAll(/"([^"]+)"/g)].flatMap(([, doi]) => known.get(doi!) ?? [])
        : worksOf(population, person).flatMap(({ kind, doi }) => (kind === 'dataset' ? (known.get(doi) ?? []) : []));
    const size = numberIn(query, 'page[size]', 25);
    const start = (numberIn(query, 'page[cursor]', 1) - 1) * size;
    const next = `https://api.datacite.org/dois?${new URLSearchParams({ 'page[cursor]': String(start / size + 2) })}`;
    return JSON.stringify({
      data: pageOf(found, start, size),
      meta: { total: found.length },
      links: start + size < found.length ? { next } : {},
    });
  };
};

/** arXiv registers its preprints without iDs, Zenodo its data sets with them. */
function itemOf(doi: string, { kind, title, abstract, date, authors }: InventedWork): object {
  const isData = kind === 'dataset';
  return {
    id: doi,
    type: 'dois',
    attributes: {
      doi,
      creators: authors.map(({ given, family, orcid }) => ({
        name: `${family}, ${given}`,
        givenName: given,
        familyName: family,
        nameType: 'Personal',
        nameIdentifiers: isData ? [{ nameIdentifier: `https://orcid.org/${orcid}`, nameIdentifierScheme: 'ORCID' }] : [],
      })),
      titles: [{ title }],
      publisher: isData ? 'Zenodo' : 'arXiv',
      publicationYear: Number(date.slice(0, 4)),
      dates: [{ date, dateType: 'Issued' }],
      types: { resourceTypeGeneral: isData ? 'Dataset' : 'Preprint' },
      descriptions: [{ description: abstract, descriptionType: 'Abstract' }],
      state: 'findable',
    },
  };
}
