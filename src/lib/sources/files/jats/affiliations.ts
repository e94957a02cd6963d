import { elementsAt, escape, textOf, type Element } from './tree.ts';

/** What an affiliation says, as markup. */
export interface Affiliation {
  text: string;
  institution?: { name: string; ror: string };
}

/** Labels, addresses and identifiers, which are no part of the name of a place. */
const NO_PLACE = new Set(['label', 'sup', 'email', 'ext-link', 'uri', 'institution-id', 'fn', 'xref', 'phone', 'fax', 'target']);
/** Parts of an address that some publishers put side by side without anything between them. */
const PARTS = new Set([
  ...['institution', 'institution-wrap', 'addr-line', 'city', 'state', 'country', 'postal-code', 'named-content', 'postbox'],
]);

/** Read an `aff`, with commas between parts that stand side by side. */
export function readAffiliation(element: Element): Affiliation | undefined {
  const pieces: string[] = [];
  /** If a part has just ended, and nothing but blanks was written behind it. */
  let behindPart = false;
  let last = '';
  const walk = (node: Element) => {
    for (const child of node.children) {
      if (typeof child === 'string') {
        pieces.push(child);
        if (child.trim() === '') continue;
        behindPart = false;
        last = child.trimEnd().at(-1)!;
      } else if (!NO_PLACE.has(child.name)) {
        const isPart = PARTS.has(child.name);
        if (isPart && behindPart && !/[,;:(/-]/.test(last)) pieces.push(', ');
        walk(child);
        if (isPart) behindPart = last !== '';
      }
    }
  };
  walk(element);
  const text = pieces
    .join('')
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/ (?=[,;])/g, '')
    .replace(/[.;,]$/, '');
  if (text === '') return undefined;
  const wraps = [element, ...elementsAt(element, 'institution-wrap')];
  for (const wrap of wraps) {
    const id = elementsAt(wrap, 'institution-id').find(({ attributes }) => /^ror$/i.test(attributes.get('institution-id-type') ?? ''));
    const ror = textOf(id);
    if (ror !== undefined) {
      const institutions = elementsAt(wrap, 'institution');
      const whole = institutions.find(({ attributes }) => !/dep|sub|div/i.test(attributes.get('content-type') ?? ''));
      const name = textOf(whole ?? institutions[0]) ?? text;
      return { text: escape(text), institution: { name: escape(name), ror } };
    }
  }
  return { text: escape(text) };
}
