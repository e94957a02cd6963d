import type { Stand } from './provider.ts';
import { worksOf, type InventedWork } from './population.ts';
import { element } from './xml.ts';

/** DBLP: the page of a person, with all works. @see https://dblp.org/xml/docu/dblpxml.pdf */
export const dblp: Stand =
  (population) =>
  ({ path }) => {
    const person = population.people.find(({ dblp: pid }) => path === `/pid/${pid}.xml`);
    if (person === undefined) return undefined;
    const { given, family, dblp: pid } = person;
    const works = worksOf(population, person).filter((work) => work.dblp !== undefined);
    const about = element('person', element('author', `${given} ${family}`, { pid }), { key: `homepages/${pid}` });
    const records = works.map((work) => element('r', recordOf(work))).join('');
    return element('dblpperson', about + records, { name: `${given} ${family}`, pid, n: String(works.length) });
  };

function recordOf({ dblp: key, title, date, authors, doi }: InventedWork): string {
  const names = authors.map(({ given, family, orcid, dblp: pid }) => element('author', `${given} ${family}`, { pid, orcid }));
  const fields = [
    ['title', `${title}.`],
    ['year', date.slice(0, 4)],
    ['journal', 'J. Invented Results'],
    ['ee', `https://doi.org/${doi}`],
  ].map(([name, text]) => element(name!, text!));
  return element('article', [...names, ...fields].join(''), { key: key! });
}
