import type { Day, PartialDate, Topic, Work } from '../model/index.ts';
import { toHtml } from '../print/html.ts';
import { escapeText, stripIllegalXml } from '../print/xml.ts';
import type { Site } from '../site/site.ts';
import { formatCitation } from './citation.ts';
import { citedDate, citedUrl, plainTitle, sortNewestFirst, topicLabels } from './entry.ts';
import { toLine } from './line.ts';

/** A feed has the newest works only; a reader has seen the others. */
export const FEED_LENGTH = 100;
/** Most authors that an entry names. */
const MOST_NAMES = 50;
/** Year in which every tag of ours was coined; it is part of the ids and never changes. */
const TAG_YEAR = 2026;

/** What both feeds of an author are made from. */
export interface FeedInput {
  site: Pick<Site, 'title' | 'language' | 'paths' | 'absolute'>;
  author: { slug: string; name: string };
  works: readonly Work[];
  topics: ReadonlyMap<string, Topic>;
  /** The day on which the author's data last changed. Nothing in the feed is later. */
  updated: Day;
  /** Absolute URLs of the profile and of the feed. */
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
  /** Moments in UTC: `2020-06-18T00:00:00Z`. */
  published: string;
  updated: string;
  /** The reference in one line. */
  summary: string;
  /** The reference and the abstract. */
  html: string;
  authors: { name: string; url?: string }[];
  categories: string[];
}

/** The entries of an author's feed, newest first. */
export function selectFeedEntries({ site, works, topics, updated }: FeedInput): FeedEntry[] {
  return sortNewestFirst(works)
    .slice(0, FEED_LENGTH)
    .map((work): FeedEntry => {
      const url = site.absolute(site.paths.work(work.id));
      const external = citedUrl(work);
      const summary = stripIllegalXml(formatCitation(work));
      const abstract = (work.abstract ?? []).map((paragraph) => `<p>${toHtml(paragraph)}</p>`);
      return {
        id: tagUri(url),
        url,
        ...(external === undefined ? {} : { external }),
        title: stripIllegalXml(plainTitle(work)),
        published: moment(earlier(citedDate(work), updated)),
        updated: moment(earlier(lastChange(work), updated)),
        summary,
        html: `<p>${escapeText(summary)}</p>${abstract.join('')}`,
        authors: work.authorships.slice(0, MOST_NAMES).map(({ name, author }) => ({
          name: stripIllegalXml(toLine(name.literal)),
          ...(author === undefined ? {} : { url: site.absolute(site.paths.author(author)) }),
        })),
        categories: topicLabels(work, topics).map((label) => stripIllegalXml(toLine(label))),
      };
    });
}

/** The title of both feeds. */
export function feedTitle({ site, author }: FeedInput): string {
  return stripIllegalXml(toLine(`Works of ${author.name} · ${site.title}`));
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

function lastChange(work: Work): PartialDate {
  const dates = [citedDate(work), ...work.versions.flatMap(({ date, updated }) => [date, updated])];
  return dates.filter((date) => date !== undefined).reduce((a, b) => (a > b ? a : b));
}

/** A date that a source gave, unless it is after the day it was read: journals date ahead, feeds must not. */
function earlier(date: PartialDate, day: Day): PartialDate {
  return moment(date) > moment(day) ? day : date;
}
