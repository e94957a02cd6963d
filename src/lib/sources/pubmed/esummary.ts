import * as z from 'zod';
import type { RawAuthor, SourceRecord } from '../../model/index.ts';
import { toLanguage } from '../language.ts';
import { isOthers, shortName } from './names.ts';
import { placeOf } from './pages.ts';
import { isRetracted, typeOf } from './publication-types.ts';
import { cleanTitle } from './title.ts';

/** What `esummary` answers: the numbers asked for, and a summary under each. */
export const EsummarySchema = z.object({ result: z.looseObject({ uids: z.array(z.string()) }) });

/** One summary. */
export const SummarySchema = z.object({
  uid: z.union([z.string(), z.number()]).transform(String),
  error: z.string().nullish(),
  title: z.string().nullish(),
  vernaculartitle: z.string().nullish(),
  booktitle: z.string().nullish(),
  bookname: z.string().nullish(),
  publishername: z.string().nullish(),
  fulljournalname: z.string().nullish(),
  source: z.string().nullish(),
  pubdate: z.string().nullish(),
  epubdate: z.string().nullish(),
  volume: z.string().nullish(),
  issue: z.string().nullish(),
  pages: z.string().nullish(),
  elocationid: z.string().nullish(),
  doctype: z.string().nullish(),
  lang: z.array(z.string()).nullish(),
  pubtype: z.array(z.string()).nullish(),
  authors: z.array(z.object({ name: z.string(), authtype: z.string().nullish() })).nullish(),
  articleids: z.array(z.object({ idtype: z.string(), value: z.string() })).nullish(),
});
type Summary = z.infer<typeof SummarySchema>;

/** What a summary says of a work: no abstract, and names with initials only. */
export function toSummaryRecord(summary: Summary, place: string): SourceRecord {
  const publicationTypes = summary.pubtype ?? [];
  const isChapter = /chapter/i.test(summary.doctype ?? '');
  const isBook = !isChapter && /^book/i.test(summary.doctype ?? '');
  const type = typeOf(publicationTypes, isChapter ? 'chapter' : isBook ? 'book' : 'article');
  const title = cleanTitle(given(summary.title) ?? '') || cleanTitle(given(summary.vernaculartitle) ?? given(summary.booktitle) ?? '');
  const identifiers = identifiersOf(summary);
  const language = toLanguage(summary.lang?.[0] ?? '');
  const names = (summary.authors ?? []).filter(({ authtype, name }) => name.trim() !== '' && !/editor|investigator/i.test(authtype ?? ''));
  const authors = names.filter(({ name }) => !isOthers(name)).map(toAuthor);
  const biblio = biblioOf(summary);
  const venue = isChapter
    ? (given(summary.booktitle) ?? given(summary.bookname))
    : (given(summary.fulljournalname) ?? given(summary.source));
  const kind = type === 'preprint' ? 'repository' : isChapter ? 'book' : 'journal';
  const issued = given(summary.pubdate);
  const first = given(summary.epubdate) ?? (type === 'preprint' ? issued : undefined);
  return {
    source: 'pubmed',
    id: identifiers[0]?.value ?? summary.uid,
    place,
    markup: 'html',
    type,
    ...(title !== '' && { title }),
    authors,
    ...(authors.length < names.length && { authorsTruncated: true }),
    dates: { ...(first !== undefined && { first }), ...(issued !== undefined && type !== 'preprint' && { issued }) },
    ...(venue !== undefined && !isBook && { venue: { name: venue, kind } }),
    ...(Object.keys(biblio).length > 0 && { biblio }),
    identifiers,
    ...(isRetracted(publicationTypes) && { notices: [{ kind: 'retraction' as const }] }),
    ...(language !== undefined && { language }),
  };
}

function toAuthor({ name, authtype }: NonNullable<Summary['authors']>[number]): RawAuthor {
  return /collective|corporate/i.test(authtype ?? '') ? { name: { literal: name }, group: true } : { name: shortName(name) };
}

/** PubMed's number is an identifier like others; `uid` is one too only where nothing else is said. */
function identifiersOf({ uid, articleids, elocationid }: Summary): SourceRecord['identifiers'] {
  const ids = articleids ?? [];
  const of = (...types: string[]) => ids.find(({ idtype, value }) => types.includes(idtype) && value.trim() !== '')?.value;
  const pmid = of('pubmed', 'pmid') ?? (ids.length === 0 ? uid : undefined);
  const pmcid = of('pmc', 'pmcid');
  const doi = of('doi') ?? /\bdoi: {0,3}(10\.\d{4,9}\/\S{1,500})/.exec((elocationid ?? '').slice(0, 1000))?.[1];
  return [
    ...(pmid === undefined ? [] : [{ scheme: 'pmid' as const, value: pmid }]),
    // `pmc-id: PMC1;` is another spelling of it
    ...(pmcid === undefined ? [] : [{ scheme: 'pmcid' as const, value: /PMC\d+/.exec(pmcid)?.[0] ?? pmcid }]),
    ...(doi === undefined ? [] : [{ scheme: 'doi' as const, value: doi }]),
  ];
}

function biblioOf(summary: Summary): NonNullable<SourceRecord['biblio']> {
  const volume = given(summary.volume);
  const issue = given(summary.issue);
  const publisher = given(summary.publishername);
  const item = /\bpii: {0,3}(\S{1,40}?)\.?(?: |$)/.exec((summary.elocationid ?? '').slice(0, 300))?.[1];
  return {
    ...(volume !== undefined && { volume }),
    ...(issue !== undefined && { issue }),
    ...placeOf(given(summary.pages), item),
    ...(publisher !== undefined && { publisher }),
  };
}

/** Summaries say `""` for nothing. */
function given(text: string | null | undefined): string | undefined {
  return text === null || text === undefined || text.trim() === '' ? undefined : text.trim();
}
