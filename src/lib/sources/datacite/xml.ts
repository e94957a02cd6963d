import { SourceError } from '../../errors.ts';
import type { Issue } from '../../model/index.ts';
import { readItem } from '../json.ts';
import type { ParsedPage, RawPage } from '../source.ts';
import { checkXml, parseXml, textOf, withoutForbidden, type XmlNode } from '../xml.ts';
import { AttributesSchema } from './attributes.ts';
import { toRecord } from './record.ts';

/** A line break, the one element that a description may hold. */
const BREAK = /<(?:\w{1,20}:)?br\s{0,10}\/?>/g;

/**
 * Read a document of DataCite's schema, version 2.2, 3 or 4: one work.
 * @throws SourceError if it is not whole, or is no such document
 * @see https://datacite-metadata-schema.readthedocs.io/
 */
export function parseDataciteXml(page: RawPage): ParsedPage {
  const issues: Issue[] = [];
  const records = readItem('datacite', page.place, toAttributes(readResource(page)), AttributesSchema, toRecord, issues);
  return { records, issues };
}

function readResource(page: RawPage): XmlNode {
  const body = withoutForbidden(page.body);
  try {
    checkXml(body, ['resource']);
    return one(parseXml(body.replace(BREAK, '\n').replace(/<\/(?:\w{1,20}:)?br>/g, ''), []), 'resource') ?? {};
  } catch (error) {
    throw new SourceError(
      'datacite',
      page.place,
      `The document is not whole: ${(error as Error).message.replace(/\.$/, '')}.`,
      'Save or fetch it again; nothing was read from it.',
      { cause: error },
    );
  }
}

/** The same in the shape of DataCite's JSON. */
function toAttributes(resource: XmlNode): unknown {
  const identifier = one(resource, 'identifier');
  const isDoi = /^doi$/i.test(attribute(identifier, 'identifierType') ?? 'doi');
  const resourceType = one(resource, 'resourceType');
  return {
    doi: isDoi ? textOf(identifier) : undefined,
    identifiers: within(resource, 'alternateIdentifiers', 'alternateIdentifier').map((node) => ({
      identifier: textOf(node),
      identifierType: attribute(node, 'alternateIdentifierType'),
    })),
    creators: within(resource, 'creators', 'creator').map((node) => ({
      name: text(node, 'creatorName'),
      nameType: attribute(one(node, 'creatorName'), 'nameType'),
      givenName: text(node, 'givenName'),
      familyName: text(node, 'familyName'),
      nameIdentifiers: all(node, 'nameIdentifier').map((id) => ({
        nameIdentifier: textOf(id),
        nameIdentifierScheme: attribute(id, 'nameIdentifierScheme'),
      })),
      affiliation: all(node, 'affiliation').map((affiliation) => ({
        name: textOf(affiliation),
        affiliationIdentifier: attribute(affiliation, 'affiliationIdentifier'),
        affiliationIdentifierScheme: attribute(affiliation, 'affiliationIdentifierScheme'),
      })),
    })),
    titles: titles(resource),
    publisher: text(resource, 'publisher'),
    publicationYear: text(resource, 'publicationYear'),
    subjects: within(resource, 'subjects', 'subject').map((node) => ({
      subject: textOf(node),
      subjectScheme: attribute(node, 'subjectScheme'),
    })),
    dates: within(resource, 'dates', 'date').map((node) => ({ date: textOf(node), dateType: attribute(node, 'dateType') })),
    language: text(resource, 'language'),
    types: { resourceTypeGeneral: attribute(resourceType, 'resourceTypeGeneral'), resourceType: textOf(resourceType) },
    relatedIdentifiers: within(resource, 'relatedIdentifiers', 'relatedIdentifier').map((node) => ({
      relatedIdentifier: textOf(node),
      relatedIdentifierType: attribute(node, 'relatedIdentifierType'),
      relationType: attribute(node, 'relationType'),
      resourceTypeGeneral: attribute(node, 'resourceTypeGeneral'),
    })),
    relatedItems: within(resource, 'relatedItems', 'relatedItem').map((node) => ({
      relationType: attribute(node, 'relationType'),
      titles: titles(node),
      volume: text(node, 'volume'),
      issue: text(node, 'issue'),
      number: text(node, 'number'),
      numberType: attribute(one(node, 'number'), 'numberType'),
      firstPage: text(node, 'firstPage'),
      lastPage: text(node, 'lastPage'),
    })),
    version: text(resource, 'version'),
    rightsList: within(resource, 'rightsList', 'rights').map((node) => ({
      rights: textOf(node),
      rightsUri: attribute(node, 'rightsURI'),
      rightsIdentifier: attribute(node, 'rightsIdentifier'),
    })),
    descriptions: within(resource, 'descriptions', 'description').map((node) => ({
      description: textOf(node),
      descriptionType: attribute(node, 'descriptionType'),
    })),
  };
}

function titles(node: unknown): unknown[] {
  return within(node, 'titles', 'title').map((title) => ({ title: textOf(title), titleType: attribute(title, 'titleType') }));
}

/** The elements of a local name in another, in order: strings where they have neither attributes nor elements. */
function all(node: unknown, name: string): unknown[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => (key.split(':').at(-1) === name && !key.startsWith('@') ? [value].flat() : []));
}

function one(node: unknown, name: string): XmlNode | undefined {
  return all(node, name)[0] as XmlNode | undefined;
}

function within(node: unknown, outer: string, inner: string): unknown[] {
  return all(node, outer).flatMap((group) => all(group, inner));
}

function text(node: unknown, name: string): string | undefined {
  return textOf(one(node, name));
}

function attribute(node: unknown, name: string): string | undefined {
  const value = typeof node === 'object' && node !== null ? (node as XmlNode)[`@${name}`] : undefined;
  return typeof value === 'string' ? value : undefined;
}
