import type { BibtexEntry } from './read.ts';

/** Longer chains of `xdata` and `crossref` are not followed. */
const DEEPEST = 10;
/** Fields that belong to one entry alone, whatever its `crossref` names. */
const OWN = new Set([
  'author',
  'abstract',
  'pages',
  'note',
  'doi',
  'url',
  'eprint',
  'eprinttype',
  'crossref',
  'xdata',
  'keywords',
  'file',
  'ids',
]);

/** Entries with `crossref` or `xdata` take what they lack from the entries named, wherever these stand in the file. */
export function inherit(entries: readonly BibtexEntry[]): void {
  const byKey = new Map<string, BibtexEntry>();
  for (const entry of entries) {
    const key = entry.key.toLowerCase();
    if (key !== '' && !byKey.has(key)) byKey.set(key, entry);
  }
  const done = new Set<BibtexEntry>();
  const fill = (entry: BibtexEntry, depth: number): void => {
    if (done.has(entry) || depth > DEEPEST) return;
    done.add(entry);
    const parentsOf = (field: string) =>
      (entry.fields.get(field) ?? '').split(',').flatMap((key) => byKey.get(key.trim().toLowerCase()) ?? []);
    for (const parent of parentsOf('xdata')) {
      fill(parent, depth + 1);
      for (const [field, value] of parent.fields) take(entry, field, value);
    }
    for (const parent of parentsOf('crossref')) {
      fill(parent, depth + 1);
      for (const [field, value] of parent.fields)
        if (!OWN.has(field) || (field === 'author' && sharesAuthor(entry.type, parent.type)))
          take(entry, placeOf(field, entry.type), value);
    }
  };
  for (const entry of entries) fill(entry, 0);
}

/** The author of a book wrote its parts, too, unless these say otherwise. */
function sharesAuthor(type: string, parent: string): boolean {
  return /^(?:mv)?book$/.test(parent) && /^(?:inbook|bookinbook|suppbook|book)$/.test(type);
}

function take({ fields }: BibtexEntry, field: string, value: string): void {
  // A year of one's own is not overruled by a date of another's.
  if (fields.has(field) || (field === 'date' && fields.has('year')) || (field === 'year' && fields.has('date'))) return;
  fields.set(field, value);
}

/** The title of what is referred to is the title of the book or journal around the entry. */
function placeOf(field: string, type: string): string {
  if (field === 'title') return type === 'article' ? 'journaltitle' : 'booktitle';
  return field === 'subtitle' ? 'booksubtitle' : field;
}
