import { formatCslJson } from '../../../lib/formats/csl-json.ts';
import { profileFile } from '../../../lib/site/profile-files.ts';

export const { getStaticPaths, GET } = profileFile('application/vnd.citationstyles.csl+json', ({ works }) => formatCslJson(works));
