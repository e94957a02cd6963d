/** A canonical ORCID iD, `0000-0002-1825-0097`, with a valid check digit. Made only by {@link parseOrcid}. */
export type Orcid = string & { readonly __brand: 'Orcid' };

const SHAPE = /^(?:(?:https?:\/\/)?(?:www\.)?orcid\.org\/|orcid:)?(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dXx])\/?$/;

/**
 * Read an ORCID iD from its bare form or URL; an iD with a wrong check digit is none.
 * @see https://support.orcid.org/hc/en-us/articles/360006897674 for the ISO 7064 11,2 check digit
 */
export function parseOrcid(text: string): Orcid | undefined {
  const match = SHAPE.exec(text.trim());
  if (!match) return undefined;
  const orcid = match.slice(1, 5).join('-').toUpperCase();
  return checkDigit(orcid.replaceAll('-', '').slice(0, 15)) === orcid.at(-1) ? (orcid as Orcid) : undefined;
}

/** The public record's URL, which is also how ORCID asks for an iD to be shown. */
export function orcidUrl(orcid: Orcid): string {
  return `https://orcid.org/${orcid}`;
}

function checkDigit(digits: string): string {
  let total = 0;
  for (const digit of digits) total = (total + Number(digit)) * 2;
  const result = (12 - (total % 11)) % 11;
  return result === 10 ? 'X' : String(result);
}
