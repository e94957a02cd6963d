import { formatVcard } from '../../../lib/formats/vcard.ts';
import { lastHarvest } from '../../../lib/site/feeds.ts';
import { profileFile } from '../../../lib/site/profile-files.ts';

export const { getStaticPaths, GET } = profileFile('text/vcard', ({ profile, works, site: { absolute, paths } }) => {
  const { slug, author } = profile;
  const updated = lastHarvest([profile]);
  return formatVcard({
    author,
    slug,
    works,
    ...(updated === undefined ? {} : { updated }),
    url: absolute(paths.author(slug)),
    cardUrl: absolute(paths.authorFile(slug, 'contact.vcf')),
  });
});
