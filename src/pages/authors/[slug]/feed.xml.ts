import { FEED_TYPES } from '../../../lib/formats/feed.ts';
import { authorFeed, formatFeed } from '../../../lib/site/feeds.ts';
import { profileFile } from '../../../lib/site/profile-files.ts';

export const { getStaticPaths, GET } = profileFile(FEED_TYPES['feed.xml'], (input) =>
  formatFeed(authorFeed(input, 'feed.xml'), 'feed.xml'),
);
