import config from '../../../site.config.ts';
import { formatTrustJson } from '../../../lib/formats/trust-json.ts';
import { profileFile } from '../../../lib/site/profile-files.ts';

export const { getStaticPaths, GET } = profileFile('application/json', ({ profile: { slug, author, person }, site: { absolute, paths } }) =>
  formatTrustJson({
    slug,
    name: author.name,
    trust: person.trust,
    showScore: config.trust.showScore,
    forms: config.forms,
    schemaUrl: absolute(paths.file('schemas/trust.json')),
    links: {
      profile: absolute(paths.author(slug)),
      method: absolute(paths.page('trust')),
      data: absolute(paths.authorFile(slug, 'profile.json')),
    },
  }),
);
