import { siteFeed } from '../lib/site/feeds.ts';

export const GET = siteFeed('feed.xml');
