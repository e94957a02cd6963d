import { escapeAttribute, escapeText } from '../print/xml.ts';
import { feedText, feedTitle, moment, selectFeedEntries, tagUri, type FeedEntry, type FeedInput } from './feed.ts';

/**
 * The newest works of a person, of a topic or of the site as an Atom feed. Well-formed whatever the texts are; all dates come
 * from the data. An entry holds its work's reference and abstract twice: as plain text and as HTML with MathML.
 * @see https://www.rfc-editor.org/rfc/rfc4287
 */
export function formatAtomFeed(input: FeedInput): string {
  const { site, updated, url, feedUrl } = input;
  const author = input.author ?? { name: site.title, url: site.absolute(site.paths.home()) };
  const lines = [
    element('id', tagUri(url)),
    element('title', feedTitle(input)),
    element('updated', moment(updated)),
    link('self', feedUrl, 'application/atom+xml'),
    link('alternate', url, 'text/html'),
    person({ name: feedText(author.name), url: author.url }),
    element('generator', 'Peerpage'),
    ...selectFeedEntries(input).map(formatEntry),
  ];
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeAttribute(site.language)}">
${indent(lines)}
</feed>
`;
}

function formatEntry(entry: FeedEntry): string {
  const lines = [
    element('id', entry.id),
    element('title', entry.title),
    element('published', entry.published),
    element('updated', entry.updated),
    link('alternate', entry.url, 'text/html'),
    ...(entry.external === undefined ? [] : [link('related', entry.external)]),
    ...entry.authors.map(person),
    ...entry.categories.map((term) => `<category term="${escapeAttribute(term)}"/>`),
    element('summary', entry.text),
    `<content type="html">${escapeText(entry.html)}</content>`,
  ];
  const language = entry.language === undefined ? '' : ` xml:lang="${entry.language}"`;
  return `<entry${language}>\n${indent(lines)}\n</entry>`;
}

function element(name: string, text: string): string {
  return `<${name}>${escapeText(text)}</${name}>`;
}

function link(rel: string, href: string, type?: string): string {
  return `<link rel="${rel}" href="${escapeAttribute(href)}"${type === undefined ? '' : ` type="${type}"`}/>`;
}

function person({ name, url }: { name: string; url?: string }): string {
  return `<author>${element('name', name)}${url === undefined ? '' : element('uri', url)}</author>`;
}

function indent(lines: readonly string[]): string {
  return lines.map((line) => `  ${line}`).join('\n');
}
