import { drawCard } from '../../../lib/cards/index.ts';
import { authorImage } from '../../../lib/site/card-files.ts';
import { authorCard } from '../../../lib/site/page-image.ts';

export const { getStaticPaths, GET } = authorImage((profile, site) => drawCard(authorCard(profile, site)));
