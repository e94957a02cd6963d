import * as z from 'zod';
import { parseArxiv, parseCatalogueId, parseDoi } from '../../identifiers/index.ts';
import type { RawAuthor, RawIdentifier, SourceRecord, WorkType } from '../../model/index.ts';
import { parseBibtex } from '../files/bibtex/parse.ts';
import { isPublished, readField, type Content } from './published.ts';

/** A note: a paper or anything said about one. */
export const NoteSchema = z.looseObject({
  id: z.string().min(1),
  /** The note that a discussion is about; a paper is its own. */
  forum: z.string().nullish(),
  readers: z.array(z.string()).nullish(),
  /** When it was deleted. */
  ddate: z.number().nullish(),
  /** When it was published, in milliseconds since 1970. */
  pdate: z.number().nullish(),
  license: z.string().nullish(),
  content: z.looseObject({}),
});
export type Note = z.infer<typeof NoteSchema>;

const AuthorSchema = z.looseObject({
  fullname: z.string(),
  username: z.string().nullish(),
  institutions: z.array(z.looseObject({ name: z.string().nullish() })).nullish(),
});

/** How a paper was shown, which stands behind the venue: `ICLR 2024 poster`. */
const PRESENTATION = /[\s(,-]+(?:poster|oral|spotlight|talk|notable[- ]top[- ]\d+%|accept(?:ed)?(?:[ -]\(?\w+\)?)?|findings)\)?$/i;
const LONGEST_BIBTEX = 100_000;

/** Turn a published paper into a record; anything else is passed over without a word: it is nobody's business. */
export function toRecord(note: Note, place: string): SourceRecord | undefined {
  const cited = citedIn(note.content);
  if (!isPublished(note, cited)) return undefined;
  const text = (name: string) => {
    const value = readField(note.content, name);
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  };
  const authors = authorsOf(note.content);
  if (authors.length === 0) return undefined;
  const [title, abstract, pdf, html] = ['title', 'abstract', 'pdf', 'html'].map(text);
  const venueId = text('venueid') ?? '';
  const shownAs = text('venue') ?? '';
  const identifiers = identifiersOf([html, pdf], cited);
  const type = typeOf(cited, venueId, shownAs);
  const date = dateOf(note, cited, shownAs);
  const venue = cited?.venue ?? { name: shownAs.slice(0, 500).replace(PRESENTATION, ''), ...kindOf(type) };
  const keywords = z.array(z.string()).safeParse(readField(note.content, 'keywords')).data ?? [];
  return {
    source: 'openreview',
    id: note.id,
    place,
    markup: 'tex',
    type,
    ...(title === undefined ? {} : { title }),
    ...(abstract === undefined ? {} : { abstract: withoutMarkdown(abstract) }),
    authors,
    dates: date === undefined ? {} : { [type === 'preprint' ? 'first' : 'issued']: date },
    ...(type === 'preprint' ? {} : { venue }),
    ...(cited?.biblio === undefined ? {} : { biblio: cited.biblio }),
    identifiers,
    ...(keywords.length === 0 ? {} : { keywords }),
    links: linksOf(note.id, pdf, html),
    ...(note.license ? { license: note.license } : {}),
  };
}

/** Abstracts mix TeX and Markdown: bold becomes TeX, and of links their texts remain. */
function withoutMarkdown(text: string): string {
  return text.replace(/\*\*(?=\S)([^*$\n]{1,200})\*\*/g, '\\textbf{$1}').replace(/\[([^[\]\n]{1,200})\]\(https?:[^()\s]{1,500}\)/g, '$1');
}

/** Authors in order, each with the profile if the list of profiles is as long; e-mail addresses that stand there are not kept. */
function authorsOf(content: Content): RawAuthor[] {
  const stated = z.array(z.union([z.string(), AuthorSchema])).safeParse(readField(content, 'authors')).data ?? [];
  const profiles = z.array(z.unknown()).safeParse(readField(content, 'authorids')).data ?? [];
  return stated.flatMap((author, index): RawAuthor[] => {
    const { fullname, username, institutions } =
      typeof author === 'string' ? { fullname: author, username: undefined, institutions: undefined } : author;
    if (fullname.trim() === '') return [];
    const profile = username ?? (profiles.length === stated.length ? profiles[index] : undefined);
    const affiliations = (institutions ?? []).flatMap(({ name }) => (name ? [name] : []));
    return [
      {
        name: { literal: fullname },
        ...(typeof profile === 'string' && profile.startsWith('~')
          ? { identifiers: [{ scheme: 'openreview' as const, value: profile }] }
          : {}),
        ...(affiliations.length === 0 ? {} : { affiliations }),
      },
    ];
  });
}

/** What the entry of BibTeX says that OpenReview makes of a paper, or has from DBLP. */
function citedIn(content: Content): SourceRecord | undefined {
  const body = readField(content, '_bibtex');
  if (typeof body !== 'string' || body.length > LONGEST_BIBTEX) return undefined;
  const { records } = parseBibtex({ place: '_bibtex', body });
  return records.length === 1 ? records[0] : undefined;
}

/** Identifiers that the citation states, that the paper's links lead to, and under which DBLP has it. */
function identifiersOf(links: readonly (string | undefined)[], cited: SourceRecord | undefined): RawIdentifier[] {
  const found = links.flatMap((link): RawIdentifier[] => {
    if (link === undefined || !/^https?:\/\//.test(link)) return [];
    if (/^https?:\/\/(?:dx\.)?doi\.org\//i.test(link) && parseDoi(link) !== undefined) return [{ scheme: 'doi', value: link }];
    return /^https?:\/\/(?:www\.)?arxiv\.org\//i.test(link) && parseArxiv(link) !== undefined ? [{ scheme: 'arxiv', value: link }] : [];
  });
  const key = /^DBLP:(.+)$/i.exec(cited?.citationKey ?? '')?.[1];
  const dblp = key === undefined ? undefined : parseCatalogueId('dblp', key);
  return [...(cited?.identifiers ?? []), ...found, ...(dblp === undefined ? [] : [{ scheme: 'dblp' as const, value: dblp }])];
}

function typeOf(cited: SourceRecord | undefined, venueId: string, venue: string): WorkType {
  if (/\/corr\b/i.test(venueId) || /^(?:corr|arxiv)\b/i.test(venue)) return 'preprint';
  if (cited?.type !== undefined && cited.type !== 'other') return cited.type;
  return /^(?:TMLR|JMLR|DMLR)\b|journal/i.test(`${venueId} ${venue}`) ? 'article' : 'conference-paper';
}

function kindOf(type: WorkType): Pick<NonNullable<SourceRecord['venue']>, 'kind'> {
  if (type === 'conference-paper') return { kind: 'conference' };
  return type === 'article' ? { kind: 'journal' } : {};
}

/** The day of publication; midnight of 1 January is what papers have of which only the year is known. */
function dateOf({ pdate }: Note, cited: SourceRecord | undefined, venue: string): string | undefined {
  const time = pdate === null || pdate === undefined ? undefined : new Date(pdate);
  if (time !== undefined && !Number.isNaN(time.getTime())) {
    const iso = time.toISOString();
    return /-01-01T00:00:00\.000Z$/.test(iso) ? iso.slice(0, 4) : iso.slice(0, 10);
  }
  return cited?.dates.issued ?? cited?.dates.first ?? /\b(?:19|20)\d{2}\b/.exec(venue)?.[0];
}

function linksOf(id: string, pdf: string | undefined, html: string | undefined): NonNullable<SourceRecord['links']> {
  const own = encodeURIComponent(id);
  const pdfUrl = pdf === undefined ? undefined : /^https?:\/\//.test(pdf) ? pdf : `https://openreview.net/pdf?id=${own}`;
  return [
    { kind: 'landing', url: `https://openreview.net/forum?id=${own}` },
    ...(pdfUrl === undefined ? [] : [{ kind: 'pdf' as const, url: pdfUrl }]),
    ...(html !== undefined && /^https?:\/\/(?!(?:dx\.)?doi\.org\/)/.test(html) ? [{ kind: 'landing' as const, url: html }] : []),
  ];
}
