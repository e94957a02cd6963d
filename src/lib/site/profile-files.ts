import type { APIRoute, GetStaticPaths } from 'astro';
import { readInstitutions, readProfiles, readTopics, readWorks, type Profile } from './content.ts';
import { createSite, type Site } from './site.ts';
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
