import { PhraseCandidate, type Standing } from './phrase-candidate.ts';
import { Lexicon, takesOf, type PhraseWord } from './phrase-words.ts';

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
  /** Title and abstract, empty where there is none. They are read twice and not kept: together they are large. */
  read: () => readonly [title: string, abstract: string];
}

const MAX_WORDS = 4;
/** Most phrases kept for one work. */
const MOST_A_WORK = 5;
/** A collection smaller than this takes phrases of a single title. */
const SMALL = 10;
/** Size of the table in which runs are counted: 16 MB, good for a few million runs. */
const TABLE_BITS = 24;

/**
 * Find the phrases that a collection's works share: runs of up to four words in at least two works that begin and end with a
 * word of content. The collection itself tells which words those are: what asks for a noun in most places is no end of a phrase.
 * A phrase that stands mostly inside longer ones gives way to them (the idea of the C-value measure), and plural and singular
 * are one. Deterministic.
 * @see Frantzi, Ananiadou and Mima, Automatic recognition of multi-word terms, Int. J. Digit. Libr. 3 (2000), for C-value
 */
export function findPhrases(texts: readonly WorkText[]): Phrase[] {
  const least = texts.length < SMALL ? 1 : 2;
  const lexicon = new Lexicon();
  const shared = sharedRuns(texts, lexicon);
  lexicon.judge();
  const isShared = least === 1 ? () => true : shared;
  const candidates = new Map<string, PhraseCandidate>();
  for (const [work, text] of texts.entries()) collect(work, text, lexicon, isShared, candidates);
  for (const [key, candidate] of candidates) {
    if (candidate.size < least || (least === 1 && candidate.titles === 0) || !candidate.isTopic) candidates.delete(key);
  }
  return limitPerWork(withoutNested(candidates), texts, least);
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

/** The parts of a text between marks that end a phrase, as words. */
function clausesOf(text: string): string[][] {
  return text.split(/[.,;:!?()[\]{}“”"…/|]|\s[–—-]\s/).map((clause) => clause.split(/\s+/).filter((word) => word !== ''));
}

/** The runs of a clause. One object serves for all of them: there are millions. */
function* runsOf(written: readonly string[], lexicon: Lexicon): Generator<Run> {
  const words = written.map((word) => lexicon.look(word));
  const run: Run = { written, words, start: 0, end: 0, hash: 0 };
  for (run.start = 0; run.start < words.length; run.start += 1) {
    const first = words[run.start]!;
    if (!first.begins) continue;
    run.hash = 0;
    for (run.end = run.start + 1; run.end <= Math.min(words.length, run.start + MAX_WORDS); run.end += 1) {
      const last = words[run.end - 1]!;
      if (last.breaks || (last.isOf && !(run.end === run.start + 2 && takesOf(first.stem)))) break;
      run.hash = (Math.imul(run.hash, last.power) + last.hash) | 0;
      if (last.ends) yield run;
    }
  }
}

/** How a run stands in its clause: `alone` if no word goes with it, `whole` if another might be left out. */
function standingOf({ words, start, end }: Run): Standing {
  const next = words[end];
  if (next?.bounds === true || (end - start === 1 && (next?.isOf === true || words[start - 1]?.bounds === true))) return 'part';
  return next === undefined || next.breaks || next.isOf ? 'alone' : 'whole';
}

/**
 * Which runs stand in two works or more. Nearly all stand in one, and to keep each with its words would take a gigabyte for
 * 20,000 works, so only counts are kept, in a table by hash: it may take a run of one work for shared, never the reverse.
 */
function sharedRuns(texts: readonly WorkText[], lexicon: Lexicon): (run: Run) => boolean {
  const works = new Uint8Array(1 << TABLE_BITS);
  const placeOf = ({ hash }: Run) => (hash ^ (hash >>> TABLE_BITS)) & (works.length - 1);
  const own = new Set<number>();
  for (const { read } of texts) {
    own.clear();
    for (const clause of read().flatMap(clausesOf)) {
      for (const run of runsOf(clause, lexicon)) own.add(placeOf(run));
      lexicon.count(clause);
    }
    for (const place of own) if (works[place]! < 2) works[place]! += 1;
  }
  return (run) => works[placeOf(run)]! > 1;
}

function collect(
  work: number,
  { read }: WorkText,
  lexicon: Lexicon,
  isShared: (run: Run) => boolean,
  candidates: Map<string, PhraseCandidate>,
): void {
  for (const [part, text] of read().entries()) {
    for (const clause of clausesOf(text)) {
      for (const run of runsOf(clause, lexicon)) {
        if (!isShared(run) || (run.end - run.start === 1 && run.words[run.start]!.relates)) continue;
        const key = run.words
          .slice(run.start, run.end)
          .map(({ stem }) => stem)
          .join(' ');
        let candidate = candidates.get(key);
        if (candidate === undefined) candidates.set(key, (candidate = new PhraseCandidate(key)));
        const spelling = run.written
          .slice(run.start, run.end)
          .join(' ')
          .replace(/[’']s$/, '')
          .replace(/^['‘’]+|['‘’]+$/g, '');
        candidate.add(work, spelling, part === 0, standingOf(run));
      }
    }
  }
}

/**
 * Leave out a phrase that stands mostly inside longer ones that are kept, taken together: what it says by itself is what the
 * C-value measures. The longest come first, and a use inside several of them counts for the longest.
 */
function withoutNested(candidates: ReadonlyMap<string, PhraseCandidate>): PhraseCandidate[] {
  const kept: PhraseCandidate[] = [];
  for (const candidate of [...candidates.values()].sort((a, b) => b.words.length - a.words.length)) {
    if (candidate.isNested) continue;
    kept.push(candidate);
    for (const key of new Set(partsOf(candidate.words))) candidates.get(key)?.cover(candidate);
  }
  return kept;
}

/** The shorter runs within one. */
function partsOf(words: readonly string[]): string[] {
  const parts: string[] = [];
  for (let length = 1; length < words.length; length += 1)
    for (let start = 0; start + length <= words.length; start += 1) parts.push(words.slice(start, start + length).join(' '));
  return parts;
}

/** The phrases that are among the best of a work, which are those that say most of it and are shared most. */
function limitPerWork(candidates: readonly PhraseCandidate[], texts: readonly WorkText[], least: number): Phrase[] {
  const best: { phrase: Phrase; score: number; rank: number }[][] = texts.map(() => []);
  for (const candidate of candidates) {
    const phrase: Phrase = { label: candidate.label, works: new Map() };
    for (const [work, score] of candidate.scores()) {
      const list = best[work]!;
      const rank = score * Math.sqrt(candidate.size);
      let place = list.length;
      while (place > 0 && isBetter(phrase, rank, list[place - 1]!)) place -= 1;
      if (place === MOST_A_WORK) continue;
      list.splice(place, 0, { phrase, score, rank });
      if (list.length > MOST_A_WORK) list.pop();
    }
  }
  const phrases = new Set<Phrase>();
  for (const [work, list] of best.entries()) {
    for (const { phrase, score } of list) {
      phrases.add(phrase);
      phrase.works.set(texts[work]!.id, score);
    }
  }
  return [...phrases].filter(({ works }) => works.size >= least).sort((a, b) => (a.label < b.label ? -1 : 1));
}

function isBetter(phrase: Phrase, rank: number, other: { phrase: Phrase; rank: number }): boolean {
  return rank === other.rank ? phrase.label < other.phrase.label : rank > other.rank;
}
