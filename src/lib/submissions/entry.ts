import { parseOrcid, parseSlug, type Orcid, type SafeUrl, type Slug } from '../identifiers/index.ts';
import type { Submission } from '../model/index.ts';
import { parseMoment, type DayOrder, type Moment } from '../tables/index.ts';
import { parseAction, type Action } from './action.ts';
import type { Fields } from './columns.ts';
import type { Directory, Listed } from './directory.ts';
import type { ExportRow, Place, Rejected } from './export-row.ts';
import { parseHomePage } from './home-page.ts';
import type { KeyedHash } from './key.ts';
import { parseProfileUrl } from './profile-url.ts';

/** A submission that can be acted on. */
export interface Entry {
  place: Place;
  action: Action;
  slug: Slug;
  /** ISO day. */
  date: string;
  /** Day and time, for the order of submissions. */
  moment: string;
  /** The same submission has the same one in every export. */
  submission: Submission;
  /** Whoever sent it, as a keyed hash; the same person has the same one. Never stored. */
  sender?: Submission;
  homePage?: SafeUrl;
  orcid?: Orcid;
}

/** What a sender names as theirs. */
type Proof = Pick<Entry, 'homePage' | 'orcid'>;

/** What rows are read against. */
export interface EntryContext {
  directory: Directory;
  /** Address of the site with its base. */
  site: URL;
  hash: KeyedHash;
  /** Today, ISO. */
  day: string;
  /** What the command is for. */
  accepts: readonly Action[];
  /** What a row asks for where the form does not ask. */
  otherwise: Action;
  /** The command for all other actions. */
  elsewhere: string;
}

/** A day that begins earlier in other parts of the world. */
const DAY_MS = 24 * 3600 * 1000;

/** Why a row is set aside. */
class Refusal extends Error {
  readonly remedy: string;

  constructor(reason: string, remedy: string) {
    super(reason);
    this.remedy = remedy;
  }
}

/**
 * Read one row. Everything in it is untrusted: it is checked and made canonical, or the row is set aside.
 * @param order of day and month in its file
 * @param hasAction if the form asks what a submission is for
 */
export function readEntry(row: ExportRow, order: DayOrder | undefined, hasAction: boolean, context: EntryContext): Entry | Rejected {
  const { place, fields } = row;
  try {
    const { slug, gone } = readAuthor(fields, context);
    const action = readAction(fields, hasAction, context);
    if (gone) throw new Refusal(`The page “${slug}” was removed at the person’s wish.`, 'Nothing is to be done; do not bring it back.');
    const moment = readMoment(fields, order, context.day);
    const at = `${moment.day} ${moment.time ?? ''}`.trim();
    const sender = senderOf(fields, context.hash);
    const proof = readProof(fields, action);
    return {
      place,
      action,
      slug,
      date: moment.day,
      moment: at,
      submission: submissionOf(fields, action, slug, at, proof, context.hash),
      ...(sender === undefined ? {} : { sender }),
      ...proof,
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { place, reason: error.message, remedy: error.remedy };
  }
}

/** The author by address or by page; where both are given they must agree. @throws Refusal */
function readAuthor({ author, page }: Fields, { directory, site }: EntryContext): Listed {
  const byPage = page === undefined ? undefined : findByPage(page, site, directory);
  if (author === undefined) {
    if (byPage !== undefined) return byPage;
    throw new Refusal('It names no page.', 'The form was opened without the link of a profile; ask the sender which page is meant.');
  }
  const slug = parseSlug(author.toLowerCase());
  const found = slug === undefined ? undefined : directory.find(slug);
  if (found === undefined)
    throw new Refusal(
      slug === undefined ? 'What stands under “Author” is no address of an author.' : `No author has the address “${slug}”.`,
      didYouMean(directory.near(author)),
    );
  if (byPage !== undefined && byPage.slug !== found.slug)
    throw new Refusal(
      `The author is “${found.slug}”, but the page is that of “${byPage.slug}”.`,
      'Somebody changed one of them: ask the sender which page is meant.',
    );
  return found;
}

function findByPage(page: string, site: URL, directory: Directory): Listed {
  const slug = parseProfileUrl(page, site);
  if (slug === 'elsewhere')
    throw new Refusal(
      'The page is not on this site.',
      `Pages of this site begin with ${site.href}; if it moved, set PEERPAGE_SITE to where it was when the form was sent.`,
    );
  if (slug === undefined) throw new Refusal('The page is none of an author.', 'Ask the sender which page is meant.');
  const found = directory.find(slug);
  if (found === undefined) throw new Refusal(`No author has the address “${slug}”.`, didYouMean(directory.near(slug)));
  return found;
}

function didYouMean(near: readonly string[]): string {
  return near.length === 0
    ? 'Nobody here has an address like it; the row may be left.'
    : `Did the sender mean ${near.join(' or ')}? Correct the cell and import again.`;
}

/** @throws Refusal */
function readAction({ action: text }: Fields, hasAction: boolean, { accepts, otherwise, elsewhere }: EntryContext): Action {
  const action = text === undefined && !hasAction ? otherwise : parseAction(text ?? '');
  if (action === undefined)
    throw new Refusal(
      text === undefined ? 'It does not say what it asks for.' : 'What it asks for is not understood.',
      `Write ${accepts.join(', ')} into the cell and import again.`,
    );
  if (!accepts.includes(action)) throw new Refusal(`It asks for “${action}”.`, `Import it with: ${elsewhere}`);
  return action;
}

/** @throws Refusal */
function readMoment({ moment: text = '' }: Fields, order: DayOrder | undefined, today: string): Moment {
  const moment = parseMoment(text, order);
  if (moment === 'ambiguous')
    throw new Refusal(
      'Its date can be read in two ways, and no other date of the file says which.',
      'Import again with --dates day-first or --dates month-first.',
    );
  if (moment === undefined)
    throw new Refusal('It has no time of submission that can be read.', 'Write it as 2026-11-02 14:03:22 and import again.');
  if (Date.parse(moment.day) > Date.parse(today) + DAY_MS)
    throw new Refusal(
      'Its date lies in the future.',
      'Day and month may have been taken for each other: try --dates day-first or --dates month-first.',
    );
  return moment;
}

/** Page and iD that the sender names. Those of somebody who wants to be removed need not be right. @throws Refusal */
function readProof({ homePage: page, orcid: id }: Fields, action: Action): Proof {
  const homePage = page === undefined ? undefined : parseHomePage(page);
  const orcid = id === undefined ? undefined : parseOrcid(id);
  if (action !== 'remove') {
    if (id !== undefined && orcid === undefined)
      throw new Refusal(
        'What stands under “ORCID iD” is none: its form or its check digit is wrong.',
        'Ask the sender, and correct the cell or empty it.',
      );
    if (page !== undefined && homePage === undefined)
      throw new Refusal(
        'What stands under “Home page” is no public web address, or holds an e-mail address.',
        'Correct the cell or empty it, and import again.',
      );
  }
  return { ...(homePage === undefined ? {} : { homePage }), ...(orcid === undefined ? {} : { orcid }) };
}

/** Who sent it, if the service says so. Microsoft writes `anonymous` where it does not. */
function senderOf({ email, respondent }: Fields, hash: KeyedHash): Submission | undefined {
  const address = email?.normalize('NFKC').toLowerCase();
  if (address?.includes('@') === true) return hash('sender', address);
  return respondent === undefined ? undefined : hash('respondent', respondent.toLowerCase());
}

/**
 * The submission by its id at the service, else by time, sender, author and proof. A running number is the same in every form of
 * the service, so the time goes with it; seconds do not, since spreadsheets drop them. Two people without an address can send
 * a form in one minute, and then only what they name tells them apart.
 */
function submissionOf(
  { id, email = '', respondent = '' }: Fields,
  action: Action,
  slug: Slug,
  at: string,
  { homePage, orcid }: Proof,
  hash: KeyedHash,
): Submission {
  const minute = at.slice(0, 16);
  if (id !== undefined && !/^\d{1,9}(?:\.0+)?$/.test(id)) return hash('id', id, action);
  if (id !== undefined) return hash('number', String(Number(id)), minute, action);
  const sender = email.includes('@') ? email.normalize('NFKC').toLowerCase() : respondent.toLowerCase();
  return hash('row', minute, sender, slug, action, homePage ?? '', orcid ?? '');
}
