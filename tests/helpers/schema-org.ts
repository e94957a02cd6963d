/**
 * What schema.org says of the terms that we use: facts copied from its definitions of 2026, no text of theirs. A type or a property
 * that is not here has to be looked up at https://schema.org/ before it can be printed.
 */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  Thing: [],
  Action: ['Thing'],
  WriteAction: ['Action'],
  CreativeWork: ['Thing'],
  Article: ['CreativeWork'],
  ScholarlyArticle: ['Article'],
  Report: ['Article'],
  Book: ['CreativeWork'],
  Chapter: ['CreativeWork'],
  Collection: ['CreativeWork'],
  CreativeWorkSeries: ['CreativeWork'],
  Periodical: ['CreativeWorkSeries'],
  Dataset: ['CreativeWork'],
  MediaObject: ['CreativeWork'],
  ImageObject: ['MediaObject'],
  PublicationIssue: ['CreativeWork'],
  PublicationVolume: ['CreativeWork'],
  SoftwareSourceCode: ['CreativeWork'],
  Thesis: ['CreativeWork'],
  WebPage: ['CreativeWork'],
  AboutPage: ['WebPage'],
  CollectionPage: ['WebPage'],
  ProfilePage: ['WebPage'],
  Intangible: ['Thing'],
  StructuredValue: ['Intangible'],
  ContactPoint: ['StructuredValue'],
  PostalAddress: ['ContactPoint'],
  PropertyValue: ['StructuredValue'],
  InteractionCounter: ['StructuredValue'],
  ItemList: ['Intangible'],
  ListItem: ['Intangible'],
  Organization: ['Thing'],
  ArchiveOrganization: ['Organization'],
  Corporation: ['Organization'],
  EducationalOrganization: ['Organization'],
  CollegeOrUniversity: ['EducationalOrganization'],
  FundingAgency: ['Organization'],
  GovernmentOrganization: ['Organization'],
  MedicalOrganization: ['Organization'],
  NGO: ['Organization'],
  ResearchOrganization: ['Organization'],
  Person: ['Thing'],
};

type Property = readonly [domains: readonly string[], ranges: readonly string[]];
const PROPERTIES: Readonly<Record<string, Property>> = {
  name: [['Thing'], ['Text']],
  alternateName: [['Thing'], ['Text']],
  description: [['Thing'], ['Text']],
  disambiguatingDescription: [['Thing'], ['Text']],
  identifier: [['Thing'], ['PropertyValue', 'Text', 'URL']],
  image: [['Thing'], ['ImageObject', 'URL']],
  sameAs: [['Thing'], ['URL']],
  url: [['Thing'], ['URL']],
  about: [['CreativeWork'], ['Thing']],
  abstract: [['CreativeWork'], ['Text']],
  author: [['CreativeWork'], ['Organization', 'Person']],
  creativeWorkStatus: [['CreativeWork'], ['Text']],
  dateCreated: [['CreativeWork'], ['Date', 'DateTime']],
  dateModified: [['CreativeWork'], ['Date', 'DateTime']],
  datePublished: [['CreativeWork'], ['Date', 'DateTime']],
  encoding: [['CreativeWork'], ['MediaObject']],
  encodingFormat: [['CreativeWork'], ['Text', 'URL']],
  headline: [['CreativeWork'], ['Text']],
  inLanguage: [['CreativeWork'], ['Text']],
  isAccessibleForFree: [['CreativeWork'], ['Boolean']],
  isPartOf: [['CreativeWork'], ['CreativeWork', 'URL']],
  keywords: [['CreativeWork'], ['Text', 'URL']],
  license: [['CreativeWork'], ['CreativeWork', 'URL']],
  mainEntity: [['CreativeWork'], ['Thing']],
  publisher: [['CreativeWork'], ['Organization', 'Person']],
  sourceOrganization: [['CreativeWork'], ['Organization']],
  contentUrl: [['MediaObject'], ['URL']],
  pagination: [['Article', 'Chapter', 'PublicationIssue', 'PublicationVolume'], ['Text']],
  codeRepository: [['SoftwareSourceCode'], ['URL']],
  issueNumber: [['PublicationIssue'], ['Integer', 'Text']],
  volumeNumber: [['PublicationVolume'], ['Integer', 'Text']],
  itemListElement: [['ItemList'], ['ListItem', 'Text', 'Thing']],
  numberOfItems: [['ItemList'], ['Integer']],
  position: [
    ['CreativeWork', 'ListItem'],
    ['Integer', 'Text'],
  ],
  item: [['ListItem'], ['Thing']],
  interactionType: [['InteractionCounter'], ['Action']],
  userInteractionCount: [['InteractionCounter'], ['Integer']],
  propertyID: [['PropertyValue'], ['Text', 'URL']],
  value: [['PropertyValue'], ['Boolean', 'Number', 'Text']],
  agentInteractionStatistic: [['Organization', 'Person'], ['InteractionCounter']],
  knowsAbout: [
    ['Organization', 'Person'],
    ['Text', 'Thing', 'URL'],
  ],
  parentOrganization: [['Organization'], ['Organization']],
  address: [
    ['Organization', 'Person'],
    ['PostalAddress', 'Text'],
  ],
  addressCountry: [['PostalAddress'], ['Country', 'Text']],
  affiliation: [['Person'], ['Organization']],
  familyName: [['Person'], ['Text']],
  givenName: [['Person'], ['Text']],
  jobTitle: [['Person'], ['Text']],
};

const SCHEMA = 'https://schema.org/';

/** What is wrong with a node of JSON-LD by the definitions of schema.org: unknown terms, properties that a type does not have, values out of range. */
export function faultsOf(node: unknown, place = '$'): string[] {
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return [`${place} is no node`];
  const { '@context': context, '@type': type, '@id': id, ...properties } = node as Record<string, unknown>;
  const faults: string[] = [];
  if (place === '$' && context !== 'https://schema.org') faults.push('$ has no context');
  if (typeof type !== 'string' || TYPES[type] === undefined) return [...faults, `${place} is of the unknown type ${String(type)}`];
  if (id !== undefined && !isUrl(id)) faults.push(`${place} has an @id that is no URL`);
  for (const [name, value] of Object.entries(properties)) {
    const where = `${place}.${name}`;
    const property = PROPERTIES[name];
    if (property === undefined) faults.push(`${where} is no known property`);
    else if (!property[0].some((domain) => isA(type, domain))) faults.push(`${where} is no property of ${type}`);
    else
      for (const [index, one] of [value].flat().entries()) {
        const at = Array.isArray(value) ? `${where}[${index}]` : where;
        if (typeof one === 'object' && one !== null && '@type' in one) {
          faults.push(...faultsOf(one, at));
          if (!property[1].some((range) => isA(String(one['@type']), range))) faults.push(`${at} may not be a ${String(one['@type'])}`);
        } else if (!property[1].some((range) => isValue(one, range))) faults.push(`${at} may not be ${JSON.stringify(one)}`);
      }
  }
  return faults;
}

function isA(type: string, other: string): boolean {
  return type === other || (TYPES[type] ?? []).some((parent) => isA(parent, other));
}

function isUrl(value: unknown): boolean {
  return typeof value === 'string' && /^https?:\/\//.test(value) && URL.canParse(value);
}

function isValue(value: unknown, range: string): boolean {
  switch (range) {
    case 'Text':
      return typeof value === 'string' && value.trim() !== '';
    case 'URL':
      return isUrl(value);
    case 'Date':
      return typeof value === 'string' && /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(value);
    case 'DateTime':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(value);
    case 'Integer':
      return Number.isInteger(value);
    case 'Number':
      return typeof value === 'number';
    case 'Boolean':
      return typeof value === 'boolean';
    default:
      // a type by its name, as Google's examples name actions
      return typeof value === 'string' && value.startsWith(SCHEMA) && isA(value.slice(SCHEMA.length), range);
  }
}

/** If a fault is of a text that is nothing but blanks, and so no text; the model does not rule it out. */
export function isOfBlank(fault: string): boolean {
  const quoted = /may not be (".*")$/s.exec(fault)?.[1];
  return quoted !== undefined && (JSON.parse(quoted) as string).trim() === '';
}
