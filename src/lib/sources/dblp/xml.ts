import { decodeHTML } from 'entities';
import { checkXml, parseXml, textOf, withoutForbidden, type XmlNode } from '../xml.ts';
import { ELEMENTS, type Author, type Publication } from './publication.ts';

const ROOTS = ['dblpperson', 'dblp'];
/** Paths of elements that hold records. */
const HOLDERS = ['dblpperson.r', 'dblp'];
const REPEATED = ['author', 'editor', 'ee', 'note', 'year', 'booktitle', 'journal', 'title', 'pages', 'publisher', 'school', 'series'];
const REPEATABLE = [
  'dblpperson.r',
  ...['author', 'note', 'url'].map((name) => `dblpperson.person.${name}`),
  ...HOLDERS.flatMap((holder) =>
    ELEMENTS.flatMap((element) => [`${holder}.${element}`, ...REPEATED.map((name) => `${holder}.${element}.${name}`)]),
  ),
];
/** Titles hold styles, whose order among the text matters. */
const RAW = HOLDERS.flatMap((holder) => ELEMENTS.map((element) => `${holder}.${element}.title`));
const OF_XML = /^(?:amp|lt|gt|quot|apos)$/;

/** A page of a person, or a list of records. */
export interface DblpDocument {
  /** `dblpperson`, if the page is about a person. */
  person?: XmlNode;
  /** The elements that hold a record each, with the kind of record that it is. */
  nodes: XmlNode[];
}

/**
 * Read a document of DBLP. Letters that its DTD defines, and every copy without the DTD lacks, are put in for their names.
 * @throws Error saying what is wrong with a body that should be a whole document of DBLP
 */
export function readDocument(body: string): DblpDocument {
  const text = withoutForbidden(body).replace(/&([a-z][a-z\d]*);/gi, (whole, name: string) =>
    OF_XML.test(name) ? whole : decodeHTML(whole),
  );
  checkXml(text, ROOTS);
  const root = parseXml(text, REPEATABLE, RAW);
  const person = root['dblpperson'];
  if (person === undefined) return { nodes: [asNode(root['dblp'])] };
  return { person: asNode(person), nodes: listOf(asNode(person)['r']) };
}

/**
 * The records in an element.
 * @returns for each the publication, or what is wrong with it
 */
export function publicationsIn(holder: XmlNode): (Publication | string)[] {
  const known: ReadonlySet<string> = new Set(ELEMENTS);
  const others = Object.keys(holder).filter((name) => !/^[@#]|^person$/.test(name) && !known.has(name));
  return [
    ...ELEMENTS.flatMap((element) => listOf(holder[element]).map((node) => toPublication(element, node))),
    ...others.map((name) => `A record is of the unknown kind “${name.slice(0, 40)}”.`),
  ];
}

function toPublication(element: Publication['element'], node: XmlNode): Publication | string {
  const key = attributeOf(node, 'key');
  if (key === undefined) return `The ${element} has no key.`;
  const text = (name: string) => firstOf(node, name);
  return {
    element,
    key,
    kinds: (attributeOf(node, 'publtype') ?? '').split(/\s+/).filter(Boolean),
    authors: listOf(node['author']).flatMap(toAuthor),
    edited: node['editor'] !== undefined,
    title: text('title'),
    year: text('year'),
    month: text('month'),
    venue: text('journal') ?? text('booktitle') ?? text('school'),
    volume: text('volume'),
    number: text('number'),
    pages: text('pages'),
    publisher: text('publisher'),
    series: text('series'),
    editions: listOf(node['ee']).flatMap((edition) => textOf(edition) ?? []),
    // of what type a note is, only its attribute tells: ratings, awards, sources
    notes: listOf(node['note']).flatMap((note) => (attributeOf(note, 'type') === undefined ? (textOf(note)?.trim() ?? []) : [])),
  };
}

function toAuthor(node: XmlNode): Author[] {
  const name = textOf(node);
  return name === undefined ? [] : [{ name, pid: attributeOf(node, 'pid'), orcid: attributeOf(node, 'orcid') }];
}

/** The first text of an element's child. */
function firstOf(node: XmlNode, name: string): string | undefined {
  const [first] = [node[name]].flat();
  return textOf(first)?.trim() || undefined;
}

/** An attribute that is there and not empty. */
export function attributeOf(node: XmlNode, name: string): string | undefined {
  const value = node[`@${name}`];
  return typeof value === 'string' ? value.trim() || undefined : undefined;
}

/** Elements as nodes: one without attributes and children is a text. */
export function listOf(value: unknown): XmlNode[] {
  if (value === undefined) return [];
  return [value].flat().map(asNode);
}

function asNode(value: unknown): XmlNode {
  if (typeof value === 'string') return { '#text': value };
  return typeof value === 'object' && value !== null ? (value as XmlNode) : {};
}
