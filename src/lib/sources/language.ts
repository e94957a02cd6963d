/** Language with perhaps script and region, which is all that is kept. */
const SHAPE = /^[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?$/i;

/**
 * The BCP 47 tag of a language that a source names by any ISO 639 code, MEDLINE's bibliographic ones included: `eng` is
 * `en`, `ger` is `de`, `en_GB` is `en-GB`.
 * @returns `undefined` for what is no code, and for "several languages" and "not known"
 * @see https://www.nlm.nih.gov/bsd/language_table.html
 */
export function toLanguage(code: string): string | undefined {
  const tag = code.trim().slice(0, 40).replace('_', '-');
  return SHAPE.test(tag) && !/^(?:mul|und|zxx|mis)$/i.test(tag) ? Intl.getCanonicalLocales(tag)[0] : undefined;
}
