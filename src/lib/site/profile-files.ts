import type { APIRoute, GetStaticPaths } from 'astro';
import { readInstitutions, readProfiles, readTopics, readWorks, type Profile } from './content.ts';
import { createSite, type Site } from './site.ts';
import type { FeedInput } from '../formats/feed.ts';
import type { Institution, Topic, Work } from '../model/index.ts';

/** What a file beside a profile is made from. */
export interface ProfileFileInput {
  profile: Profile;
  works: Work[];
  topics: ReadonlyMap<string, Topic>;
  profiles: ReadonlyMap<string, Profile>;
  /** By ROR identifier. */
  institutions: ReadonlyMap<string, Institution>;
  site: Site;
}

/** A route that writes one file beside each profile. @param format the file's text */
export function profileFile(
  mediaType: string,
  format: (input: ProfileFileInput) => string,
): { getStaticPaths: GetStaticPaths; GET: APIRoute } {
  return {
    getStaticPaths: async () => [...(await readProfiles()).keys()].map((slug) => ({ params: { slug } })),
    GET: async ({ params }) => {
      const [profiles, topics, institutions, works] = await Promise.all([
        readProfiles(),
        readTopics(),
        readInstitutions(),
        readWorks({ author: params['slug']! }),
      ]);
      const input = { profile: profiles.get(params['slug']!)!, works, topics, profiles, institutions, site: createSite(import.meta.env) };
      return new Response(format(input), { headers: { 'Content-Type': `${mediaType}; charset=utf-8` } });
    },
  };
}

/** What a feed of an author is made from. Its date is the day on which the author's data last changed. */
export function feedInput(
  { profile: { slug, author, person }, works, topics, site }: ProfileFileInput,
  file: 'feed.xml' | 'feed.json',
): FeedInput {
  const updated =
    person.sources
      .map(({ date }) => date)
      .toSorted()
      .at(-1) ?? '1970-01-01';
  return {
    site,
    author: { slug, name: author.name },
    works,
    topics,
    updated,
    url: site.absolute(site.paths.author(slug)),
    feedUrl: site.absolute(site.paths.authorFile(slug, file)),
  };
}
