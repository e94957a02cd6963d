import type { PersonAffiliation } from '../../model/index.ts';
import type { ItemSource } from './schema.ts';

/**
 * Systems that put into a record what its owner picks from a search or types elsewhere. They have the form of an
 * organisation's word, and are the person's: newer items name the person as their origin, older ones do not.
 */
const WIZARD_IDS: ReadonlySet<string> = new Set([
  '0000-0002-5982-8983', // Scopus
  '0000-0003-1377-5676', // ResearcherID
  'APP-1DSJAQCZ1PW1VN5X', // Publons
  '0000-0001-9884-1913', // Crossref
  '0000-0002-3054-1567', // Crossref Metadata Search
  '0000-0001-8099-6984', // DataCite
  '0000-0002-9157-3431', // Europe PMC
  '0000-0003-0412-1857', // ISNI2ORCID
  '0000-0003-2174-0924', // UberWizard
  '0000-0001-6478-3604', // Mendeley
  'APP-HCGH49OO61VH1II3', // BASE
  'APP-4DPEW6SVSNQHKC8G', // Loop
]);
/** The same by name, since the sandbox and later clients have other ids. */
const WIZARD_NAME =
  /wizard|search (?:and|&) link|\bscopus\b|\bcrossref\b|\bdatacite\b|\beurope(?:an)? ?(?:pubmed central|pmc)\b|\bisni|\bresearcher ?id\b|\bpublons\b|\bweb of science\b|\bmendeley\b|\bairiti\b|\bdimensions\b|\bimpactstory\b|\bkudos\b|^base(?:\s|$)|bielefeld academic search|^mla\b|modern language association|^loop$|sciencv|ci[eê]ncia ?vitae/i;

/**
 * Who vouches for an item: the person, by hand or with a wizard that acts for the person, or the organisation whose system
 * put it there; where that system acted for another, the other.
 * @param orcid whose record it is
 * @returns `undefined` if nobody is named
 */
export function asserterOf(orcid: string, source: ItemSource): PersonAffiliation['assertedBy'] {
  const client = source?.['source-client-id']?.path;
  const originClient = source?.['assertion-origin-client-id']?.path;
  // An iD as the origin is a person, whose system whatever is.
  if (source?.['assertion-origin-orcid']?.path !== undefined) return { kind: 'person' };
  const owner = source?.['source-orcid']?.path;
  if (owner !== undefined && (owner === orcid || client === undefined)) return { kind: 'person' };
  const id = originClient ?? client;
  if (id === undefined) return undefined;
  const name = originClient === undefined ? source?.['source-name'] : source?.['assertion-origin-name'];
  const isWizard =
    [client, originClient].some((one) => one !== undefined && WIZARD_IDS.has(one)) ||
    [source?.['source-name'], source?.['assertion-origin-name']].some((one) => one !== undefined && WIZARD_NAME.test(one.slice(0, 200)));
  if (isWizard) return { kind: 'person' };
  return { kind: 'organisation', ...(name === undefined ? {} : { name }), id };
}
