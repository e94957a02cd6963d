import { doiUrl } from '../identifiers/index.ts';
import type { Notice, NoticeKind, Work } from '../model/index.ts';
import { formatDate } from './dates.ts';

/** A notice about a work as its page says it. */
export interface NoticeLine {
  /** `Retracted.` */
  label: string;
  text: string;
  /** The notice itself. */
  url?: string;
}

const LABELS: Readonly<Record<NoticeKind, string>> = {
  retraction: 'Retracted.',
  'partial-retraction': 'Partly retracted.',
  withdrawal: 'Withdrawn.',
  concern: 'Expression of concern.',
  correction: 'Corrected.',
  'new-edition': 'New edition.',
};
const TEXTS: Readonly<Record<NoticeKind, string>> = {
  retraction: 'The publisher has retracted this work',
  'partial-retraction': 'The publisher has retracted a part of this work',
  withdrawal: 'This work was withdrawn',
  concern: 'The publisher has expressed concern about this work',
  correction: 'The publisher has corrected this work',
  'new-edition': 'There is a newer edition of this work',
};

/** What publishers and authors have said about a work since it appeared, oldest first. */
export function selectNotices({ withdrawn, notices = [] }: Pick<Work, 'withdrawn' | 'notices'>): NoticeLine[] {
  const lines = notices.map(({ kind, doi, date }: Notice): NoticeLine => ({
    label: LABELS[kind],
    text: `${TEXTS[kind]}${date === undefined ? '' : ` (${formatDate(date)})`}.`,
    ...(doi === undefined ? {} : { url: doiUrl(doi) }),
  }));
  const told = notices.some(({ kind }) => kind === 'withdrawal' || kind === 'retraction');
  return withdrawn === true && !told
    ? [{ label: LABELS.withdrawal, text: 'The authors or arXiv have withdrawn this work.' }, ...lines]
    : lines;
}
