import type { SourceRecord, Venue, WorkType } from '../../model/index.ts';
import type { Work } from './schema.ts';

/** Series in which the proceedings and collections of several publishers appear, by how their names begin. */
const SERIES = new RegExp(
  `^(?:${[
    'advances in (?:experimental medicine|intelligent systems)',
    'astrophysics and space science library',
    'boston studies in',
    'communications in computer and information',
    'contemporary mathematics',
    'fields institute communications',
    'frontiers in artificial intelligence and applications',
    'fundamental theories of physics',
    'graduate texts in',
    'ifip (?:advances|international|—|-|transactions)',
    'informatik aktuell',
    'intelligent systems reference library',
    'lecture notes (?:in|on|of)\\b',
    'leibniz international proceedings',
    'methods in (?:enzymology|molecular biology)',
    'nato (?:advanced|asi|science)',
    'progress in (?:mathematics|probability|brain research)',
    'smart innovation, systems',
    'springer(?:briefs| series| proceedings| tracts| optimization| texts| handbooks| undergraduate)',
    'studies in (?:classification|computational intelligence|fuzziness|health technology|systems, decision)',
    'synthese library',
    'texts (?:& monographs|and monographs|in)\\b',
    'the (?:ima volumes|kluwer international series|springer international series)',
    'trends in mathematics',
    'undergraduate t(?:exts|opics) in',
  ].join('|')})|\\bseries\\b|\\bbook series\\b`,
  'i',
);
const YEAR = /\b(?:19|20)\d{2}\b/;
/** Types of which the container is a book, and may stand beside the series of that book. */
const IN_BOOKS: ReadonlySet<WorkType> = new Set(['chapter', 'conference-paper', 'other', 'report']);

/** Where a work appeared, and the series of the book that it is or is in. */
export function venueOf(work: Work, type: WorkType): { venue?: NonNullable<SourceRecord['venue']>; series?: string } {
  const [first, second] = (work['container-title'] ?? []).filter((text) => text.trim() !== '');
  if (type === 'book') return first === undefined ? {} : { series: first };
  if (first !== undefined && second !== undefined && IN_BOOKS.has(type)) {
    const [series, book] = isSecondTheBook(first, second) ? [first, second] : [second, first];
    return { venue: named(book, type), series };
  }
  const name = first ?? hostOf(work, type);
  return name === undefined ? {} : { venue: named(name, type) };
}

/** Crossref lists the series before the book, and did the reverse until about 2017; old answers are still about. */
function isSecondTheBook(first: string, second: string): boolean {
  if (SERIES.test(first) !== SERIES.test(second)) return SERIES.test(first);
  // a series has no year in its name
  return YEAR.test(first) === YEAR.test(second) || YEAR.test(second);
}

/** Who brought out what is in no journal or book: a conference, a preprint server, a university. */
function hostOf(work: Work, type: WorkType): string | undefined {
  const [institution] = (work.institution ?? []).flatMap(({ name }) => name ?? []);
  if (type === 'conference-paper') return work.event?.name;
  if (type === 'thesis' || type === 'report') return institution ?? work.publisher;
  if (type === 'dataset') return institution;
  if (work.type !== 'posted-content') return undefined;
  // Elsewhere the group is a subject of the server: "Ecology".
  return institution ?? (work.publisher === 'Center for Open Science' ? work['group-title'] : undefined) ?? work.publisher;
}

function named(name: string, type: WorkType): NonNullable<SourceRecord['venue']> {
  const kinds: Partial<Record<WorkType, Venue['kind']>> = {
    article: 'journal',
    'conference-paper': 'conference',
    chapter: 'book',
    preprint: 'repository',
    dataset: 'repository',
    thesis: 'institution',
    report: 'institution',
  };
  const kind = kinds[type];
  return { name, ...(kind === undefined ? {} : { kind }) };
}
