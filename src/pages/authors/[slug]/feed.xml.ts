import { formatAuthorFeed } from '../../../lib/formats/atom.ts';
import { feedInput, profileFile } from '../../../lib/site/profile-files.ts';

export const { getStaticPaths, GET } = profileFile('application/atom+xml', (input) => formatAuthorFeed(feedInput(input, 'feed.xml')));
