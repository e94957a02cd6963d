import type { Author, Evidence, Person, Trust } from '../model/index.ts';
import type { Site } from '../site/site.ts';
import { countOf } from '../views/count.ts';
import { CLAIM_LABELS } from '../views/labels.ts';
import { toInertLine } from './settable.ts';

/** Pixels of a card's picture, as Open Graph wants it. */
export const CARD_SIZE = { width: 1200, height: 630 } as const;

/** What a card says of a person or of the whole site: plain text in any script. What may be hidden in it is removed where it is set. */
export interface Card {
  /** The name of the person, or the title of the site. */
  name: string;
  /** Stands where the name would if the typeface lacks letters of it: the page's address without its protocol. */
  address: string;
  /** Newest first. */
  affiliations: string[];
  /** One line about the person, or about the site. */
  about?: string;
  counts: { count: number; noun: string; plural?: string }[];
  /** Absent if the host hides the score. */
  trust?: { score: number; tier: Trust['tier']; evidence: Pick<Evidence, 'points' | 'max'>[] };
  /** Plain words about who has confirmed what. */
  state?: string;
  /** Title of the site, if it is not the name. */
  site?: string;
}

/** The card of a person's page. */
export function selectAuthorCard(
  { slug, author, person }: { slug: string; author: Author; person: Pick<Person, 'trust'> },
  showScore: boolean,
  site: Pick<Site, 'title' | 'paths' | 'absolute'>,
): Card {
  const { score, tier, evidence, claim, counts } = person.trust;
  const about = toInertLine(author.bio ?? '');
  const claimed = CLAIM_LABELS[claim.state];
  return {
    name: toInertLine(author.name),
    address: toAddress(site.absolute(site.paths.author(slug))),
    affiliations: author.affiliations.map(({ name }) => toInertLine(name)).filter((name) => name !== ''),
    ...(about === '' ? {} : { about }),
    counts: [
      { count: counts.works, noun: 'work' },
      { count: counts.topics, noun: 'topic' },
      { count: counts.closeCollaborators, noun: 'close collaborator' },
    ],
    ...(showScore ? { trust: { score, tier, evidence: evidence.map(({ points, max }) => ({ points, max })) } } : {}),
    state: author.fictitious ? `A fictitious researcher, and an example. ${claimed}` : claimed,
    site: toInertLine(site.title),
  };
}

/** The card of every page that is about nobody in particular. */
export function selectSiteCard(
  site: Pick<Site, 'title' | 'description' | 'paths' | 'absolute'>,
  counts: { people: number; works: number; topics: number },
): Card {
  const about = toInertLine(site.description);
  return {
    name: toInertLine(site.title),
    address: toAddress(site.absolute(site.paths.home())),
    affiliations: [],
    ...(about === '' ? {} : { about }),
    counts: [
      { count: counts.people, noun: 'person', plural: 'people' },
      { count: counts.works, noun: 'work' },
      { count: counts.topics, noun: 'topic' },
    ],
  };
}

/** The same for those who do not see it: `Jane Doe, Example University: 40 works, 3 topics. Trust 14, Emerging. …` */
export function describeCard({ name, address, affiliations, counts, trust, state, site }: Card): string {
  const who = [name, ...affiliations.slice(0, 1)].map(toInertLine).filter((part) => part !== '');
  const figures = counts.map(({ count, noun, plural }) => countOf(count, noun, plural)).join(', ');
  const sentences = [
    `${who.join(', ') || address}: ${figures}`,
    trust && `Trust ${trust.score}, ${trust.tier}`,
    state,
    site && toInertLine(site),
  ];
  return `${sentences.filter((sentence) => sentence !== undefined && sentence !== '').join('. ')}.`;
}

function toAddress(url: string): string {
  return url.replace(/^https?:\/\//, '').replace(/\/$/, '');
}
