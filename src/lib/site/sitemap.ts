import { getCollection } from 'astro:content';
import config from '../../site.config.ts';
import { lastChange } from '../formats/entry.ts';
import { formatSitemaps, type SitemapEntry } from '../formats/sitemap.ts';
import type { Day } from '../model/index.ts';
import { readInstitutions, readPlace, readProfiles, readTopics, readWorks } from './content.ts';
import { lastHarvest } from './feeds.ts';
import { isGenuine, isListed } from './indexing.ts';
import { createSite } from './site.ts';

let sitemaps: Promise<string[]> | undefined;

/** The texts of the site's sitemaps: every page that search engines may list. Made once a build. */
export function readSitemaps(env: { SITE: string; BASE_URL: string }): Promise<string[]> {
  return (sitemaps ??= readEntries(env).then((entries) => formatSitemaps(entries)));
}

async function readEntries(env: { SITE: string; BASE_URL: string }): Promise<SitemapEntry[]> {
  if (config.indexing === 'none') return [];
  const { absolute, paths } = createSite(env);
  const [profiles, topics, institutions, works, prose] = await Promise.all([
    readProfiles(),
    readTopics(),
    readInstitutions(),
    readWorks(),
    getCollection('pages'),
  ]);
  const newest = lastHarvest(profiles.values());
  const genuine = works.filter((work) => isGenuine(work, profiles));
  const changes = new Map<string, Day>();
  for (const work of genuine) {
    const day = lastHarvest(work.authorships.flatMap(({ author }) => (author === undefined ? [] : (profiles.get(author) ?? []))));
    for (const { topic } of work.topics) if (day !== undefined && day > (changes.get(topic) ?? '')) changes.set(topic, day);
  }
  const entry = (path: string, changed?: string): SitemapEntry => ({
    url: absolute(path),
    // journals date ahead; no page has changed after its data were read
    ...(changed === undefined || newest === undefined || changed > newest ? {} : { changed }),
  });
  const places: SitemapEntry[] = [];
  for (const [ror, { slug }] of institutions) {
    const people = (await readPlace(ror)).people.flatMap((person) => profiles.get(person.slug) ?? []);
    if (!people.every(({ author }) => author.fictitious)) places.push(entry(paths.institution(slug), lastHarvest(people)));
  }
  return [
    entry(paths.home(), newest),
    entry(paths.authors(), newest),
    entry(paths.topics(), newest),
    ...prose.map(({ id }) => entry(paths.page(id))),
    ...[...profiles.values()]
      .filter(({ person }) => isListed(person.trust.claim.state, config.indexing))
      .map((profile) => entry(paths.author(profile.slug), lastHarvest([profile]))),
    ...[...topics.keys()].map((slug) => entry(paths.topic(slug), changes.get(slug))),
    ...(institutions.size > 0 ? [entry(paths.institutions(), newest)] : []),
    ...places,
    ...genuine.map((work) => entry(paths.work(work.id), lastChange(work))),
  ];
}
