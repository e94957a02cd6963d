import { formatJsonFeed } from '../../../lib/formats/json-feed.ts';
import { feedInput, profileFile } from '../../../lib/site/profile-files.ts';

export const { getStaticPaths, GET } = profileFile('application/feed+json', (input) => formatJsonFeed(feedInput(input, 'feed.json')));
