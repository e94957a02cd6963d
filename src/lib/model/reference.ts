import * as z from 'zod';
import { parseArxiv, parseCatalogueId, parseDoi, parseSlug } from '../identifiers/index.ts';
import { WORK_SCHEMES, type WorkIdentifiers, type WorkScheme } from './identifiers.ts';

/**
 * A work as people name it: its id, or a scheme and an identifier such as `arxiv:2001.01234`. Canonical; made only by
 * {@link parseWorkReference}.
 */
export type WorkReference = string & { readonly __brand: 'WorkReference' };

/**
 * Read a reference to a work: `arxiv:…`, `doi:…`, `pmid:…` or another scheme of {@link WORK_SCHEMES}, in any spelling that the
 * scheme allows; an arXiv number, a DOI or the address of either by itself; a work's id.
 * @returns the canonical form, or `undefined` if the text is none
 */
export function parseWorkReference(text: string): WorkReference | undefined {
  const [, name = '', value = ''] = /^([a-z]+):\s*(.+)$/is.exec(text.trim()) ?? [];
  const scheme = WORK_SCHEMES.find((known) => known === name.toLowerCase());
  if (scheme !== undefined) return parseIdentifier(scheme, value);
  return (parseSlug(text) as WorkReference | undefined) ?? parseIdentifier('doi', text);
}

/** An arXiv DOI is the preprint's number. */
function parseIdentifier(scheme: WorkScheme, text: string): WorkReference | undefined {
  if (scheme === 'arxiv' || scheme === 'doi') {
    const arxiv = parseArxiv(text)?.id;
    if (arxiv !== undefined) return `arxiv:${arxiv}` as WorkReference;
  }
  const value = scheme === 'doi' ? parseDoi(text) : scheme === 'arxiv' ? undefined : parseCatalogueId(scheme, text);
  return value === undefined ? undefined : (`${scheme}:${value}` as WorkReference);
}

/** A reference in a file that a person wrote. */
export const WorkReferenceSchema = z.string().transform((text, context) => {
  const reference = parseWorkReference(text);
  if (reference === undefined)
    context.addIssue({
      code: 'custom',
      message: `“${text}” names no work: write ${WORK_SCHEMES.map((scheme) => `${scheme}:…`).join(', ')}, or the last part of its page’s address`,
    });
  return reference ?? z.NEVER;
});

/** Everything that names a work: its id, and its identifiers. */
export function referencesOf({ id, identifiers }: { id: string; identifiers: WorkIdentifiers }): string[] {
  return [id, ...WORK_SCHEMES.flatMap((scheme) => (identifiers[scheme] ?? []).map((value) => `${scheme}:${value}`))];
}

/** If a reference names a work. */
export function refersTo(reference: string, work: { id: string; identifiers: WorkIdentifiers }): boolean {
  return referencesOf(work).includes(reference);
}

/** A reference with the id that a lost one became, so that a work can be named by any id it ever had. */
export function followRedirect(reference: string, redirects: Readonly<Record<string, string>>): string {
  return Object.hasOwn(redirects, reference) ? redirects[reference]! : reference;
}
