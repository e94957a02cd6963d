import { parseSafeUrl, type SafeUrl } from '../identifiers/index.ts';
import type { Author, Claim, Issue } from '../model/index.ts';
import { pageAddress, type PageAddress } from './page-address.ts';
import { claimsOfPage, isToken, PageTooComplex, type PageKind } from './page-claims.ts';
import { PageFault } from './page-fault.ts';
import { HTML_TYPES, TEXT_TYPES, type Pages } from './pages.ts';

/** Links of an author file that are looked at. */
const MOST_LINKS = 5;
/** Hosts that are asked at the same time. */
const MOST_HOSTS = 4;
/** So long a host is waited for in vain in a run, in milliseconds. */
const MOST_WAITING_MS = 60_000;
const DAY_MS = 24 * 3600 * 1000;
const GOLDEN = (Math.sqrt(5) - 1) / 2;
/** The file that may lie at a home page. */
const TOKEN_FILE = 'peerpage.txt';

/** A page that is said to be an author's, and the profile that it is to name. */
export interface HomePage {
  author: string;
  url: SafeUrl;
  profile: ReadonlySet<PageAddress>;
}

/** What came of looking at a home page: how it names the profile, if it does, or why it could not be read. */
export interface HomePageLook {
  author: string;
  url: SafeUrl;
  kinds: PageKind[];
  fault?: Pick<Issue, 'message' | 'remedy'>;
  /** It was not looked at in this run, since its host had been waited for in vain for too long. */
  passedOver?: true;
}

/** What decides which pages of a silent host are looked at. */
export interface LookOptions {
  /** Today, ISO. */
  day?: string;
  /** Milliseconds, for tests. */
  now?: () => number;
}

/**
 * The pages that are said to be an author's: the first five links that the host wrote into the author file, and the home page
 * of a claim that the host approved. ORCID records are read elsewhere, and a page of this site proves nothing.
 * @param site root address of the site, if it is known
 */
export function homePagesOf(author: Pick<Author, 'links'>, claim: Claim | undefined, site: string | undefined): SafeUrl[] {
  const claimed = claimedHomePage(claim);
  const listed = author.links
    .map(({ url }) => url)
    .filter((url) => isForeign(url, site))
    .slice(0, MOST_LINKS);
  const all = [...listed, ...(claimed === undefined || !isForeign(claimed, site) ? [] : [claimed])];
  return [...new Map(all.map((url) => [pageAddress(url), securely(url)])).values()];
}

/** The home page of a claim, once the host has approved the claim: before, anybody could have written it. */
export function claimedHomePage(claim: Claim | undefined): SafeUrl | undefined {
  return claim?.state === 'claimed' ? claim.request?.homePage : undefined;
}

/**
 * The address of the file by which a home page can name a profile: in the folder that the page is. `/people/jane` has one of its
 * own, since `/people/` is everybody's.
 */
export function tokenUrl(page: string): string {
  const url = new URL(page);
  const folder = url.pathname.replace(/\/index\.html$/, '/');
  return `${url.origin}${folder.endsWith('/') ? folder : `${folder}/`}${TOKEN_FILE}`;
}

/**
 * Look at pages, from up to four hosts at once, one that several name for all of them. A host that is waited for in vain for
 * a minute is asked for nothing more in this run; each day begins with another of its pages.
 * @returns what came of each, in their order
 */
export async function lookAtHomePages(
  wanted: readonly HomePage[],
  pages: Pages,
  { day, now = () => performance.now() }: LookOptions = {},
): Promise<HomePageLook[]> {
  const looks: HomePageLook[] = [];
  const byPage = [...Map.groupBy(wanted.keys(), (at) => wanted[at]!.url).values()];
  const hosts = [...Map.groupBy(byPage, ([at]) => new URL(wanted[at!]!.url).host).values()].map((own) => turned(own, day).flat());
  const work = async () => {
    for (let own = hosts.shift(); own !== undefined; own = hosts.shift()) {
      let waitedMs = 0;
      for (const at of own) {
        const { author, url } = wanted[at]!;
        if (waitedMs >= MOST_WAITING_MS) {
          looks[at] = { author, url, kinds: [], passedOver: true };
          continue;
        }
        const start = now();
        const { silent, ...found } = await look(wanted[at]!, pages);
        looks[at] = found;
        if (silent) waitedMs += now() - start;
      }
    }
  };
  await Promise.all(Array.from({ length: MOST_HOSTS }, work));
  return looks;
}

/** A list from another place on each day, such that harvests at any distance come to all of it. */
function turned<T>(list: readonly T[], day: string | undefined): T[] {
  const days = day === undefined ? 0 : Math.round(Date.parse(day) / DAY_MS);
  const start = Math.floor(((days * GOLDEN) % 1) * list.length);
  return [...list.slice(start), ...list.slice(0, start)];
}

/** What to tell of pages that could not be read, and of hosts of which some were not looked at. */
export function homePageIssues(looks: readonly HomePageLook[]): Issue[] {
  const unread = looks.flatMap(({ author, url, fault }): Issue[] =>
    fault === undefined ? [] : [{ severity: 'warning', source: 'home-pages', place: url, record: author, ...fault }],
  );
  const byHost = Map.groupBy(
    looks.filter(({ passedOver }) => passedOver),
    ({ url }) => new URL(url).origin,
  );
  const silent = [...byHost].map(([place, own]): Issue => {
    const count = new Set(own.map(({ url }) => url)).size;
    return {
      severity: 'warning',
      source: 'home-pages',
      place,
      message: `The host was waited for in vain for ${MOST_WAITING_MS / 1000} seconds, so ${count} more of its pages ${count === 1 ? 'was' : 'were'} not looked at in this run.`,
      remedy: 'Nothing is lost by it: the harvest of another day begins with another page. See if the host answers in a browser.',
    };
  });
  return [...unread, ...silent];
}

/** @returns what came of it, and if the host did not answer */
async function look({ author, url, profile }: HomePage, pages: Pages): Promise<HomePageLook & { silent: boolean }> {
  try {
    const page = await pages.get(url, HTML_TYPES);
    const kinds = claimsOfPage(page.text, page.url, profile);
    if (kinds.length > 0) return { author, url, kinds, silent: false };
    return { author, url, kinds: (await hasToken(page.url, profile, pages)) ? ['token'] : [], silent: false };
  } catch (error) {
    const found = { author, url, kinds: [], silent: error instanceof PageFault && error.kind === 'unreachable' };
    if (error instanceof PageFault) return { ...found, fault: { message: error.message, remedy: error.remedy } };
    if (error instanceof PageTooComplex)
      return { ...found, fault: { message: error.message, remedy: 'Name a simpler page that links to the profile.' } };
    throw error;
  }
}

/** Most pages have no such file, and many hosts send a page in its place: neither is worth a word. @throws PageFault */
async function hasToken(place: string, profile: ReadonlySet<PageAddress>, pages: Pages): Promise<boolean> {
  try {
    const { text } = await pages.get(tokenUrl(place), TEXT_TYPES);
    return isToken(text, profile);
  } catch (error) {
    if (!(error instanceof PageFault)) throw error;
    if (error.kind !== 'unreachable') return false;
    throw new PageFault(
      error.kind,
      `The page does not link here, and ${tokenUrl(place)} could not be read: ${error.message}`,
      error.remedy,
    );
  }
}

function isForeign(url: SafeUrl, site: string | undefined): boolean {
  const host = new URL(url).hostname;
  if (host === 'orcid.org' || host.endsWith('.orcid.org')) return false;
  const [address, root] = [pageAddress(url), site === undefined ? undefined : pageAddress(site)];
  return address !== undefined && (root === undefined || !address.startsWith(root));
}

function securely(url: SafeUrl): SafeUrl {
  return parseSafeUrl(url.replace(/^http:/, 'https:')) ?? url;
}
