import { formatRis } from '../../../lib/formats/ris.ts';
import { profileFile } from '../../../lib/site/profile-files.ts';

export const { getStaticPaths, GET } = profileFile('application/x-research-info-systems', ({ works }) => formatRis(works));
