import { parseOrcid, parseRor, type Orcid, type Ror } from '../../../src/lib/identifiers/index.ts';

/** An invented person, with an identifier in every catalogue. */
export interface Person {
  slug: string;
  given: string;
  family: string;
  orcid: Orcid;
  openalex: string;
  semanticscholar: string;
  dblp: string;
  inspire: string;
  openreview: string;
  institution: Institution;
  /** If INSPIRE has a profile of the person, and arXiv a feed under the iD. */
  knownTo: { inspire: boolean; arxiv: boolean };
}

export interface Institution {
  ror: Ror;
  name: string;
  /** If ROR has it: other catalogues name some that were never registered. */
  registered: boolean;
}

/** An invented work: an article, which may have a preprint, or a data set. A catalogue has it if the identifier is there. */
export interface InventedWork {
  number: number;
  kind: 'article' | 'dataset';
  title: string;
  abstract: string;
  /** Day on which it came out, ISO. */
  date: string;
  authors: Person[];
  doi: string;
  arxiv?: string;
  pmid?: string;
  openalex?: string;
  semanticscholar?: string;
  dblp?: string;
  inspire?: string;
  hal?: string;
  zenodo?: string;
  openreview?: string;
  /** Sources that list the work under its authors’ identifiers; the others only know it when asked for it by number. */
  listed: { crossref: boolean; pubmed: boolean; arxiv: boolean };
}

export interface Population {
  people: Person[];
  works: InventedWork[];
  institutions: Institution[];
}

/** Every so many of a person's own works are written with the next person. */
const SHARED = 3;
const INSTITUTIONS = 6;
const SYLLABLES = ['ba', 'ce', 'di', 'fo', 'gu', 'ha', 'ke', 'li', 'mo', 'nu', 'pa', 're', 'si', 'to', 'vu', 'wa', 'ye', 'zi', 'bo', 'ku'];

/**
 * People with so many works each, of which every catalogue has a part. The sizes must grow, since a third of what a person
 * wrote is counted for the next one too.
 */
export function invent(sizes: readonly number[]): Population {
  const institutions = Array.from({ length: INSTITUTIONS }, (_, index) => institutionOf(index));
  const people = sizes.map((_, index) => personOf(index, institutions[index % INSTITUTIONS]!));
  const works: InventedWork[] = [];
  const counts = sizes.map(() => 0);
  for (const [index, size] of sizes.entries()) {
    for (let own = 0; counts[index]! < size; own += 1) {
      const isShared = own % SHARED === 0 && index + 1 < sizes.length;
      const authors = isShared ? [people[index]!, people[index + 1]!] : [people[index]!];
      works.push(workOf(works.length, authors));
      counts[index]! += 1;
      if (isShared) counts[index + 1]! += 1;
    }
  }
  return { people, works, institutions };
}

/** The works of a person, the oldest number first. */
export function worksOf({ works }: Population, person: Person): InventedWork[] {
  return works.filter(({ authors }) => authors.includes(person));
}

/** Sizes of so many people, from the fewest to the most works, each larger than the last by the same factor. */
export function sizesBetween(fewest: number, most: number, people: number): number[] {
  return Array.from({ length: people }, (_, index) => Math.round(fewest * (most / fewest) ** (index / (people - 1))));
}

function personOf(index: number, institution: Institution): Person {
  const [given, family] = [
    ['Jane', 'Doe'],
    ['John', 'Public'],
  ][index] ?? [capital(wordOf(index * 7 + 1)), capital(wordOf(index * 11 + 3))];
  return {
    slug: `${given}-${family}`.toLowerCase(),
    given: given!,
    family: family!,
    orcid: orcidOf(index),
    openalex: `A9${String(100_000_000 + index)}`,
    semanticscholar: String(900_000_000 + index),
    dblp: `999/${index + 1}`,
    inspire: `${given![0]}.${family}.1`,
    openreview: `~${given}_${family}1`,
    institution,
    knownTo: { inspire: index % 3 !== 2, arxiv: index % 2 === 0 },
  };
}

/** ORCID gives out no iDs that begin like the invented ones; the first is that of its own fictitious person. */
function orcidOf(index: number): Orcid {
  if (index === 0) return parseOrcid('0000-0002-1825-0097')!;
  const stem = `0000-0000-0000-${String(index).padStart(3, '0')}`;
  return [...'0123456789X'].flatMap((digit) => parseOrcid(`${stem}${digit}`) ?? [])[0]!;
}

function institutionOf(index: number): Institution {
  const stem = `0zz${SYLLABLES[index]!}z${index}`.slice(0, 7).replace(/[ilou]/g, 'z');
  const ror = Array.from({ length: 100 }, (_, sum) => parseRor(`${stem}${String(sum).padStart(2, '0')}`)).find((id) => id !== undefined)!;
  return { ror, name: `University of ${capital(wordOf(index * 13 + 5))}`, registered: index !== INSTITUTIONS - 1 };
}

function workOf(number: number, authors: Person[]): InventedWork {
  const title = capital([3, 5, 7, 11, 13, 17].map((factor) => wordOf(number * factor + factor)).join(' '));
  const date = `${2021 + (number % 5)}-${two(1 + (number % 12))}-${two(1 + (number % 28))}`;
  const common = { number, title, abstract: `${title} is described. `.repeat(8).trim(), date, authors };
  const text = (known: boolean, value: string, scheme: string) => (known ? { [scheme]: value } : {});
  // Data sets are registered with DataCite by Zenodo; few catalogues of literature have them.
  if (number % 10 === 9)
    return {
      ...common,
      kind: 'dataset',
      doi: `10.5281/zenodo.${999_000_000 + number}`,
      zenodo: String(999_000_000 + number),
      openalex: `W${9_000_000_000 + number}`,
      listed: { crossref: false, pubmed: false, arxiv: false },
    };
  return {
    ...common,
    kind: 'article',
    doi: `10.1000/invented.${number}`,
    ...text(number % 2 === 0, `${date.slice(2, 4)}${date.slice(5, 7)}.9${String(number).padStart(4, '0')}`, 'arxiv'),
    ...text(number % 5 < 2, String(900_000_000 + number), 'pmid'),
    ...text(number % 7 !== 6, `W${9_000_000_000 + number}`, 'openalex'),
    ...text(number % 5 !== 4, String(9_000_000_000 + number), 'semanticscholar'),
    ...text(number % 3 !== 2, `journals/invented/W${number}`, 'dblp'),
    ...text(number % 3 === 0 && authors.some(({ knownTo }) => knownTo.inspire), String(900_000_000 + number), 'inspire'),
    ...text(number % 4 === 0, `hal-${String(99_000_000 + number)}`, 'hal'),
    ...text(number % 12 === 0, `invented${number}`, 'openreview'),
    listed: { crossref: number % 3 !== 1, pubmed: number % 2 === 0, arxiv: number % 8 !== 6 },
  };
}

/** A word of three syllables. */
function wordOf(seed: number): string {
  let rest = (seed * 2_654_435_761) % 2 ** 32;
  return Array.from({ length: 3 }, () => {
    const syllable = SYLLABLES[rest % SYLLABLES.length]!;
    rest = Math.floor(rest / SYLLABLES.length);
    return syllable;
  }).join('');
}

function capital(text: string): string {
  return text[0]!.toUpperCase() + text.slice(1);
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
