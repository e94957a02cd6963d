import config from '../../../site.config.ts';
import { formatBadge } from '../../../lib/cards/index.ts';
import { authorImage } from '../../../lib/site/card-files.ts';

export const { getStaticPaths, GET } = authorImage(({ author, person }, site) =>
  formatBadge({ site: site.title, name: author.name, trust: person.trust, showScore: config.trust.showScore }),
);
