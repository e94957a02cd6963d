import { parseOrcid, parseRor } from '../identifiers/index.ts';
import type { RawAuthor, RecordAuthor, SourceRecord } from '../model/index.ts';
import { MAX } from './limits.ts';
import { toPlainText } from './markup-language.ts';
import { isGroupName, normalizeName } from './name.ts';
import { shown, type Report } from './report.ts';

const OTHERS = /^(?:and )?(?:others|et\.? al\.?)$/i;

/** The authors whose names can be read, in their order, and whether there are more than are listed. */
export function normalizeAuthors(raw: SourceRecord, report: Report): { authors: RecordAuthor[]; truncated: boolean } {
  const authors: RecordAuthor[] = [];
  let truncated = raw.authorsTruncated === true;
  if (raw.authors.length > MAX.authors) {
    truncated = true;
    report(
      'warning',
      `The author list has ${raw.authors.length} names and was cut to ${MAX.authors}.`,
      'Nothing needs to be done; the page says that the list goes on.',
    );
  }
  for (const [index, rawAuthor] of raw.authors.slice(0, MAX.authors).entries()) {
    if ('literal' in rawAuthor.name && OTHERS.test(rawAuthor.name.literal.trim())) {
      truncated = true;
      continue;
    }
    const author = normalizeAuthor(rawAuthor, raw.markup, report);
    if (author) authors.push(author);
    else
      report(
        'warning',
        `Author ${index + 1} has no name that can be read, so it was left out.`,
        'Correct the author list where the record comes from.',
      );
  }
  return { authors, truncated };
}

function normalizeAuthor(raw: RawAuthor, markup: SourceRecord['markup'], report: Report): RecordAuthor | undefined {
  const name = normalizeName(markup === 'html' ? withoutHtml(raw.name) : raw.name, raw.group);
  if (!name) return undefined;
  const orcid = raw.orcid === undefined ? undefined : parseOrcid(raw.orcid);
  if (raw.orcid !== undefined && !orcid) {
    report(
      'warning',
      `"${shown(raw.orcid)}" of ${name.literal} is no ORCID iD: its form or its check digit is wrong.`,
      'Copy the iD from orcid.org.',
    );
  }
  const affiliations = (raw.affiliations ?? [])
    .slice(0, MAX.affiliations)
    .map((text) => toPlainText(text.slice(0, MAX.name), markup))
    .filter((text) => text !== '');
  const group = raw.group === true || (name.family === undefined && isGroupName(name.literal));
  const institutions = raw.institutions?.slice(0, MAX.institutions).flatMap(({ name: text, ror: id }) => {
    const ror = id === undefined ? undefined : parseRor(id);
    const label = toPlainText(text.slice(0, MAX.name), markup);
    return label === '' && ror === undefined ? [] : [{ name: label, ...(ror && { ror }) }];
  });
  return {
    name,
    affiliations: affiliations.length < 2 ? affiliations : [...new Set(affiliations)],
    ...(orcid && { orcid }),
    ...(raw.identifiers !== undefined && raw.identifiers.length > 0 && { identifiers: raw.identifiers }),
    ...(institutions !== undefined && institutions.length > 0 && { institutions }),
    ...(raw.corresponding === true && { corresponding: true }),
    ...(group && { group }),
  };
}

function withoutHtml(name: RawAuthor['name']): RawAuthor['name'] {
  if ('literal' in name) return { literal: toPlainText(name.literal.slice(0, MAX.name), 'html') };
  const { family, given, particle, suffix } = name;
  const plain = (text: string) => toPlainText(text.slice(0, MAX.name), 'html');
  return {
    family: plain(family),
    ...(given !== undefined && { given: plain(given) }),
    ...(particle !== undefined && { particle: plain(particle) }),
    ...(suffix !== undefined && { suffix: plain(suffix) }),
  };
}
