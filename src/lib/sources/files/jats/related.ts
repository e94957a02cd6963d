import type { NoticeKind, SourceRecord } from '../../../model/index.ts';
import { elementsAt, textOf, type Element } from './tree.ts';

/** What a notice is about. */
const ABOUT: ReadonlyMap<string, NoticeKind> = new Map([
  ['corrected-article', 'correction'],
  ['retracted-article', 'retraction'],
  ['partial-retraction', 'partial-retraction'],
  ['object-of-concern', 'concern'],
  ['addended-article', 'correction'],
]);
/** Notices about the article at hand. */
const NOTICES: ReadonlyMap<string, NoticeKind> = new Map([
  ['correction-forward', 'correction'],
  ['correction', 'correction'],
  ['retraction-forward', 'retraction'],
  ['retraction', 'retraction'],
  ['partial-retraction-forward', 'partial-retraction'],
  ['concern-forward', 'concern'],
  ['expression-of-concern', 'concern'],
  ['addendum', 'correction'],
]);
/** Articles that are themselves notices. */
const NOTICE = /^(?:correction|addendum|(?:partial-?)?retraction|expression-of-concern)$/i;
/** Links to other versions of the same work. */
const VERSIONS = new Set(['preprint', 'published-article', 'version-of-record']);

/**
 * What an article says of other versions of it, of notices about it, and of what it is a notice about.
 * @see https://jats4r.org/related-articles/ and https://jats4r.org/corrections-retractions-and-expressions-of-concern
 */
export function readRelated(meta: Element | undefined, articleType: string): Pick<SourceRecord, 'versions' | 'notices' | 'about'> {
  const versions: NonNullable<SourceRecord['versions']> = [];
  const notices: NonNullable<SourceRecord['notices']> = [];
  const about: NonNullable<SourceRecord['about']> = [];
  const isPartial = /^partial-?retraction$/i.test(articleType);
  const isNotice = NOTICE.test(articleType);
  for (const element of elementsAt(meta, 'related-article')) {
    const type = (element.attributes.get('related-article-type') ?? '').toLowerCase();
    const doi = doiOf(element);
    const subject = ABOUT.get(type);
    const notice = NOTICES.get(type);
    if (subject !== undefined && doi !== undefined) about.push({ kind: isPartial ? 'partial-retraction' : subject, doi });
    if (notice !== undefined && !isNotice) notices.push({ kind: notice, ...(doi === undefined ? {} : { doi }) });
    if (VERSIONS.has(type) && doi !== undefined) versions.push({ scheme: 'doi', value: doi });
  }
  for (const link of elementsAt(meta, 'pub-history', 'event', 'self-uri')) {
    const doi = /preprint/i.test(link.attributes.get('content-type') ?? '') ? doiIn(link.attributes.get('href') ?? '') : undefined;
    if (doi !== undefined) versions.push({ scheme: 'doi', value: doi });
  }
  return {
    ...(versions.length > 0 && { versions }),
    ...(notices.length > 0 && { notices }),
    ...(about.length > 0 && { about }),
  };
}

function doiOf(element: Element): string | undefined {
  return doiIn(element.attributes.get('href') ?? '') ?? doiIn(textOf(element) ?? '');
}

/** The DOI that an address or text consists of. */
function doiIn(text: string): string | undefined {
  return /^\s*(?:(?:https?:\/\/(?:dx\.)?doi\.org\/|info:doi\/|doi: ?))?(10\.\d{4,9}\/\S{1,500})\s*$/i.exec(text.slice(0, 1000))?.[1];
}
