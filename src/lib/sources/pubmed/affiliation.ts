/** Last words whose full stop is their own: `Example Inc.`, `U.S.A.` */
const ABBREVIATED = /(?:\.[^ .]*|\b(?:inc|ltd|co|corp|st|dr))\.$/i;

/**
 * An affiliation without what MEDLINE adds to it, the full stop and the e-mail address of the corresponding author, and
 * without the footnote letter that some publishers leave before it.
 */
export function cleanAffiliation(text: string): string {
  const affiliation = text
    .trim()
    .split(/\s+/)
    .filter((word) => !word.includes('@'))
    .join(' ')
    .replace(/ (?=[,;])/g, '')
    .replace(/(?:^|[;,]? )(?:electronic address|e-?mail(?: address)?):?$/i, '')
    .replace(/^[a-z] (?=\p{Lu})/u, '');
  return ABBREVIATED.test(affiliation.slice(-20)) ? affiliation : affiliation.replace(/[.;,]$/, '');
}
