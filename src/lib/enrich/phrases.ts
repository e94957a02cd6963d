import { foldWords } from '../normalize/index.ts';
import { isSubject, Lexicon, type PhraseWord } from './phrase-words.ts';

/** A phrase that stands for a topic, and the works in which it stands. */
export interface Phrase {
  /** As it is mostly written. */
  label: string;
  /** Id of each work to a score from 0 to 1: higher in a title, and for longer phrases. */
  works: Map<string, number>;
}

/** One work's own words. */
export interface WorkText {
  id: string;
  title: string;
  abstract: string;
}

const MAX_WORDS = 4;
/** Most phrases kept for one work. */
const MOST_A_WORK = 8;
/** A collection smaller than this takes phrases of a single title. */
const SMALL = 10;
/** Size of the table in which runs are counted: 16 MB, good for a few million runs. */
const TABLE_BITS = 24;

/**
 * Find the phrases that a collection's works share: runs of up to four words without function words at their ends,
 * in at least two works. A phrase that stands almost only inside a longer one gives way to it (the idea of the
 * C-value measure), and plural and singular are one. Deterministic.
 * @see Frantzi, Ananiadou and Mima, Automatic recognition of multi-word terms, Int. J. Digit. Libr. 3 (2000), for C-value
 */
export function findPhrases(texts: readonly WorkText[]): Phrase[] {
  const least = texts.length < SMALL ? 1 : 2;
  const lexicon = new Lexicon();
  const isShared = least === 1 ? () => true : sharedRuns(texts, lexicon);
  const candidates = new Map<string, Candidate>();
  for (const text of texts) collect(text, lexicon, isShared, candidates);
  const kept = [...candidates.values()].filter(
    (candidate) => candidate.works.size >= least && (least > 1 || candidate.titles > 0) && isTopic(candidate),
  );
  return limitPerWork(withoutNested(kept).map(toPhrase), texts, least);
}

interface Candidate {
  key: string;
  words: string[];
  /** Spelling to how often it stands. */
  forms: Map<string, number>;
  /** Work to how often it stands there, a title counting three times. */
  works: Map<string, number>;
  titles: number;
}

/** A run of words that may be a phrase. */
interface Run {
  written: readonly string[];
  words: readonly PhraseWord[];
  start: number;
  /** Behind its last word. */
  end: number;
  /** Tells it from nearly all others, 32 bits. */
  hash: number;
}

/** The runs of a text. One object serves for all of them: there are millions. */
function* runsOf(text: string, lexicon: Lexicon): Generator<Run> {
  for (const clause of text.split(/[.,;:!?()[\]{}“”"…/|]|\s[–—-]\s/)) {
    const written = clause.split(/\s+/).filter((word) => word !== '');
    const words = written.map((word) => lexicon.look(word));
    const run: Run = { written, words, start: 0, end: 0, hash: 0 };
    for (run.start = 0; run.start < words.length; run.start += 1) {
      if (!words[run.start]!.bounds) continue;
      run.hash = 0;
      for (run.end = run.start + 1; run.end <= Math.min(words.length, run.start + MAX_WORDS); run.end += 1) {
        const last = words[run.end - 1]!;
        if (last.breaks) break;
        run.hash = Math.imul(run.hash ^ last.hash, 0x01000193);
        if (last.bounds) yield run;
      }
    }
  }
}

/**
 * Which runs stand in two works or more. Nearly all stand in one, and to keep each with its words would take a gigabyte for
 * 20,000 works, so only counts are kept, in a table by hash: it may take a run of one work for shared, never the reverse.
 */
function sharedRuns(texts: readonly WorkText[], lexicon: Lexicon): (run: Run) => boolean {
  const works = new Uint8Array(1 << TABLE_BITS);
  const placeOf = ({ hash }: Run) => (hash ^ (hash >>> TABLE_BITS)) & (works.length - 1);
  const own = new Set<number>();
  for (const { title, abstract } of texts) {
    own.clear();
    for (const text of [title, abstract]) for (const run of runsOf(text, lexicon)) own.add(placeOf(run));
    for (const place of own) if (works[place]! < 2) works[place]! += 1;
  }
  return (run) => works[placeOf(run)]! > 1;
}

function collect(
  { id, title, abstract }: WorkText,
  lexicon: Lexicon,
  isShared: (run: Run) => boolean,
  candidates: Map<string, Candidate>,
): void {
  for (const inTitle of [true, false]) {
    for (const run of runsOf(inTitle ? title : abstract, lexicon)) {
      if (!isShared(run)) continue;
      const words = run.words.slice(run.start, run.end).map(({ stem }) => stem);
      const key = words.join(' ');
      let candidate = candidates.get(key);
      if (candidate === undefined) candidates.set(key, (candidate = { key, words, forms: new Map(), works: new Map(), titles: 0 }));
      const form = run.written
        .slice(run.start, run.end)
        .join(' ')
        .replace(/[’']s$/, '')
        .replace(/^['‘’]+|['‘’]+$/g, '');
      candidate.forms.set(form, (candidate.forms.get(form) ?? 0) + (inTitle ? 0.5 : 1));
      candidate.works.set(id, (candidate.works.get(id) ?? 0) + (inTitle ? 3 : 1));
      if (inTitle) candidate.titles += 1;
    }
  }
}

/** If a phrase names a subject by itself: one word must be more than general, or an acronym. */
function isTopic({ words, forms }: Candidate): boolean {
  if (words.length > 1) return new Set(words).size === words.length;
  return isSubject(words[0]!) || [...forms.keys()].every((form) => /^\p{Lu}[\p{Lu}\d-]{2,}s?$/u.test(form));
}

/** Leave out a phrase that stands mostly inside longer ones: its works less the mean of theirs is the C-value's measure of what it says by itself. */
function withoutNested(candidates: readonly Candidate[]): Candidate[] {
  const around = new Map(candidates.map(({ key }) => [key, { phrases: 0, works: 0 }]));
  for (const { words, works } of candidates) {
    for (const key of new Set(partsOf(words))) {
      const longer = around.get(key);
      if (longer === undefined) continue;
      longer.phrases += 1;
      longer.works += works.size;
    }
  }
  return candidates.filter(({ key, works }) => {
    const longer = around.get(key)!;
    return longer.phrases === 0 || works.size - longer.works / longer.phrases >= Math.max(1, works.size * 0.34);
  });
}

/** The shorter runs within one. */
function partsOf(words: readonly string[]): string[] {
  const parts: string[] = [];
  for (let length = 1; length < words.length; length += 1)
    for (let start = 0; start + length <= words.length; start += 1) parts.push(words.slice(start, start + length).join(' '));
  return parts;
}

function toPhrase(candidate: Candidate): Phrase {
  // A topic is many things: the plural names it, if anybody wrote it.
  const plural = (form: string) => Number(foldWords(form).at(-1) !== candidate.words.at(-1)!.split('-').at(-1));
  const label = [...candidate.forms].toSorted(
    ([a, x], [b, y]) => plural(b) - plural(a) || y - x || shoutiness(a) - shoutiness(b) || (a < b ? -1 : 1),
  )[0]![0];
  const weight = 0.35 + 0.15 * candidate.words.length;
  return {
    label: lowerTitleCase(label, candidate),
    works: new Map([...candidate.works].map(([id, count]) => [id, Math.round(Math.min(1, weight + 0.1 * count) * 100) / 100])),
  };
}

/** A label that only stands in titles has their capitals: those go, but acronyms and names within words stay. */
function lowerTitleCase(label: string, { forms }: Candidate): string {
  const lower = [...forms.keys()].find((form) => form === form.toLowerCase());
  if (lower !== undefined && lower.length === label.length) return lower;
  return label
    .split(' ')
    .map((word) => (/^\p{Lu}\p{Ll}+(?:-\p{L}\p{Ll}*)*$/u.test(word) && !PROPER.test(word) ? word.toLowerCase() : word))
    .join(' ');
}

/** Names that keep their capital within a phrase. */
const PROPER =
  /^(?:Newton|Fourier|Gauss|Gaussian|Bayes|Bayesian|Markov|Monte|Carlo|Hilbert|Banach|Euler|Laplace|Lagrange|Hessian|Jacobian|Koopman|Lipschitz|Riemann|Riemannian|Hamilton|Hamiltonian|Poisson|Bernoulli|Kalman|Wasserstein|Stieltjes|Schrödinger|Boltzmann|Nesterov|Frank-Wolfe|Transformer)/u;

function shoutiness(form: string): number {
  return (
    form.length -
    form
      .toLowerCase()
      .split('')
      .filter((letter, index) => letter === form[index]).length
  );
}

function limitPerWork(phrases: readonly Phrase[], texts: readonly WorkText[], least: number): Phrase[] {
  const byWork = new Map<string, { phrase: Phrase; score: number }[]>(texts.map(({ id }) => [id, []]));
  for (const phrase of phrases) for (const [id, score] of phrase.works) byWork.get(id)?.push({ phrase, score });
  for (const [id, list] of byWork) {
    const ranked = list.toSorted(
      (a, b) =>
        b.score * Math.sqrt(b.phrase.works.size) - a.score * Math.sqrt(a.phrase.works.size) || (a.phrase.label < b.phrase.label ? -1 : 1),
    );
    for (const { phrase } of ranked.slice(MOST_A_WORK)) phrase.works.delete(id);
  }
  return phrases.filter(({ works }) => works.size >= least).toSorted((a, b) => (a.label < b.label ? -1 : 1));
}
