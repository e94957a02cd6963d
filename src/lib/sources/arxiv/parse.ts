import { parseArxiv, parseOrcid } from '../../identifiers/index.ts';
import { SourceError } from '../../errors.ts';
import type { Issue, RawAuthor, SourceRecord } from '../../model/index.ts';
import type { ParsedPage, RawPage } from '../source.ts';
import { checkXml, parseXml, textOf, withoutForbidden, type XmlNode } from '../xml.ts';

const REPEATABLE = [
  'feed.entry',
  'feed.link',
  'feed.entry.author',
  'feed.entry.category',
  'feed.entry.link',
  'feed.entry.author.arxiv:affiliation',
];
/** Names all in one `author` element: arXiv's other author feed. */
const ATOM2 = 'All names stand in one author element, as in arXiv’s .atom2 feeds; they cannot be told apart safely. Use the .atom feed.';
/** arXiv's own classes; ACM and MSC classes stand in the same element. */
const SUBJECT = /^[a-z-]+(?:\.[A-Za-z-]+)?$/;

/**
 * Read an Atom feed of arXiv: an answer of the API or an author's feed, in the layouts of 2016 and of 2026.
 * An entry that cannot be read is an issue; characters that XML forbids are dropped, with a warning.
 * @throws SourceError if the document is broken, is no feed, is arXiv's error feed, or is one of its `.atom2` feeds
 * @see https://info.arxiv.org/help/api/user-manual.html
 */
export function parseFeed(page: RawPage): ParsedPage {
  const body = withoutForbidden(page.body);
  const feed = readFeed({ ...page, body });
  if (addressesOf(feed).some((address) => /\/a\/[^/?#]+\.atom2$/.test(address)))
    throw new SourceError('arxiv', page.place, ATOM2, 'Its address is the same with .atom at the end.');
  const entries = ((feed['entry'] ?? []) as unknown[]).map((entry) => list(entry)[0] ?? {});
  const refusal = entries.length === 1 ? refusalOf(entries[0]!) : undefined;
  if (refusal !== undefined)
    throw new SourceError(
      'arxiv',
      page.place,
      `arXiv answered with an error: ${refusal}.`,
      'Check the identifiers and the query; arXiv names what it did not understand.',
    );
  const records: SourceRecord[] = [];
  const issues: Issue[] = [];
  if (body.length < page.body.length)
    issues.push({
      severity: 'warning',
      source: 'arxiv',
      place: page.place,
      message: 'The feed holds control characters, which XML forbids. They were left out.',
      remedy: 'Compare the titles and abstracts with arXiv’s pages.',
    });
  for (const [index, entry] of entries.entries()) {
    const place = `${page.place} entry ${index + 1}`;
    const read = toRecord(entry, place);
    if (typeof read === 'string') {
      issues.push({
        severity: 'error',
        source: 'arxiv',
        place,
        record: collapse(textOf(entry['title']) ?? '') || 'untitled',
        message: read,
        remedy: 'Fetch the feed again; if it stays so, report it to arXiv.',
      });
    } else records.push(read);
  }
  const parsed: ParsedPage = { records, issues };
  const total = Number(textOf(feed['opensearch:totalResults']));
  if (textOf(feed['opensearch:totalResults']) !== undefined && Number.isInteger(total)) parsed.total = total;
  const person = personOf(feed);
  if (person !== undefined) parsed.person = person;
  return parsed;
}

/** @throws Error naming what is wrong with a body that should be a whole feed of arXiv */
export function checkFeed(body: string): void {
  checkXml(withoutForbidden(body), ['feed']);
}

function readFeed(page: RawPage): XmlNode {
  try {
    checkFeed(page.body);
    return (parseXml(page.body, REPEATABLE)['feed'] as XmlNode | undefined) ?? {};
  } catch (error) {
    throw new SourceError(
      'arxiv',
      page.place,
      `The feed is not whole: ${(error as Error).message}.`,
      'Save or fetch it again; nothing was read from it.',
      {
        cause: error,
      },
    );
  }
}

function refusalOf(entry: XmlNode): string | undefined {
  const id = textOf(entry['id']) ?? '';
  return /arxiv\.org\/api\/errors/.test(id) ? collapse(textOf(entry['summary']) ?? 'no reason given').replace(/\.$/, '') : undefined;
}

function toRecord(entry: XmlNode, place: string): SourceRecord | string {
  const id = collapse(textOf(entry['id']) ?? '');
  const arxiv = parseArxiv(id);
  if (arxiv === undefined) return `The entry's id “${id.slice(0, 80)}” is no arXiv identifier.`;
  const authors = list(entry['author']).flatMap(toAuthor);
  if (authors.length === 1 && 'literal' in authors[0]!.name && holdsSeveral(authors[0]!.name.literal)) return ATOM2;
  const record: SourceRecord = {
    source: 'arxiv',
    id: `${arxiv.id}${arxiv.version === undefined ? '' : `v${arxiv.version}`}`,
    place,
    markup: 'tex',
    type: 'preprint',
    authors,
    dates: {},
    identifiers: [{ scheme: 'arxiv', value: id }],
  };
  const put = <K extends 'title' | 'abstract' | 'note' | 'journalRef'>(name: K, node: unknown) => {
    const text = textOf(node);
    if (text !== undefined && text.trim() !== '') record[name] = text;
  };
  put('title', entry['title']);
  put('abstract', entry['summary']);
  put('note', entry['arxiv:comment']);
  put('journalRef', entry['arxiv:journal_ref']);
  const published = textOf(entry['published']);
  const updated = textOf(entry['updated']);
  if (published !== undefined) record.dates.first = published.trim();
  if (updated !== undefined) record.dates.updated = updated.trim();
  const doi = textOf(entry['arxiv:doi']);
  if (doi !== undefined) for (const value of doi.split(/\s+/).filter(Boolean)) record.identifiers.push({ scheme: 'doi', value });
  const subjects = subjectsOf(entry);
  if (subjects.length > 0) record.subjects = subjects;
  const pdf = list(entry['link']).find((link) => link['@title'] === 'pdf')?.['@href'];
  if (typeof pdf === 'string') record.links = [{ kind: 'pdf', url: pdf.replace(/^http:/, 'https:') }];
  return record;
}

function toAuthor(node: XmlNode): RawAuthor[] {
  const literal = collapse(textOf(node['name']) ?? '');
  if (literal === '') return [];
  const affiliations = (Array.isArray(node['arxiv:affiliation']) ? node['arxiv:affiliation'] : [node['arxiv:affiliation']])
    .map(textOf)
    .filter((text): text is string => text !== undefined && text.trim() !== '')
    .map(collapse);
  const group = /\b(?:collaboration|consortium|team|group)$/i.test(literal);
  return [{ name: { literal }, ...(affiliations.length > 0 ? { affiliations } : {}), ...(group ? { group } : {}) }];
}

/** If a name is several: three parts between commas, or two of several words each. `Jane Doe, Jr.` is one. */
function holdsSeveral(name: string): boolean {
  const parts = name.split(', ');
  return parts.length > 2 || (parts.length === 2 && parts.every((part) => part.includes(' ')));
}

function subjectsOf(entry: XmlNode): NonNullable<SourceRecord['subjects']> {
  const primary = (entry['arxiv:primary_category'] as XmlNode | undefined)?.['@term'];
  const codes = [primary, ...list(entry['category']).map((category) => category['@term'])];
  const kept = codes.filter((code): code is string => typeof code === 'string' && SUBJECT.test(code));
  return [...new Set(kept)].map((code) => ({ scheme: 'arxiv', code }));
}

/** The person an author's feed is about: its id or one of its links is the author's page. */
function personOf(feed: XmlNode): ParsedPage['person'] | undefined {
  for (const address of addressesOf(feed)) {
    const id = /^https?:\/\/arxiv\.org\/a\/([^/?#]+?)(?:\.atom)?$/.exec(address)?.[1];
    if (id === undefined) continue;
    const orcid = parseOrcid(id);
    if (orcid !== undefined) return { scheme: 'orcid', value: orcid, source: 'arxiv' };
    if (/^[a-z-]+_[a-z]_\d+$/.test(id)) return { scheme: 'arxiv', value: id, source: 'arxiv' };
  }
  return undefined;
}

/** The feed's id and links. */
function addressesOf(feed: XmlNode): string[] {
  const addresses = [textOf(feed['id']), ...list(feed['link']).map((link) => link['@href'])];
  return addresses.flatMap((address) => (typeof address === 'string' ? [address.trim()] : []));
}

function list(node: unknown): XmlNode[] {
  const nodes = Array.isArray(node) ? node : [node];
  return nodes.filter((item): item is XmlNode => typeof item === 'object' && item !== null);
}

function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
