import type { RawAuthor } from '../../../model/index.ts';
import { splitList } from '../mentions.ts';

/** Between the names, as BibTeX has it: `Public, Jr., John`. */
const SUFFIX = /^(?:jr|sr|i{2,3}|iv|2nd|3rd|4th)\.?$/i;

/** Authors of `AU` lines, and if the list ends in "et al.". */
export function readAuthors(lines: readonly string[]): { authors: RawAuthor[]; truncated: boolean } {
  const authors: RawAuthor[] = [];
  let truncated = false;
  for (const name of lines.flatMap(splitList)) {
    const text = name.replace(/\s+/g, ' ').trim();
    if (/^(?:and )?(?:others|et\.? al\.?)$/i.test(text)) truncated = true;
    else if (/[^\s,]/.test(text)) authors.push(readName(text));
  }
  return { authors, truncated };
}

/** `Last, First, Suffix`, or as it is said; with a comma at the end and nothing behind it, an organisation. */
function readName(text: string): RawAuthor {
  const parts = text.split(',').map((part) => part.trim());
  if (parts.length === 2 && parts[1] === '') return { name: { literal: parts[0]! }, ...(parts[0]!.includes(' ') && { group: true }) };
  const [family = '', given = '', suffix = ''] = parts;
  // The order of BibTeX, `Last, Jr, First`, is read by those who clean names.
  if (parts.length === 3 && suffix !== '' && family !== '' && !SUFFIX.test(given)) return { name: { family, given, suffix } };
  return { name: { literal: parts.filter((part, index) => part !== '' || index === 0).join(', ') } };
}
