import type { Stand } from './provider.ts';
import { worksOf, type InventedWork, type Person } from './population.ts';

/** ORCID's public interface: records, and works in full by their put-codes. @see https://info.orcid.org/documentation/api-tutorials/ */
export const orcid: Stand = (population) => {
  const codeOf = (person: Person, work: InventedWork) => (population.people.indexOf(person) + 1) * 100_000 + work.number;
  return ({ path }) => {
    const [, iD = '', section, codes = ''] = path.split('/');
    const person = population.people.find((one) => one.orcid === iD);
    if (person === undefined) return undefined;
    const works = worksOf(population, person);
    if (section === 'record')
      return JSON.stringify(
        recordOf(
          person,
          works.map((work) => summaryOf(person, work, codeOf(person, work))),
        ),
      );
    const bulk = codes.split(',').map((code) => {
      const work = works.find((one) => codeOf(person, one) === Number(code));
      if (work === undefined) return { error: { 'response-code': 404, 'developer-message': 'There is none.', 'error-code': 9016 } };
      const contributor = work.authors.map(({ given, family }) => ({ 'credit-name': { value: `${given} ${family}` } }));
      return { work: { ...summaryOf(person, work, Number(code)), contributors: { contributor } } };
    });
    return JSON.stringify({ bulk });
  };
};

function recordOf(person: Person, summaries: object[]): object {
  const { orcid: iD, given, family, institution } = person;
  return {
    'orcid-identifier': { path: iD },
    person: { name: { 'given-names': { value: given }, 'family-name': { value: family }, visibility: 'public', path: iD } },
    'activities-summary': {
      employments: { 'affiliation-group': [{ summaries: [{ 'employment-summary': { organization: { name: institution.name } } }] }] },
      works: { group: summaries.map((summary) => ({ 'work-summary': [summary] })), path: `/${iD}/works` },
    },
    path: `/${iD}`,
  };
}

function summaryOf({ orcid: iD }: Person, { kind, title, date, doi, arxiv, pmid }: InventedWork, code: number): object {
  const [year, month, day] = date.split('-').map((value) => ({ value }));
  const ids = [
    ['doi', doi],
    ['arxiv', arxiv],
    ['pmid', pmid],
  ].flatMap(([type, value]) =>
    value === undefined ? [] : [{ 'external-id-type': type, 'external-id-value': value, 'external-id-relationship': 'self' }],
  );
  return {
    'put-code': code,
    'last-modified-date': { value: Date.parse(date) },
    title: { title: { value: title } },
    type: kind === 'dataset' ? 'data-set' : 'journal-article',
    visibility: 'public',
    'publication-date': { year, month, day },
    path: `/${iD}/work/${code}`,
    'external-ids': { 'external-id': ids },
  };
}
