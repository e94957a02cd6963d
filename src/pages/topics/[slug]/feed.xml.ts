import type { GetStaticPaths } from 'astro';
import { readTopics } from '../../../lib/site/content.ts';
import { topicFeed } from '../../../lib/site/feeds.ts';

export const getStaticPaths = (async () => [...(await readTopics()).keys()].map((slug) => ({ params: { slug } }))) satisfies GetStaticPaths;
export const GET = topicFeed('feed.xml');
