import { parseSafeUrl, type SafeUrl } from '../identifiers/index.ts';

/** How often an address could be encoded that somebody hides in a URL. */
const MOST_ROUNDS = 4;

/** `jane[at]example.org`, as people write it so that machines do not. */
const SPELLED_OUT = /[^\s/]\s*(?:\[\s*(?:at|@|ät)\s*\]|\(\s*(?:at|@|ät)\s*\)|\{\s*(?:at|@|ät)\s*\}|<\s*(?:at|@|ät)\s*>)\s*[^\s/]/i;

/** Read the page that somebody names as theirs. An e-mail address anywhere in it makes it none: it would be published. */
export function parseHomePage(text: string): SafeUrl | undefined {
  const url = parseSafeUrl(/^[a-z][a-z\d+.-]*:/i.test(text) ? text : `https://${text}`);
  return url === undefined || hasMailAddress(url) ? undefined : url;
}

/** If a text holds what could be an e-mail address, however it is encoded. */
export function hasMailAddress(given: string): boolean {
  let plain = given;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    // `https://social.example/@jane` is an address of a page.
    const text = plain.normalize('NFKC');
    if (/[^\s/@]@[^\s/@]/.test(text) || SPELLED_OUT.test(text)) return true;
    const next = plain.replace(/(?:%[0-9a-f]{2})+/gi, (codes) => Buffer.from(codes.replaceAll('%', ''), 'hex').toString('utf8'));
    if (next === plain) return false;
    plain = next;
  }
  return true;
}
