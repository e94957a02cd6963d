import { escapeAttribute, escapeText } from '../print/xml.ts';
import { feedTitle, moment, selectFeedEntries, tagUri, type FeedEntry, type FeedInput } from './feed.ts';

/**
 * The newest works of an author as an Atom feed. Well-formed whatever the texts are; all dates come from the data.
 * @see https://www.rfc-editor.org/rfc/rfc4287
 */
export function formatAuthorFeed(input: FeedInput): string {
  const { site, author, updated, url, feedUrl } = input;
  const lines = [
    element('id', tagUri(url)),
    element('title', feedTitle(input)),
    element('updated', moment(updated)),
    link('self', feedUrl, 'application/atom+xml'),
    link('alternate', url, 'text/html'),
    person({ name: author.name, url }),
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
    element('summary', entry.summary),
    `<content type="html">${escapeText(entry.html)}</content>`,
  ];
  return `<entry>\n${indent(lines)}\n</entry>`;
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
