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

/** Look at pages, from up to four hosts at once, one that several name for all of them. @returns what came of each, in their order */
export async function lookAtHomePages(wanted: readonly HomePage[], pages: Pages): Promise<HomePageLook[]> {
  const looks: HomePageLook[] = [];
  const byPage = [...Map.groupBy(wanted.keys(), (at) => wanted[at]!.url).values()].flat();
  const hosts = [...Map.groupBy(byPage, (at) => new URL(wanted[at]!.url).host).values()];
  const work = async () => {
    for (let own = hosts.shift(); own !== undefined; own = hosts.shift()) for (const at of own) looks[at] = await look(wanted[at]!, pages);
  };
  await Promise.all(Array.from({ length: MOST_HOSTS }, work));
  return looks;
}

/** What to tell of a page that could not be read. */
export function homePageIssues(looks: readonly HomePageLook[]): Issue[] {
  return looks.flatMap(({ author, url, fault }): Issue[] =>
    fault === undefined ? [] : [{ severity: 'warning', source: 'home-pages', place: url, record: author, ...fault }],
  );
}

async function look({ author, url, profile }: HomePage, pages: Pages): Promise<HomePageLook> {
  try {
    const page = await pages.get(url, HTML_TYPES);
    const kinds = claimsOfPage(page.text, page.url, profile);
    if (kinds.length > 0) return { author, url, kinds };
    return { author, url, kinds: (await hasToken(page.url, profile, pages)) ? ['token'] : [] };
  } catch (error) {
    if (error instanceof PageFault) return { author, url, kinds: [], fault: { message: error.message, remedy: error.remedy } };
    if (error instanceof PageTooComplex)
      return { author, url, kinds: [], fault: { message: error.message, remedy: 'Name a simpler page that links to the profile.' } };
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
