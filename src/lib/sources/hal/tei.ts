import type { RawAuthor } from '../../model/index.ts';
import { checkXml, parseXml, textOf, type XmlNode } from '../xml.ts';
import { arxivAuthorOf, isIdHal } from './ids.ts';

const FULL = 'TEI.text.body.listBibl.biblFull';
/** Where the authors stand: in both places alike, or in one. */
const HOLDERS = [`${FULL}.titleStmt`, `${FULL}.sourceDesc.biblStruct.analytic`];
const ORG = 'TEI.text.back.listOrg.org';
const REPEATABLE = [
  ...HOLDERS.flatMap((holder) =>
    ['', '.persName.forename', '.idno', '.affiliation', '.orgName'].map((child) => `${holder}.author${child}`),
  ),
  'TEI.text.back.listOrg',
  ORG,
  `${ORG}.orgName`,
  `${ORG}.idno`,
  `${ORG}.listRelation.relation`,
];
/** Roles of people who did something else than write the text. */
const OTHER_ROLES = new Set(['edt', 'trl', 'sad']);

/**
 * The authors of a document by its TEI: the only place where identifiers and affiliations stand with the author whose they
 * are. Mail addresses, and what stands for them, are left out.
 * @returns `undefined` if the TEI is broken or names nobody; none if all who are named did something else, as editors do
 * @see https://api.archives-ouvertes.fr/docs/search/?schema=fields
 */
export function authorsOfTei(tei: string): RawAuthor[] | undefined {
  const root = read(tei);
  if (root === undefined) return undefined;
  const full = child(child(child(child(root, 'text'), 'body'), 'listBibl'), 'biblFull');
  const places = [child(full, 'titleStmt'), child(child(child(full, 'sourceDesc'), 'biblStruct'), 'analytic')];
  const authors = places.map((place) => list(place['author'])).find((found) => found.length > 0);
  if (authors === undefined) return undefined;
  const organizations = organizationsOf(root);
  return authors.flatMap((author) => toAuthor(author, organizations));
}

/** A structure: a laboratory, or an institution to which one belongs. */
interface Organization {
  name: string;
  ror?: string;
  /** Keys of those that it belongs to directly. */
  parents: string[];
}

function toAuthor(author: XmlNode, organizations: ReadonlyMap<string, Organization>): RawAuthor[] {
  const role = textAt(author, '@role');
  const person = child(author, 'persName');
  const family = text(person['surname']);
  const given = all(person['forename']).flatMap((name) => text(name) ?? []);
  if (family === undefined || OTHER_ROLES.has(role ?? '')) return [];
  const ids = list(author['idno']);
  const idOf = (type: string, notation?: string) =>
    ids.flatMap((id) => {
      const fits = textAt(id, '@type')?.toLowerCase() === type && (notation === undefined || textAt(id, '@notation') === notation);
      return fits ? (text(id) ?? []) : [];
    })[0];
  const orcid = idOf('orcid');
  const idhal = idOf('idhal', 'string');
  const arxiv = arxivAuthorOf(idOf('arxiv') ?? '');
  const identifiers: NonNullable<RawAuthor['identifiers']> = [
    ...(idhal !== undefined && isIdHal(idhal) ? [{ scheme: 'hal' as const, value: idhal }] : []),
    ...(arxiv === undefined ? [] : [{ scheme: 'arxiv' as const, value: arxiv }]),
  ];
  return [
    {
      name: { family, ...(given.length === 0 ? {} : { given: given.join(' ') }) },
      ...(orcid === undefined ? {} : { orcid }),
      ...(identifiers.length === 0 ? {} : { identifiers }),
      ...placesOf(author, organizations),
      ...(role === 'crp' ? { corresponding: true } : {}),
    },
  ];
}

/** Where an author worked. A laboratory without a ROR identifier stands for the institutions that it belongs to. */
function placesOf(author: XmlNode, organizations: ReadonlyMap<string, Organization>): Pick<RawAuthor, 'affiliations' | 'institutions'> {
  const own = list(author['affiliation']).flatMap((affiliation) => organizations.get(textAt(affiliation, '@ref')?.slice(1) ?? '') ?? []);
  const known = own.flatMap((organization) =>
    organization.ror === undefined ? organization.parents.flatMap((key) => organizations.get(key) ?? []) : [organization],
  );
  const institutions = known.flatMap(({ name, ror }) => (ror === undefined ? [] : [{ name, ror }]));
  const unique = institutions.filter(({ ror }, index) => institutions.findIndex((other) => other.ror === ror) === index);
  return {
    ...(own.length === 0 ? {} : { affiliations: own.map(({ name }) => name) }),
    ...(unique.length === 0 ? {} : { institutions: unique }),
  };
}

function organizationsOf(root: XmlNode): Map<string, Organization> {
  const lists = list(child(child(root, 'text'), 'back')['listOrg']);
  return new Map(
    lists
      .flatMap((one) => list(one['org']))
      .flatMap((organization) => {
        const key = textAt(organization, '@xml:id');
        const name = all(organization['orgName']).flatMap((node) => (textAt(node, '@type') === undefined ? (text(node) ?? []) : []))[0];
        const ror = list(organization['idno']).flatMap((id) => (/^ror$/i.test(textAt(id, '@type') ?? '') ? (text(id) ?? []) : []))[0];
        const parents = list(child(organization, 'listRelation')['relation']).flatMap((relation) =>
          textAt(relation, '@type') === 'direct' ? (textAt(relation, '@active')?.slice(1) ?? []) : [],
        );
        return key === undefined || name === undefined ? [] : [[key, { name, ...(ror === undefined ? {} : { ror }), parents }] as const];
      }),
  );
}

function read(tei: string): XmlNode | undefined {
  try {
    checkXml(tei, ['TEI']);
    return child(parseXml(tei, REPEATABLE), 'TEI');
  } catch {
    return undefined;
  }
}

function child(node: XmlNode, name: string): XmlNode {
  const value = all(node[name])[0];
  return typeof value === 'object' && value !== null ? (value as XmlNode) : {};
}

function list(value: unknown): XmlNode[] {
  return all(value).filter((item): item is XmlNode => typeof item === 'object' && item !== null);
}

function all(value: unknown): unknown[] {
  return value === undefined ? [] : [value].flat();
}

function text(node: unknown): string | undefined {
  return textOf(node)?.trim() || undefined;
}

function textAt(node: unknown, attribute: string): string | undefined {
  const value = typeof node === 'object' && node !== null ? (node as XmlNode)[attribute] : undefined;
  return typeof value === 'string' ? value.trim() || undefined : undefined;
}
