import { feedText, feedTitle, selectFeedEntries, type FeedInput } from './feed.ts';

/**
 * The newest works of a person, of a topic or of the site as a JSON Feed, entry for entry the same as the Atom feed.
 * @see https://www.jsonfeed.org/version/1.1/
 */
export function formatJsonFeed(input: FeedInput): string {
  const { site, author, url, feedUrl } = input;
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feedTitle(input),
    home_page_url: url,
    feed_url: feedUrl,
    language: site.language,
    ...(author === undefined ? {} : { authors: [{ name: feedText(author.name), url: author.url }] }),
    items: selectFeedEntries(input).map((entry) => ({
      id: entry.id,
      url: entry.url,
      ...(entry.external === undefined ? {} : { external_url: entry.external }),
      title: entry.title,
      content_html: entry.html,
      content_text: entry.text,
      summary: entry.summary,
      date_published: entry.published,
      date_modified: entry.updated,
      authors: entry.authors,
      ...(entry.language === undefined ? {} : { language: entry.language }),
      ...(entry.categories.length === 0 ? {} : { tags: entry.categories }),
    })),
  };
  return `${JSON.stringify(feed, undefined, 2)}\n`;
}
