import type { Work } from '../model/index.ts';
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
 * Names and contents of a work's Highwire Press meta elements, which Google Scholar and reference managers read:
 * an element per author, dates `YYYY/MM/DD` as far as they are known.
 * @see https://scholar.google.com/intl/en/scholar/inclusion.html#indexing
 */
export function citationMeta(work: Work): { name: string; content: string }[] {
  const { venue, biblio, type } = work;
  const { first, last } = pageRange(biblio);
  const metas: { name: string; content: string }[] = [];
  const add = (name: string | undefined, value: string | undefined): void => {
    const content = value === undefined ? '' : toLine(value);
    if (name !== undefined && content !== '') metas.push({ name, content });
  };
  add('citation_title', plainTitle(work));
  for (const { name, group } of work.authorships.slice(0, MOST_AUTHORS))
    add('citation_author', group ? name.literal : indexedName(name, ' '));
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
  add('citation_pdf_url', pdfUrl(work));
  return metas;
}
