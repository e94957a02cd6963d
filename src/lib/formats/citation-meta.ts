import type { Topic, Work } from '../model/index.ts';
import { citedArxiv, citedDate, citedDoi, indexedName, MOST_AUTHORS, pageRange, pdfUrl, plainTitle } from './entry.ts';
import { toLine } from './line.ts';

/** Name of the element that says where a work of a type appeared. */
const VENUE_NAMES: Readonly<Partial<Record<Work['type'], string>>> = {
  article: 'citation_journal_title',
  'conference-paper': 'citation_conference_title',
  chapter: 'citation_inbook_title',
  thesis: 'citation_dissertation_institution',
  report: 'citation_technical_report_institution',
};

/**
 * Names and contents of a work's Highwire Press meta elements, which Google Scholar and reference managers read: an element per
 * author, each followed by that author's own, and dates `YYYY/MM/DD` as far as they are known. A PDF is named only where it lies
 * beside the page, as Google Scholar asks; keywords are those that a source gave, not those that a machine read.
 * @param url absolute URL of the work's page
 * @see https://scholar.google.com/intl/en/scholar/inclusion.html#indexing
 */
export function citationMeta(work: Work, topics: ReadonlyMap<string, Topic>, url: string): { name: string; content: string }[] {
  const { venue, biblio, type } = work;
  const { first, last } = pageRange(biblio);
  const pdf = pdfUrl(work);
  const metas: { name: string; content: string }[] = [];
  const add = (name: string | undefined, value: string | undefined): void => {
    const content = value === undefined ? '' : toLine(value);
    if (name !== undefined && content !== '') metas.push({ name, content });
  };
  add('citation_title', plainTitle(work));
  for (const { name, group, orcid, affiliations = [] } of work.authorships.slice(0, MOST_AUTHORS)) {
    add('citation_author', group ? name.literal : indexedName(name, ' '));
    for (const affiliation of affiliations) add('citation_author_institution', affiliation);
    add('citation_author_orcid', orcid);
  }
  add('citation_publication_date', citedDate(work).replaceAll('-', '/'));
  if (work.date.first < citedDate(work)) add('citation_online_date', work.date.first.replaceAll('-', '/'));
  add(VENUE_NAMES[type], venue?.name);
  add('citation_volume', biblio?.volume);
  add('citation_issue', biblio?.issue);
  add('citation_firstpage', first);
  add('citation_lastpage', last);
  add('citation_publisher', biblio?.publisher);
  add('citation_doi', citedDoi(work));
  add('citation_arxiv_id', citedArxiv(work));
  add('citation_language', work.language);
  for (const { topic, origin } of work.topics) if (origin === 'source') add('citation_keywords', topics.get(topic)?.label);
  add('citation_abstract_html_url', url);
  if (pdf?.startsWith(new URL('.', url).href)) add('citation_pdf_url', pdf);
  return metas;
}
