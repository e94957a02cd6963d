import { personNamed, type Stand } from './provider.ts';
import { worksOf, type InventedWork } from './population.ts';
import { element } from './xml.ts';

/** arXiv: the feeds of authors, and preprints by their numbers. @see https://info.arxiv.org/help/api/user-manual.html */
export const arxiv: Stand = (population) => {
  const known = new Map(population.works.flatMap((work) => (work.arxiv === undefined ? [] : [[work.arxiv, work] as const])));
  return ({ path, query }) => {
    if (path === '/api/query') return feedOf((query.get('id_list') ?? '').split(',').flatMap((id) => known.get(id) ?? []));
    const person = personNamed(population.people, path);
    if (person?.knownTo.arxiv !== true) return undefined;
    const claimed = worksOf(population, person).filter((work) => work.arxiv !== undefined && work.listed.arxiv);
    return feedOf(claimed, `http://arxiv.org/a/${person.orcid}`);
  };
};

function feedOf(works: readonly InventedWork[], id = 'http://arxiv.org/api/invented'): string {
  const head = element('id', id) + element('opensearch:totalResults', String(works.length));
  return `<?xml version="1.0" encoding="UTF-8"?>${element('feed', head + works.map(entryOf).join(''), {
    xmlns: 'http://www.w3.org/2005/Atom',
    'xmlns:opensearch': 'http://a9.com/-/spec/opensearch/1.1/',
    'xmlns:arxiv': 'http://arxiv.org/schemas/atom',
  })}`;
}

function entryOf({ arxiv: number, title, abstract, date, authors, doi }: InventedWork): string {
  const names = authors.map(({ given, family }) => element('author', element('name', `${given} ${family}`)));
  const fields = [
    ['id', `http://arxiv.org/abs/${number}v1`],
    ['title', title],
    ['summary', abstract],
    ['published', `${date}T00:00:00Z`],
    ['updated', `${date}T00:00:00Z`],
    ['arxiv:doi', doi],
  ].map(([name, text]) => element(name!, text!));
  return element('entry', `${[...fields, ...names].join('')}<arxiv:primary_category term="cs.DL"/><category term="cs.DL"/>`);
}
