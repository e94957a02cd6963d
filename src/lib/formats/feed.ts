import type { Day, PartialDate, Topic, Work } from '../model/index.ts';
import { toHtml } from '../print/html.ts';
import { escapeText, stripIllegalXml } from '../print/xml.ts';
import type { FeedFile } from '../site/paths.ts';
import type { Site } from '../site/site.ts';
import { formatCitation } from './citation.ts';
import { citedDate, citedUrl, lastChange, plainAbstract, plainTitle, sortNewestFirst, topicLabels } from './entry.ts';
import { toLine } from './line.ts';

/** A feed has the newest works only; a reader has seen the others. A person's feed also is a list of works, so it is longer. */
export const FEED_LENGTH = { author: 200, other: 50 } as const;
/** Media types of the two forms of a feed. */
export const FEED_TYPES: Readonly<Record<FeedFile, string>> = { 'feed.xml': 'application/atom+xml', 'feed.json': 'application/feed+json' };
const LANGUAGE = /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i;
/** Most authors that an entry names. */
const MOST_NAMES = 50;
/** Year in which every tag of ours was coined; it is part of the ids and never changes. */
const TAG_YEAR = 2026;

/** What both feeds of an author, of a topic or of the site are made from. */
export interface FeedInput {
  site: Pick<Site, 'title' | 'language' | 'paths' | 'absolute'>;
  /** What the feed lists, in words: `Works of Jane Doe`. Without it the feed has the name of the site. */
  title?: string;
  /** The person whose works these are. Without one, the site answers for the feed. */
  author?: { name: string; url: string };
  works: readonly Work[];
  topics: ReadonlyMap<string, Topic>;
  /** If an author named by a work has a page here. */
  hasPage: (slug: string) => boolean;
  /** The day on which the data last changed. Nothing in the feed is later. */
  updated: Day;
  /** Most entries. */
  length: number;
  /** Absolute URLs of the page that the feed belongs to and of the feed. */
  url: string;
  feedUrl: string;
}

/** One work as feeds tell of it. */
export interface FeedEntry {
  /** Permanent; the same in every feed of the site. */
  id: string;
  url: string;
  /** Where the work itself is. */
  external?: string;
  title: string;
  /** Language of the work, BCP 47, if it is not that of the site. */
  language?: string;
  /** Moments in UTC: `2020-06-18T00:00:00Z`. */
  published: string;
  updated: string;
  /** The reference in one line. */
  summary: string;
  /** The reference and the abstract as plain text, and as HTML with MathML. */
  text: string;
  html: string;
  authors: { name: string; url?: string }[];
  categories: string[];
}

/** The entries of a feed, newest first. */
export function selectFeedEntries({ site, works, topics, hasPage, updated, length }: FeedInput): FeedEntry[] {
  return sortNewestFirst(works)
    .slice(0, length)
    .map((work): FeedEntry => {
      const url = site.absolute(site.paths.work(work.id));
      const external = citedUrl(work);
      const isForeign = work.language !== undefined && work.language !== site.language && LANGUAGE.test(work.language);
      const summary = feedText(formatCitation(work));
      const abstract = stripIllegalXml(plainAbstract(work));
      return {
        id: tagUri(url),
        url,
        ...(external === undefined ? {} : { external }),
        title: feedText(plainTitle(work)),
        ...(isForeign ? { language: work.language! } : {}),
        published: moment(earlier(citedDate(work), updated)),
        updated: moment(earlier(lastChange(work), updated)),
        summary,
        text: abstract === '' ? summary : `${summary}\n\n${abstract}`,
        html: [escapeText(summary), ...(work.abstract ?? []).map((paragraph) => toLine(toHtml(paragraph)))]
          .map((paragraph) => `<p>${paragraph}</p>`)
          .join(''),
        authors: work.authorships.slice(0, MOST_NAMES).map(({ name, author }) => ({
          name: feedText(name.literal),
          ...(author === undefined || !hasPage(author) ? {} : { url: site.absolute(site.paths.author(author)) }),
        })),
        categories: topicLabels(work, topics).map(feedText),
      };
    });
}

/** The title of both feeds. */
export function feedTitle({ site, title }: FeedInput): string {
  return feedText(title === undefined ? site.title : `${title} · ${site.title}`);
}

/** Text as one line that XML can hold too, so that both feeds say the same. */
export function feedText(text: string): string {
  return stripIllegalXml(toLine(text));
}

/**
 * A permanent identifier made of a URL of ours, which stays when the page moves to https or another port.
 * @see https://www.rfc-editor.org/rfc/rfc4151
 */
export function tagUri(url: string): string {
  const { hostname, pathname } = new URL(url);
  return `tag:${hostname},${TAG_YEAR}:${pathname}`;
}

/** A date as the first moment that it can mean, in UTC. */
export function moment(date: PartialDate): string {
  const [year, month = '01', day = '01'] = date.split('-');
  return `${year}-${month}-${day}T00:00:00Z`;
}

/** A date that a source gave, unless it is after the day it was read: journals date ahead, feeds must not. */
function earlier(date: PartialDate, day: Day): PartialDate {
  return moment(date) > moment(day) ? day : date;
}
