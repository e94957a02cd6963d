import config from '../../site.config.ts';
import { CARD_SIZE, describeCard, selectAuthorCard, type Card } from '../cards/card.ts';
import type { Profile } from './content.ts';
import type { Site } from './site.ts';

/** A picture that stands for a page where it is linked. */
export interface PageImage {
  path: string;
  /** Pixels. */
  width: number;
  height: number;
  alt: string;
}

/** The card of a profile. */
export function authorCard(profile: Profile, site: Site): Card {
  return selectAuthorCard(profile, config.trust.showScore, site);
}

/** What stands for a profile where it is linked: its card, or the site's if the profiles have none. */
export function profileImage(profile: Profile, site: Site): PageImage {
  if (!config.cards) return siteImage(site);
  return { ...CARD_SIZE, path: site.paths.authorFile(profile.slug, 'card.png'), alt: describeCard(authorCard(profile, site)) };
}

/** What stands for every page that is about nobody in particular. */
export function siteImage({ title, description, paths }: Site): PageImage {
  return { ...CARD_SIZE, path: paths.file('card.png'), alt: `${title}. ${description}` };
}

/** A language as Open Graph names it, with a territory: `en_US` for `en`. `undefined` if it is not of BCP 47. */
export function openGraphLocale(language: string): string | undefined {
  try {
    const likely = new Intl.Locale(language).maximize();
    return likely.region === undefined ? undefined : `${likely.language}_${likely.region}`;
  } catch {
    return undefined;
  }
}
