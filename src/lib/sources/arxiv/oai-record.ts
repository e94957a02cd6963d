import { arxivMonth, parseArxiv } from '../../identifiers/index.ts';
import type { RawAuthor, SourceRecord } from '../../model/index.ts';
import { authorsOfLine } from './author-line.ts';
import { attributeOf, elementOf, elementsOf, textIn, textsOf } from './nodes.ts';
import { recordOf, type Paper } from './paper.ts';

/** Groups, whose name arXiv takes apart as if it were a person's. */
const GROUP = /^(?:collaborations?|consortium|teams?|groups?)$/i;
const SUFFIX = /^(.*\S)\s+(jr\.?|sr\.?|i{2,3}|iv)$/i;
/** Archives that are a class of their own; others in a set are only where the class is. */
const WHOLE = /^(?:gr-qc|hep-(?:ex|lat|ph|th)|math-ph|nucl-(?:ex|th)|quant-ph)$/;

/**
 * What the metadata of an OAI record say, in any of arXiv's formats: `arXiv`, `arXivRaw`, `arXivOld`, `oai_dc`.
 * @param metadata element that holds the format's own; @param header element of the record, with its id and sets
 * @returns `undefined` if they hold none of these, or no id of arXiv's
 * @see https://info.arxiv.org/help/oa/index.html
 */
export function toRecord(metadata: unknown, header: unknown, place: string): SourceRecord | undefined {
  const id = /oai:arxiv\.org:.*$/i.exec(textIn(header, 'identifier') ?? '')?.[0];
  const split = elementOf(metadata, 'arXiv');
  const raw = elementOf(metadata, 'arXivRaw') ?? elementOf(metadata, 'arXivOld');
  const dublinCore = elementOf(metadata, 'dc');
  const paper =
    split !== undefined
      ? { ...common(split, id), authors: splitAuthors(split), dates: datesOf(split, textIn(split, 'id') ?? id) }
      : raw !== undefined
        ? { ...common(raw, id), authors: authorsOfLine(textIn(raw, 'authors') ?? ''), ...versionsOf(raw) }
        : dublinCore !== undefined
          ? dublinCorePaper(dublinCore, header, id)
          : undefined;
  return paper === undefined ? undefined : recordOf(paper, place);
}

/** What arXiv's own formats have in common. */
function common(node: unknown, id: string | undefined): Omit<Paper, 'authors' | 'dates'> {
  return {
    id: textIn(node, 'id') ?? id ?? '',
    title: textIn(node, 'title'),
    abstract: textIn(node, 'abstract'),
    categories: (textIn(node, 'categories') ?? '').split(/\s+/),
    comments: textIn(node, 'comments'),
    journalRef: textIn(node, 'journal-ref'),
    doi: textIn(node, 'doi'),
    license: textIn(node, 'license'),
  };
}

function splitAuthors(node: unknown): RawAuthor[] {
  return elementsOf(node, 'authors').flatMap((authors) =>
    elementsOf(authors, 'author').flatMap((author) => {
      const [family = '', given, suffix] = ['keyname', 'forenames', 'suffix'].map((part) => textIn(author, part));
      // A list that was taken apart at its colon has the colon as a name.
      if (!/\p{L}/u.test(family)) return [];
      const affiliations = textsOf(author, 'affiliation').map((text) => text.replace(/\s+/g, ' '));
      const name =
        given === undefined
          ? { literal: suffix === undefined ? family : `${family}, ${suffix}` }
          : GROUP.test(family)
            ? { literal: `${given} ${family}` }
            : { family, given, ...(suffix === undefined ? {} : { suffix }) };
      return [{ name, ...(affiliations.length > 0 ? { affiliations } : {}) }];
    }),
  );
}

/**
 * The dates of the `arXiv` format. `created` was the day of the first version until 2025, and is that of the newest since
 * then; it is the first where it agrees with the month in which the id was given out, which can be the next one.
 */
function datesOf(node: unknown, id: string | undefined): Paper['dates'] {
  const created = textIn(node, 'created');
  const updated = textIn(node, 'updated');
  const paper = id === undefined ? undefined : parseArxiv(id);
  if (created === undefined || paper === undefined) return {};
  const isFirst = monthsBetween(created, arxivMonth(paper.id)) <= 1;
  // The new server's `updated` is when the entry was changed, not the paper.
  if (!isFirst) return { updated: created };
  return { first: created, updated: updated ?? created };
}

/** Months from a day or month to another, both as `YYYY-MM…`; `Infinity` if the first comes later. */
function monthsBetween(from: string, to: string): number {
  const [start, end] = [from, to].map((date) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)));
  return start! > end! ? Infinity : end! - start!;
}

/** The versions of `arXivRaw`, which can stand in any order. */
function versionsOf(node: unknown): Pick<Paper, 'dates' | 'version'> {
  const versions = elementsOf(node, 'version')
    .map((version) => ({ number: Number(/^v(\d{1,3})$/.exec(attributeOf(version, 'version') ?? '')?.[1]), date: textIn(version, 'date') }))
    .filter(({ number }) => number >= 1)
    .sort((a, b) => a.number - b.number);
  const [first, last] = [versions[0], versions.at(-1)];
  return {
    version: last?.number,
    dates: {
      ...(first?.number === 1 && first.date !== undefined && { first: first.date }),
      ...(last?.date !== undefined && { updated: last.date }),
    },
  };
}

/** Dublin Core: the comment is a second description, and what is no identifier of the paper is where it appeared. */
function dublinCorePaper(node: unknown, header: unknown, id: string | undefined): Paper {
  const [abstract, comments] = textsOf(node, 'description');
  const identifiers = textsOf(node, 'identifier');
  const dates = textsOf(node, 'date').sort();
  const page = identifiers.find((text) => /^https?:\/\/(?:www\.)?arxiv\.org\/abs\//i.test(text));
  return {
    id: id ?? page ?? '',
    title: textIn(node, 'title'),
    abstract,
    comments: comments?.replace(/^comments?:\s*/i, ''),
    authors: textsOf(node, 'creator').map(dublinCoreAuthor),
    dates: { ...(dates[0] !== undefined && { first: dates[0] }), ...(dates[0] !== undefined && { updated: dates.at(-1)! }) },
    categories: textsOf(header, 'setSpec').flatMap(categoryOfSet),
    doi: identifiers.find((text) => /^doi:/i.test(text)),
    journalRef: identifiers.find((text) => text !== page && !/^(?:doi:|https?:)/i.test(text)),
  };
}

/** `Doe Jr, Jane` as its parts; what has no comma is whole. */
function dublinCoreAuthor(text: string): RawAuthor {
  const comma = text.indexOf(', ');
  if (comma === -1) return { name: { literal: text } };
  const [whole, given] = [text.slice(0, comma), text.slice(comma + 2)];
  if (GROUP.test(whole)) return { name: { literal: `${given} ${whole}` } };
  const [, family = whole, suffix] = SUFFIX.exec(whole) ?? [];
  return { name: { family, given, ...(suffix === undefined ? {} : { suffix }) } };
}

/** `math:math:DG` as `math.DG`; the sets of old were archives, `physics:astro-ph`, which are seldom a class. */
function categoryOfSet(set: string): string[] {
  const [, archive, code] = set.split(':');
  if (archive === undefined) return [];
  if (code !== undefined) return [`${archive}.${code}`];
  return WHOLE.test(archive) ? [archive] : [];
}
