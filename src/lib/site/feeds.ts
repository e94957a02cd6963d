import type { APIRoute } from 'astro';
import { formatAtomFeed } from '../formats/atom.ts';
import { FEED_LENGTH, FEED_TYPES, type FeedInput } from '../formats/feed.ts';
import { formatJsonFeed } from '../formats/json-feed.ts';
import type { Day, Work } from '../model/index.ts';
import { readInstitutions, readPlace, readProfiles, readTopics, readWorks, type Profile } from './content.ts';
import { isGenuine } from './indexing.ts';
import type { FeedFile } from './paths.ts';
import type { ProfileFileInput } from './profile-files.ts';
import { createSite } from './site.ts';

/** A feed as the text of its file. */
export function formatFeed(input: FeedInput, file: FeedFile): string {
  return file === 'feed.xml' ? formatAtomFeed(input) : formatJsonFeed(input);
}

/** What a feed of an author is made from. */
export function authorFeed({ profile, profiles, works, topics, site }: ProfileFileInput, file: FeedFile): FeedInput {
  const { slug, author } = profile;
  const url = site.absolute(site.paths.author(slug));
  return {
    site,
    title: `Works of ${author.name}`,
    author: { name: author.name, url },
    works,
    topics,
    hasPage: (other) => profiles.has(other),
    updated: lastHarvest([profile]) ?? EPOCH,
    length: FEED_LENGTH.author,
    url,
    feedUrl: site.absolute(site.paths.authorFile(slug, file)),
  };
}

/** A route that writes a feed of a topic, from the topic's `slug`. */
export function topicFeed(file: FeedFile): APIRoute {
  return async ({ params }) => {
    const slug = params['slug']!;
    const [topics, profiles, works] = await Promise.all([readTopics(), readProfiles(), readWorks({ topic: slug })]);
    const site = createSite(import.meta.env);
    return respond(file, {
      site,
      title: `Works on ${topics.get(slug)!.label}`,
      ...feedOfMany(works, profiles),
      topics,
      url: site.absolute(site.paths.topic(slug)),
      feedUrl: site.absolute(site.paths.topicFile(slug, file)),
    });
  };
}

/** A route that writes a feed of an institution, from its `slug` and, as `ror`, its identifier. */
export function institutionFeed(file: FeedFile): APIRoute<{ ror: string }> {
  return async ({ props: { ror } }) => {
    const [topics, profiles, institutions, { works }] = await Promise.all([
      readTopics(),
      readProfiles(),
      readInstitutions(),
      readPlace(ror),
    ]);
    const site = createSite(import.meta.env);
    const { slug, name } = institutions.get(ror)!;
    return respond(file, {
      site,
      title: `Works from ${name}`,
      ...feedOfMany(works, profiles),
      topics,
      url: site.absolute(site.paths.institution(slug)),
      feedUrl: site.absolute(site.paths.institutionFile(slug, file)),
    });
  };
}

/** A route that writes a feed of the whole site. */
export function siteFeed(file: FeedFile): APIRoute {
  return async () => {
    const [topics, profiles, works] = await Promise.all([readTopics(), readProfiles(), readWorks()]);
    const site = createSite(import.meta.env);
    return respond(file, {
      site,
      ...feedOfMany(works, profiles),
      topics,
      url: site.absolute(site.paths.home()),
      feedUrl: site.absolute(site.paths.file(file)),
    });
  };
}

/** The day on which the data of any of these people last changed; `undefined` if no source was read yet. */
export function lastHarvest(profiles: Iterable<Profile>): Day | undefined {
  let last: Day | undefined;
  for (const { person } of profiles) for (const { date } of person.sources) if (last === undefined || date > last) last = date;
  return last;
}

const EPOCH: Day = '1970-01-01';

/**
 * The part of a feed that comes from works of more than one person: works that are only an example are left out, and the date is the
 * newest of all their authors' data.
 */
export function feedOfMany(
  works: readonly Work[],
  profiles: ReadonlyMap<string, Profile>,
): Pick<FeedInput, 'works' | 'hasPage' | 'updated' | 'length'> {
  const slugs = new Set(works.flatMap(({ authorships }) => authorships.flatMap(({ author }) => author ?? [])));
  return {
    works: works.filter((work) => isGenuine(work, profiles)),
    hasPage: (slug) => profiles.has(slug),
    updated: lastHarvest([...slugs].flatMap((slug) => profiles.get(slug) ?? [])) ?? EPOCH,
    length: FEED_LENGTH.other,
  };
}

function respond(file: FeedFile, input: FeedInput): Response {
  return new Response(formatFeed(input, file), { headers: { 'Content-Type': `${FEED_TYPES[file]}; charset=utf-8` } });
}
