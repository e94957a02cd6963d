import { arxivUrl, doiUrl, orcidUrl, parseRor } from '../identifiers/index.ts';
import {
  standingOf,
  type Affiliation,
  type Author,
  type Authorship,
  type Institution,
  type Person,
  type Topic,
  type Work,
  type WorkType,
} from '../model/index.ts';
import { selectIdentifierLinks } from '../views/identifier-links.ts';
import { citedArxiv, citedDate, citedDoi, MOST_AUTHORS, pageRange, pdfUrl, plainAbstract, plainTitle, topicLabels } from './entry.ts';
import { moment } from './feed.ts';
import { toLine } from './line.ts';

/** A node of JSON-LD: what {@link serializeJsonLd} takes. */
export type JsonLd = Record<string, unknown>;

const CONTEXT = 'https://schema.org';
const MOST_TOPICS = 12;
const MOST_ITEMS = 100;
/** The type of schema.org for each of ours. */
export const SCHEMA_TYPES: Readonly<Record<WorkType, string>> = {
  article: 'ScholarlyArticle',
  'conference-paper': 'ScholarlyArticle',
  preprint: 'ScholarlyArticle',
  book: 'Book',
  chapter: 'Chapter',
  thesis: 'Thesis',
  report: 'Report',
  dataset: 'Dataset',
  software: 'SoftwareSourceCode',
  other: 'CreativeWork',
};
/** Types that schema.org gives pages: articles, reports among them, and chapters. */
const HAS_PAGES: ReadonlySet<string> = new Set(['ScholarlyArticle', 'Report', 'Chapter']);

/**
 * A profile as `ProfilePage` of a `Person`: identifiers and links as `sameAs`, affiliations, topics.
 * @param url absolute URL of the profile
 * @see https://developers.google.com/search/docs/appearance/structured-data/profile-page
 */
export function profileJsonLd(profile: {
  author: Author;
  person: Person;
  works: readonly Work[];
  topics: ReadonlyMap<string, Topic>;
  url: string;
  /** Absolute URL of the portrait. */
  image?: string | undefined;
}): JsonLd {
  const { author, person, works, topics, url, image } = profile;
  const { orcid } = author.identifiers;
  const modified = person.sources
    .map(({ date }) => date)
    .toSorted()
    .at(-1);
  const sameAs = [...new Set([...selectIdentifierLinks(author.identifiers), ...author.links].map((link) => link.url))];
  const knowsAbout = person.topics
    .slice(0, MOST_TOPICS)
    .flatMap(({ topic }) => topics.get(topic)?.label ?? [])
    .map(toLine);
  return withoutEmpty({
    '@context': CONTEXT,
    '@type': 'ProfilePage',
    '@id': url,
    url,
    dateModified: modified && moment(modified),
    mainEntity: withoutEmpty({
      '@type': 'Person',
      '@id': `${url}#person`,
      name: toLine(author.name),
      url,
      image,
      description: author.bio && toLine(author.bio),
      disambiguatingDescription: author.fictitious ? 'A fictitious person' : undefined,
      identifier: orcid && {
        '@type': 'PropertyValue',
        propertyID: 'https://registry.identifiers.org/registry/orcid',
        value: orcidUrl(orcid),
      },
      sameAs,
      jobTitle: toLine(author.affiliations[0]?.role ?? ''),
      affiliation: author.affiliations.map(organization),
      knowsAbout,
      agentInteractionStatistic: {
        '@type': 'InteractionCounter',
        interactionType: 'https://schema.org/WriteAction',
        userInteractionCount: works.length,
      },
    }),
  });
}

/**
 * A work as `ScholarlyArticle`, `Book`, `Dataset` and the like, with the first authors of a long list.
 * @param url absolute URL of the work's page
 * @param authorUrl absolute URL of the profile of an author of this site
 */
export function workJsonLd(page: {
  work: Work;
  topics: ReadonlyMap<string, Topic>;
  url: string;
  authorUrl: (slug: string) => string;
}): JsonLd {
  const { work, topics, url, authorUrl } = page;
  const doi = citedDoi(work);
  const arxiv = citedArxiv(work);
  const pdf = pdfUrl(work);
  const title = plainTitle(work);
  const type = SCHEMA_TYPES[work.type];
  const { first, last } = pageRange(work.biblio);
  return withoutEmpty({
    '@context': CONTEXT,
    '@type': type,
    '@id': url,
    url,
    name: title,
    headline: title,
    abstract: plainAbstract(work),
    datePublished: citedDate(work),
    dateCreated: work.date.first === citedDate(work) ? undefined : work.date.first,
    author: work.authorships.slice(0, MOST_AUTHORS).map((authorship) => contributor(authorship, authorUrl)),
    isPartOf: container(work),
    sourceOrganization: isInstitutional(work) ? work.venue && { '@type': 'Organization', name: toLine(work.venue.name) } : undefined,
    pagination: !HAS_PAGES.has(type) ? undefined : last === undefined ? first : `${first}–${last}`,
    publisher: work.biblio?.publisher && { '@type': 'Organization', name: toLine(work.biblio.publisher) },
    identifier: [
      ...(doi === undefined ? [] : [{ '@type': 'PropertyValue', propertyID: 'doi', value: doi }]),
      ...(arxiv === undefined ? [] : [{ '@type': 'PropertyValue', propertyID: 'arxiv', value: arxiv }]),
    ],
    sameAs: [...(doi === undefined ? [] : [doiUrl(doi)]), ...(arxiv === undefined ? [] : [arxivUrl(arxiv)])],
    keywords: topicLabels(work, topics).map(toLine),
    inLanguage: work.language,
    license: work.license,
    creativeWorkStatus: standingOf(work) ?? (work.type === 'preprint' ? 'Preprint' : undefined),
    isAccessibleForFree: arxiv === undefined ? undefined : true,
    codeRepository: work.type === 'software' ? work.links.find(({ kind }) => kind === 'code')?.url : undefined,
    encoding: pdf && { '@type': 'MediaObject', contentUrl: pdf, encodingFormat: 'application/pdf' },
  });
}

/** A page that lists works, as `CollectionPage`, with the first works of a long list. */
export function collectionJsonLd(page: { name: string; url: string; works: readonly { title: string; url: string }[] }): JsonLd {
  const { name, url, works } = page;
  return {
    '@context': CONTEXT,
    '@type': 'CollectionPage',
    '@id': url,
    url,
    name: toLine(name),
    mainEntity: {
      '@type': 'ItemList',
      numberOfItems: works.length,
      itemListElement: works
        .slice(0, MOST_ITEMS)
        .map((work, index) => ({ '@type': 'ListItem', position: index + 1, url: work.url, name: work.title })),
    },
  };
}

/** The kinds of organization of ROR in the words of schema.org. */
const ORGANIZATIONS: Readonly<Record<string, string>> = {
  archive: 'ArchiveOrganization',
  company: 'Corporation',
  education: 'EducationalOrganization',
  facility: 'ResearchOrganization',
  government: 'GovernmentOrganization',
  healthcare: 'MedicalOrganization',
  nonprofit: 'NGO',
};

/** The page of an institution, as `CollectionPage` about an `EducationalOrganization` and the like. */
export function institutionJsonLd(page: {
  institution: Institution;
  url: string;
  works: readonly { title: string; url: string }[];
}): JsonLd {
  const { institution, url, works } = page;
  const { name, ror, country, type = '', url: home, aliases } = institution;
  return {
    ...collectionJsonLd({ name, url, works }),
    about: withoutEmpty({
      '@type': ORGANIZATIONS[type.toLowerCase()] ?? 'Organization',
      '@id': ror,
      name,
      alternateName: aliases,
      url: home,
      sameAs: ror,
      address: country && { '@type': 'PostalAddress', addressCountry: country },
    }),
  };
}

/**
 * JSON for the inside of a `script` element: nothing in it can end the element or open a comment, and it reads back
 * as the same value.
 */
export function serializeJsonLd(value: object): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function contributor(
  { name, author, orcid, group, affiliations = [], institutions = [] }: Authorship,
  authorUrl: (slug: string) => string,
): JsonLd {
  // which institution is meant by which text is only sure of one and one
  const ror = affiliations.length === 1 && institutions.length === 1 ? parseRor(institutions[0]!) : undefined;
  return withoutEmpty({
    '@type': group ? 'Organization' : 'Person',
    name: toLine(name.literal),
    givenName: group ? undefined : toLine(name.given ?? ''),
    familyName: group ? undefined : toLine(name.family ?? ''),
    url: author && authorUrl(author),
    sameAs: orcid && orcidUrl(orcid),
    affiliation: group ? [] : affiliations.map((text) => withoutEmpty({ '@type': 'Organization', name: toLine(text), sameAs: ror })),
  });
}

function organization({ name, ror, url, unit }: Affiliation): JsonLd {
  const whole = withoutEmpty({ '@type': 'Organization', name: toLine(name), url, sameAs: ror });
  return unit === undefined ? whole : { '@type': 'Organization', name: toLine(unit), parentOrganization: whole };
}

/** If what the work names as its venue is who issued it. */
function isInstitutional({ type, venue }: Work): boolean {
  return type === 'thesis' || type === 'report' || venue?.kind === 'institution';
}

/** The journal, book, proceedings or repository, inside out: issue, volume, whole. */
function container(work: Work): JsonLd | undefined {
  const { venue, biblio, type } = work;
  if (venue === undefined || isInstitutional(work)) return undefined;
  const kind =
    venue.kind === 'repository' ? 'Collection' : type === 'article' ? 'Periodical' : type === 'chapter' ? 'Book' : 'CreativeWorkSeries';
  let node: JsonLd = { '@type': kind, name: toLine(venue.name) };
  if (kind !== 'Periodical') return node;
  if (biblio?.volume !== undefined) node = { '@type': 'PublicationVolume', volumeNumber: biblio.volume, isPartOf: node };
  if (biblio?.issue !== undefined) node = { '@type': 'PublicationIssue', issueNumber: biblio.issue, isPartOf: node };
  return node;
}

function withoutEmpty(node: JsonLd): JsonLd {
  return Object.fromEntries(
    Object.entries(node).filter(([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)),
  );
}
