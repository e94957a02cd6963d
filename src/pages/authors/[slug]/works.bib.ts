import { formatBibtex } from '../../../lib/formats/bibtex.ts';
import { profileFile } from '../../../lib/site/profile-files.ts';

export const { getStaticPaths, GET } = profileFile('application/x-bibtex', ({ works, topics }) => formatBibtex(works, topics));
