import {
  standingOf,
  type Author,
  type Day,
  type Person,
  type PersonIdentifiers,
  type Topic,
  type Trust,
  type Work,
  type WorkType,
} from '../model/index.ts';
import type { SiteConfig } from '../config.ts';
import type { Site } from '../site/site.ts';
import { selectCounts } from '../views/trust-snapshot.ts';
import { citedArxiv, citedDate, citedDoi, citedUrl, plainTitle, sortNewestFirst, topicLabels } from './entry.ts';
import { toLine } from './line.ts';

/** Names a work lists; `authorCount` says how many there are. */
const MOST_NAMES = 50;

/**
 * `/authors/<slug>/profile.json`: a profile for other software, such as the embed. All texts are plain and untrusted:
 * put them into a page as text. All URLs are absolute. Fields are only added while `schemaVersion` is 1.
 */
export interface ProfileJson {
  schemaVersion: 1;
  /** The profile page. */
  url: string;
  /** The day on which the data of a source last changed; absent if no source was read yet. */
  updated?: Day;
  author: {
    slug: string;
    name: string;
    bio?: string;
    /** Newest first. */
    affiliations: { name: string; unit?: string; role?: string; ror?: string; url?: string }[];
    fictitious?: true;
  };
  identifiers: PersonIdentifiers;
  /** How far the page is confirmed; the evidence is in `links.trust`. */
  level: Trust['level'];
  claim: Trust['claim']['state'];
  /** Followers only where they were counted or people can follow. */
  counts: Trust['counts'];
  /** The most frequent first. */
  topics: { label: string; works: number; url: string }[];
  /** Newest first. */
  works: ProfileJsonWork[];
  links: { trust: string; graph: string; atom: string; jsonFeed: string; bibtex: string; ris: string; csl: string; vcard: string };
}

/** One work of a {@link ProfileJson}. */
export interface ProfileJsonWork {
  id: string;
  title: string;
  type: WorkType;
  /** ISO, of the precision known. */
  date: string;
  authors: string[];
  authorCount: number;
  venue?: string;
  topics: string[];
  doi?: string;
  arxiv?: string;
  /** The work's page on this site. */
  url: string;
  /** Where the work itself is. */
  external?: string;
  withdrawn?: true;
  /** If it does not stand as it was published: `Retracted`, `Withdrawn`. */
  standing?: string;
}

/** A profile as the text of `profile.json`. */
export function formatProfileJson(profile: {
  site: Pick<Site, 'paths' | 'absolute'>;
  forms: Pick<SiteConfig['forms'], 'follow'>;
  slug: string;
  author: Author;
  person: Person;
  works: readonly Work[];
  topics: ReadonlyMap<string, Topic>;
}): string {
  const { site, forms, slug, author, person, works, topics } = profile;
  const { paths, absolute } = site;
  const file = (name: Parameters<typeof paths.authorFile>[1]): string => absolute(paths.authorFile(slug, name));
  const updated = person.sources
    .map(({ date }) => date)
    .toSorted()
    .at(-1);
  const json: ProfileJson = {
    schemaVersion: 1,
    url: absolute(paths.author(slug)),
    ...(updated === undefined ? {} : { updated }),
    author: {
      slug,
      name: toLine(author.name),
      ...(author.bio === undefined ? {} : { bio: toLine(author.bio) }),
      affiliations: author.affiliations.map(({ name, unit, role, ror, url }) =>
        defined({ name: toLine(name), unit: unit && toLine(unit), role: role && toLine(role), ror, url }),
      ),
      ...(author.fictitious ? { fictitious: true } : {}),
    },
    identifiers: author.identifiers,
    level: person.trust.level,
    claim: person.trust.claim.state,
    counts: selectCounts(person.trust.counts, forms),
    topics: person.topics.flatMap(({ topic, works: count }) => {
      const label = topics.get(topic)?.label;
      return label === undefined ? [] : [{ label: toLine(label), works: count, url: absolute(paths.topic(topic)) }];
    }),
    works: sortNewestFirst(works).map((work) => toProfileWork(work, topics, absolute(paths.work(work.id)))),
    links: {
      trust: file('trust.json'),
      graph: file('graph.json'),
      atom: file('feed.xml'),
      jsonFeed: file('feed.json'),
      bibtex: file('works.bib'),
      ris: file('works.ris'),
      csl: file('works.csl.json'),
      vcard: file('contact.vcf'),
    },
  };
  return `${JSON.stringify(json, undefined, 2)}\n`;
}

function toProfileWork(work: Work, topics: ReadonlyMap<string, Topic>, url: string): ProfileJsonWork {
  return defined({
    id: work.id,
    title: plainTitle(work),
    type: work.type,
    date: citedDate(work),
    authors: work.authorships.slice(0, MOST_NAMES).map(({ name }) => toLine(name.literal)),
    authorCount: work.authorships.length,
    venue: work.venue && toLine(work.venue.name),
    topics: topicLabels(work, topics).map(toLine),
    doi: citedDoi(work),
    arxiv: citedArxiv(work),
    url,
    external: citedUrl(work),
    withdrawn: work.withdrawn,
    standing: standingOf(work),
  });
}

type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** An object without the keys whose value is `undefined`. */
function defined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as Defined<T>;
}
