import type { APIRoute } from 'astro';
import config from '../site.config.ts';
import { escapeText } from '../lib/print/xml.ts';
import { readInstitutions, readPlace, readProfiles, readTopics, readWorks } from '../lib/site/content.ts';
import { isListed } from '../lib/site/indexing.ts';
import { createSite } from '../lib/site/site.ts';

/** Every page that search engines may list. */
export const GET: APIRoute = async () => {
  const { absolute, paths } = createSite(import.meta.env);
  const [profiles, topics, institutions, works] = await Promise.all([readProfiles(), readTopics(), readInstitutions(), readWorks()]);
  const fictitious = new Set([...profiles.values()].filter(({ author }) => author.fictitious).map(({ slug }) => slug));
  const places: string[] = [];
  for (const [ror, { slug }] of institutions)
    if (!(await readPlace(ror)).people.every((person) => fictitious.has(person.slug))) places.push(slug);
  const listed =
    config.indexing === 'none'
      ? []
      : [
          paths.home(),
          paths.authors(),
          paths.topics(),
          ...[...profiles.values()]
            .filter(({ person }) => isListed(person.trust.claim.state, config.indexing))
            .map(({ slug }) => paths.author(slug)),
          ...[...topics.keys()].map((slug) => paths.topic(slug)),
          ...(places.length > 0 ? [paths.institutions(), ...places.map((slug) => paths.institution(slug))] : []),
          ...works
            .filter(({ authorships }) => !authorships.some(({ author }) => author !== undefined && fictitious.has(author)))
            .map(({ id }) => paths.work(id)),
        ];
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${listed.map((path) => `  <url><loc>${escapeText(absolute(path))}</loc></url>`).join('\n')}
</urlset>
`;
  return new Response(xml, { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
};
