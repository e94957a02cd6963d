import { FILE_LIMITS, graphHrefs, selectSlice } from '../../../lib/graph/index.ts';
import { institutionPages } from '../../../lib/site/content.ts';
import { profileFile } from '../../../lib/site/profile-files.ts';

/** The same graph as on the profile, with more around it. */
export const { getStaticPaths, GET } = profileFile('application/json', ({ profile, profiles, works, topics, institutions, site }) => {
  const { slug, author, person } = profile;
  const graph = selectSlice(
    {
      author: { slug, name: author.name, affiliations: author.affiliations },
      works,
      person,
      topics,
      hasPage: (other) => profiles.has(other),
      href: graphHrefs(slug, site.paths),
      institutionPage: institutionPages(institutions, site.paths),
    },
    FILE_LIMITS,
  );
  return `${JSON.stringify(graph, null, 2)}\n`;
});
