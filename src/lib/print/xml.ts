/** Characters that XML 1.0 forbids even as references: controls but tab, line feed and carriage return, lone surrogates, U+FFFE and U+FFFF. */
const ILLEGAL = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const HAS_ILLEGAL = /[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]/;

const REFERENCES = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
  ['\t', '&#9;'],
  ['\n', '&#10;'],
  ['\r', '&#13;'],
]);

/**
 * Remove what no XML 1.0 document may contain.
 * @see https://www.w3.org/TR/xml/#charsets
 */
export function stripIllegalXml(text: string): string {
  return HAS_ILLEGAL.test(text) ? text.replace(ILLEGAL, '') : text;
}

/** Text as the content of an HTML or XML element. */
export function escapeText(text: string): string {
  const legal = stripIllegalXml(text);
  return /[&<>]/.test(legal) ? legal.replace(/[&<>]/g, (character) => REFERENCES.get(character)!) : legal;
}

/** Text as the value of an HTML or XML attribute between quotes of either kind; line breaks and tabs survive attribute normalization. */
export function escapeAttribute(text: string): string {
  return stripIllegalXml(text).replace(/[&<>"'\t\n\r]/g, (character) => REFERENCES.get(character)!);
}
