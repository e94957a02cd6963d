import type { SiteConfig } from '../config.ts';
import { formUrl, type FormValues } from '../forms/form-url.ts';
import type { ClaimState } from '../model/index.ts';
import { escapeAttribute, stripIllegalXml } from '../print/xml.ts';
import type { Site } from '../site/site.ts';

/** Targets of everything a visitor can do on a profile. A missing one has no form in the site's settings. */
export interface AuthorActions {
  follow?: string;
  /** Absent once the page is claimed. While a claim is looked at it stays: the first to ask need not be the author. */
  claim?: string;
  /** Only once the page is claimed. */
  collaborate?: string;
  /** A form exists, but the page is not claimed yet. */
  collaborateClosed: boolean;
  correct?: string;
  feeds: { atom: string; json: string };
  exports: { label: string; href: string }[];
  /** The person for an address book. */
  contact: string;
  /** HTML to paste into another site. */
  embed: string;
  /** Card and badge as pictures that lead to the page. */
  pictures: PictureSnippets[];
}

/** A picture as text to paste. */
export interface PictureSnippets {
  name: 'card' | 'badge';
  /** The picture itself. */
  href: string;
  /** What it is good for, to go on after the name. */
  use: string;
  html: string;
  markdown: string;
}

/** Height in CSS pixels of the embedded card, from the layout of `EmbedLayout`. */
export const EMBED_HEIGHT = 420;

/**
 * Select what can be done on an author's page.
 * @param author slug and name of the author
 */
export function selectAuthorActions(
  author: { slug: string; name: string },
  claim: ClaimState,
  forms: SiteConfig['forms'],
  site: Site,
): AuthorActions {
  const { paths } = site;
  const page = site.absolute(paths.author(author.slug));
  const link = (action: string): FormValues => ({ author: author.slug, name: author.name, page, action });
  const actions: AuthorActions = {
    collaborateClosed: forms.collaborate !== undefined && claim !== 'claimed',
    feeds: { atom: paths.authorFile(author.slug, 'feed.xml'), json: paths.authorFile(author.slug, 'feed.json') },
    exports: [
      { label: 'BibTeX', href: paths.authorFile(author.slug, 'works.bib') },
      { label: 'RIS', href: paths.authorFile(author.slug, 'works.ris') },
      { label: 'CSL-JSON', href: paths.authorFile(author.slug, 'works.csl.json') },
    ],
    contact: paths.authorFile(author.slug, 'contact.vcf'),
    embed: embedSnippet(author.name, site.absolute(paths.embed(author.slug))),
    pictures: [
      pictureSnippets('card', 'for a course page or another site', 'width="600" height="315"', author, site),
      pictureSnippets('badge', 'for a README', 'height="24"', author, site),
    ],
  };
  if (forms.follow) actions.follow = formUrl(forms.follow, link('follow'));
  if (forms.claim && claim !== 'claimed') actions.claim = formUrl(forms.claim, link('claim'));
  if (forms.collaborate && claim === 'claimed') actions.collaborate = formUrl(forms.collaborate, link('collaborate'));
  if (forms.correct) actions.correct = formUrl(forms.correct, { ...link('correct'), about: page });
  return actions;
}

function embedSnippet(name: string, url: string): string {
  return `<iframe src="${escapeAttribute(url)}" title="${escapeAttribute(`Works of ${name}`)}" width="100%" height="${EMBED_HEIGHT}" loading="lazy"></iframe>`;
}

/** A picture that leads to the page. @param size attributes; Markdown has none, and the pictures bring the same size with them */
function pictureSnippets(
  name: PictureSnippets['name'],
  use: string,
  size: string,
  author: { slug: string; name: string },
  { title, paths, absolute }: Site,
): PictureSnippets {
  const href = paths.authorFile(author.slug, `${name}.svg`);
  const [page, picture] = [absolute(paths.author(author.slug)), absolute(href)];
  // The score changes, and what was pasted does not: so it is not in here.
  const alt = `${author.name}, ${title}`;
  return {
    name,
    href,
    use,
    html: `<a href="${escapeAttribute(page)}"><img src="${escapeAttribute(picture)}" alt="${escapeAttribute(alt)}" ${size}></a>`,
    markdown: `[![${escapeMarkdown(alt)}](${picture})](${page})`,
  };
}

/** Text between the brackets of a link: nothing in it closes them, begins markup or ends the line. */
function escapeMarkdown(text: string): string {
  return stripIllegalXml(text)
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]<>()#!|~&]/g, '\\$&');
}
