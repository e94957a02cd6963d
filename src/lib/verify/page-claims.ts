import { defaultTreeAdapter, html, parse, type DefaultTreeAdapterMap, type DefaultTreeAdapterTypes } from 'parse5';
import type { Verification } from '../model/index.ts';
import { pageAddress, type PageAddress } from './page-address.ts';

/** A way in which a page itself, or the file beside it, names a profile. */
export type PageKind = Extract<Verification['kind'], 'rel-me' | 'meta' | 'token'>;

/** A page may have so many elements, and so many within each other; no page that a person keeps has more. */
const MOST_ELEMENTS = 100_000;
const DEEPEST = 512;
/** Words of `rel` by which a site says that a visitor wrote the link, or paid for it. */
const STRANGERS = new Set(['ugc', 'sponsored']);
/** The file beside a home page is short: later lines are not read. */
const MOST_LINES = 20;

type Element = DefaultTreeAdapterTypes.Element;
type ParentNode = DefaultTreeAdapterTypes.ParentNode;

/** A page that is not read to its end, since it is made to be too much. */
export class PageTooComplex extends Error {
  override readonly name = 'PageTooComplex';
}

/**
 * How a page names one of these addresses: by a link with `rel="me"`, or by `<meta name="peerpage">` in its head. It is read
 * as a browser that runs scripts reads it, so nothing counts that stands in a comment, a script, a style, a template, a text
 * field, a frame or a noscript; nor does a link that the page calls a visitor's or paid.
 * @param place URL of the page, to which its links are relative
 * @throws PageTooComplex
 */
export function claimsOfPage(text: string, place: string, wanted: ReadonlySet<PageAddress>): Exclude<PageKind, 'token'>[] {
  const { elements, head } = readElements(text);
  const base = baseOf(elements, place);
  const names = (url: string | undefined, from?: string) => isWanted(url, from, wanted);
  const linked = elements.some((element) => isOwnLink(element) && names(attributeOf(element, 'href'), base));
  const told = elements.some(
    (element) =>
      element.parentNode === head &&
      element.tagName === 'meta' &&
      attributeOf(element, 'name')?.trim().toLowerCase() === 'peerpage' &&
      names(attributeOf(element, 'content')),
  );
  return [...(linked ? (['rel-me'] as const) : []), ...(told ? (['meta'] as const) : [])];
}

/** If one of the first lines of a file is one of these addresses, and nothing else. */
export function isToken(text: string, wanted: ReadonlySet<PageAddress>): boolean {
  const lines = text.split(/\r\n?|\n/, MOST_LINES);
  return lines.some((line) => isWanted(line, undefined, wanted));
}

function isWanted(url: string | undefined, base: string | undefined, wanted: ReadonlySet<PageAddress>): boolean {
  const address = url === undefined ? undefined : pageAddress(url, base);
  return address !== undefined && wanted.has(address);
}

function isOwnLink(element: Element): boolean {
  if (element.tagName !== 'a' && element.tagName !== 'link') return false;
  const words = (attributeOf(element, 'rel') ?? '').toLowerCase().split(/[\t\n\f\r ]+/);
  return words.includes('me') && !words.some((word) => STRANGERS.has(word));
}

/** What links are relative to: the first `<base>` that says so. */
function baseOf(elements: readonly Element[], place: string): string {
  const href = elements
    .filter(({ tagName }) => tagName === 'base')
    .map((element) => attributeOf(element, 'href'))
    .find((value) => value !== undefined);
  if (href === undefined || !URL.canParse(href, place)) return place;
  const url = new URL(href, place);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : place;
}

/** The HTML elements of a page in their order, without what is in templates, and its head. @throws PageTooComplex */
function readElements(text: string): { elements: Element[]; head: Element | undefined } {
  const document = parse<DefaultTreeAdapterMap>(text, { treeAdapter: boundedAdapter() });
  const elements: Element[] = [];
  const open: ParentNode[] = [document];
  for (let parent = open.pop(); parent !== undefined; parent = open.pop()) {
    if (isElement(parent)) elements.push(parent);
    open.push(...(parent.childNodes.filter(isElement) as Element[]).toReversed());
  }
  const own = elements.filter(({ namespaceURI }) => namespaceURI === html.NS.HTML);
  return { elements: own, head: own.find(({ tagName }) => tagName === 'head') };
}

function isElement(node: object): node is Element {
  return 'tagName' in node;
}

function attributeOf({ attrs }: Element, name: string): string | undefined {
  return attrs.find((attribute) => attribute.name === name)?.value;
}

/**
 * What builds the tree, until it is too large. A few kilobytes of unclosed elements can make a parser build millions, or walk
 * through all that are open again and again.
 */
function boundedAdapter(): typeof defaultTreeAdapter {
  let [count, depth] = [0, 0];
  return {
    ...defaultTreeAdapter,
    createElement(name, namespace, attributes) {
      count += 1;
      if (count > MOST_ELEMENTS) throw new PageTooComplex(`It has more than ${MOST_ELEMENTS} elements.`);
      return defaultTreeAdapter.createElement(name, namespace, attributes);
    },
    onItemPush() {
      depth += 1;
      if (depth > DEEPEST) throw new PageTooComplex(`Its elements are more than ${DEEPEST} deep.`);
    },
    onItemPop() {
      depth -= 1;
    },
  };
}
