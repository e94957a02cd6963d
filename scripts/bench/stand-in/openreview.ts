import { numberIn, pageOf, type Stand } from './provider.ts';
import { worksOf, type InventedWork } from './population.ts';

/** OpenReview: profiles, and notes by the profiles of their authors. @see https://docs.openreview.net/reference/api-v2 */
export const openreview: Stand =
  (population) =>
  ({ path, query }) => {
    if (path === '/profiles') {
      const person = population.people.find(({ openreview: id }) => id === query.get('id'));
      if (person === undefined) return undefined;
      const { openreview: id, given, family } = person;
      return JSON.stringify({ profiles: [{ id, content: { names: [{ fullname: `${given} ${family}`, username: id }] } }] });
    }
    // The field that newer venues have, and the older interface, which is below /v1 where there is one address, name nobody.
    const person = population.people.find(({ openreview: id }) => path === '/notes' && id === query.get('content.authorids'));
    const works = person === undefined ? [] : worksOf(population, person).filter((work) => work.openreview !== undefined);
    const notes = pageOf(works, numberIn(query, 'offset', 0), numberIn(query, 'limit', 1000)).map(noteOf);
    return JSON.stringify({ notes, count: works.length });
  };

function noteOf({ openreview: id, title, abstract, date, authors, doi }: InventedWork): object {
  const content = {
    title,
    abstract,
    authors: authors.map(({ given, family }) => `${given} ${family}`),
    authorids: authors.map((person) => person.openreview),
    venue: 'Journal of Invented Results',
    venueid: 'invented.example/JIR',
    html: `https://doi.org/${doi}`,
  };
  return {
    id,
    forum: id,
    readers: ['everyone'],
    pdate: Date.parse(date),
    content: Object.fromEntries(Object.entries(content).map(([name, value]) => [name, { value }])),
  };
}
