import type { Author, Person, Topic, Work } from '../model/index.ts';
import { toPlain } from '../print/plain.ts';
import type { Paths } from '../site/paths.ts';
import { countOf } from '../views/count.ts';
import { WORK_TYPE_LABELS } from '../views/labels.ts';
import { describeVenue } from '../views/work-entry.ts';
import { shownDate } from '../views/works-by-year.ts';

/** One hit of the search, in the shape of Pagefind's custom records. */
export interface SearchRecord {
  url: string;
  /** Plain text that is searched and excerpted: of a work the abstract, or where there is none the title once more. */
  content: string;
  language: string;
  /** Searched too, but never excerpted. `line` is one quiet line under the title, `names` are all authors, `topics` all topics. */
  meta: { title: string; kind: 'work' | 'person'; line: string; names?: string; topics?: string };
  filters: { kind: string[]; topic?: string[]; year?: string[]; type?: string[]; author?: string[] };
  sort: { date: string };
}

/** Abstracts are indexed up to this length: a fragment is what a visitor downloads for one hit. */
const ABSTRACT_LENGTH = 1500;
/** Names past these are found on the work's page only. */
const MOST_NAMES = 200;

/** A work as a hit: found by title, authors, topics, venue and abstract, never by TeX source. */
export function toWorkRecord(
  work: Work,
  topics: ReadonlyMap<string, Topic>,
  authorNames: ReadonlyMap<string, string>,
  paths: Paths,
): SearchRecord {
  const title = toPlain(work.title);
  const names = work.authorships.map(({ name }) => name.literal);
  const labels = work.topics.flatMap(({ topic }) => topics.get(topic)?.label ?? []);
  const venue = describeVenue(work);
  const date = shownDate(work);
  const authors = work.authorships.flatMap(({ author }) => (author === undefined ? [] : (authorNames.get(author) ?? [])));
  const filters: SearchRecord['filters'] = { kind: ['Works'], year: [date.slice(0, 4)], type: [WORK_TYPE_LABELS[work.type]] };
  if (labels.length > 0) filters.topic = labels;
  if (authors.length > 0) filters.author = [...new Set(authors)];
  return {
    url: paths.work(work.id),
    content: (work.abstract && toPlain(work.abstract).slice(0, ABSTRACT_LENGTH)) || title,
    language: 'en',
    meta: {
      title,
      kind: 'work',
      line: [bylineOf(names), venue, date.slice(0, 4)].filter(Boolean).join(' · '),
      names: names.slice(0, MOST_NAMES).join(', '),
      ...(labels.length > 0 && { topics: labels.join(', ') }),
    },
    filters,
    sort: { date },
  };
}

/** A person as a hit: found by name, affiliation, line of biography and topics. */
export function toPersonRecord(
  slug: string,
  author: Author,
  person: Person,
  topics: ReadonlyMap<string, Topic>,
  paths: Paths,
): SearchRecord {
  const labels = person.topics.slice(0, 12).flatMap(({ topic }) => topics.get(topic)?.label ?? []);
  const affiliation = author.affiliations.map(({ name, unit }) => [unit, name].filter(Boolean).join(', '));
  const filters: SearchRecord['filters'] = { kind: ['People'], author: [author.name] };
  if (labels.length > 0) filters.topic = labels;
  return {
    url: paths.author(slug),
    content: joined([author.bio, affiliation.join(', '), labels.join(', ')]) || author.name,
    language: 'en',
    meta: { title: author.name, kind: 'person', line: [affiliation[0], countOf(person.works.length, 'work')].filter(Boolean).join(' · ') },
    filters,
    sort: { date: '9999' },
  };
}

function bylineOf(names: readonly string[]): string {
  return names.length <= 3 ? names.join(', ') : `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`;
}

function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' ');
}
