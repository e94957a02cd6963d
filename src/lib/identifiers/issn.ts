/** A canonical ISSN, `1234-567X`, with a valid check digit. Made only by {@link parseIssn}. */
export type Issn = string & { readonly __brand: 'Issn' };

const SHAPE = /^(?:(?:https?:\/\/)?portal\.issn\.org\/resource\/issn\/|e?issn:?\s*)?(\d{4})-?(\d{3}[\dx])$/i;

/**
 * Read an ISSN from its bare form, with or without hyphen, or a URL; one with a wrong check digit is none.
 * @see https://www.issn.org/understanding-the-issn/what-is-an-issn/
 */
export function parseIssn(text: string): Issn | undefined {
  const match = SHAPE.exec(text.trim());
  if (match === null) return undefined;
  const issn = `${match[1]}-${match[2]}`.toUpperCase();
  const sum = [...issn.replace('-', '')].reduce((total, digit, index) => total + (8 - index) * (digit === 'X' ? 10 : Number(digit)), 0);
  return sum % 11 === 0 ? (issn as Issn) : undefined;
}
