import config from '../../../site.config.ts';
import { formatProfileJson } from '../../../lib/formats/profile-json.ts';
import { profileFile } from '../../../lib/site/profile-files.ts';

export const { getStaticPaths, GET } = profileFile('application/json', ({ profile, works, topics, site }) =>
  formatProfileJson({ site, forms: config.forms, slug: profile.slug, author: profile.author, person: profile.person, works, topics }),
);
