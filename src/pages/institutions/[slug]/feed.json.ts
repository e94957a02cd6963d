import type { GetStaticPaths } from 'astro';
import { readInstitutions } from '../../../lib/site/content.ts';
import { institutionFeed } from '../../../lib/site/feeds.ts';

export const getStaticPaths = (async () =>
  [...(await readInstitutions())].map(([ror, { slug }]) => ({
    params: { slug: slug as string },
    props: { ror },
  }))) satisfies GetStaticPaths;
export const GET = institutionFeed('feed.json');
