import type { SourceRecord } from '../../../model/index.ts';
import { elementAt, elementsAt, textOf, type Element } from './tree.ts';

/** Dates of an article by what happened and in which form, in the words of old and new JATS. */
const PRINT = /^(?:ppub|print|epub-ppub)$/i;
const ELECTRONIC = /^(?:epub|electronic|online|epreprint)$/i;
const COLLECTION = /^(?:collection|ecollection)$/i;
/** Dates that are not those of a publication. */
const OTHER = /pmc|nihms|retract|correct|received|accepted|rev-|update|withdrawn/i;

/**
 * The first day and the date of record: of an article that was printed its issue, else the day it went online.
 * @param isPreprint a preprint has a first day only
 */
export function readDates(meta: Element | undefined, isPreprint: boolean): SourceRecord['dates'] {
  const found = elementsAt(meta, 'pub-date').flatMap((element) => {
    const { attributes } = element;
    const kind = attributes.get('pub-type') ?? attributes.get('date-type') ?? 'pub';
    const form = attributes.get('pub-type') ?? attributes.get('publication-format') ?? '';
    const date = dateOf(element);
    return date === undefined || OTHER.test(kind) ? [] : [{ kind, form, date }];
  });
  const electronic = found.find(({ kind, form }) => ELECTRONIC.test(form) && !COLLECTION.test(kind))?.date;
  const print = found.find(({ kind, form }) => PRINT.test(form) && !COLLECTION.test(kind))?.date;
  const any = found.find(({ kind }) => !COLLECTION.test(kind))?.date ?? found[0]?.date;
  const isPosted = ({ attributes }: Element) => /^preprint$/i.test(attributes.get('date-type') ?? '');
  const posted = [...elementsAt(meta, 'pub-date'), ...elementsAt(meta, 'pub-history', 'event', 'date')].find(isPosted);
  const preprint = posted === undefined ? undefined : dateOf(posted);
  const first = preprint ?? electronic ?? (isPreprint ? any : undefined);
  const issued = print ?? electronic ?? any;
  return { ...(first !== undefined && { first }), ...(issued !== undefined && !isPreprint && { issued }) };
}

/** `2020-05-06` and its beginnings; words where there are no numbers. */
function dateOf(element: Element): string | undefined {
  const iso = element.attributes.get('iso-8601-date');
  if (iso !== undefined && /^\d{4}/.test(iso.trim())) return iso.trim();
  const [year, month, day] = ['year', 'month', 'day'].map((part) => textOf(elementAt(element, part)));
  if (year === undefined) return textOf(elementAt(element, 'string-date'));
  if (month === undefined) return year;
  return [year, month, ...(day === undefined ? [] : [day])].join(/^\d+$/.test(month) ? '-' : ' ');
}
