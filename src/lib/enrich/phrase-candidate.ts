import { foldWords } from '../normalize/index.ts';
import { kindOf } from './phrase-words.ts';

/** Names that keep their capital within a phrase. */
const PROPER =
  /^(?:Newton|Fourier|Gauss|Gaussian|Bayes|Bayesian|Markov|Monte|Carlo|Hilbert|Banach|Euler|Laplace|Lagrange|Hessian|Jacobian|Koopman|Lipschitz|Riemann|Riemannian|Hamilton|Hamiltonian|Poisson|Bernoulli|Kalman|Wasserstein|Stieltjes|Schrödinger|Boltzmann|Nesterov|Frank-Wolfe|Transformer)/u;

const ACRONYM = /^\p{Lu}[\p{Lu}\d-]{2,}s?$/u;
/** A phrase gives way to longer ones that hold this share of its uses. */
const NESTED = 0.6;
/** Least share of its uses in which a run of words, one word and the name of a deed stands for itself. */
const LEAST_WHOLE = { run: 0.2, word: 0.34, deed: 0.6 };
/** Uses that say how one word is used. */
const ENOUGH = 5;

/**
 * How a run stands in its clause: as part of a longer run of content, before a general word that might be left out, or alone.
 */
export type Standing = 'part' | 'whole' | 'alone';

/** A list shorter than this is copied when it grows. */
const FEW = 32;

/**
 * A run of words that several works share, and where it stands. A large collection has hundreds of thousands of them, nearly
 * all with one spelling and a few works, so its lists are made as long as they must be: one that is pushed to reserves room
 * for sixteen more.
 */
export class PhraseCandidate {
  /** Stems with blanks between them. */
  readonly key: string;
  /** How often it stands in titles. */
  titles = 0;
  /** Pairs of the number of a work and how often it stands there, a title counting three times. */
  #works: number[] = [];
  /** How many of those uses lie within longer phrases, work by work, once there is one. */
  #covered: Uint16Array | undefined;
  #total = 0;
  #whole = 0;
  #alone = 0;
  #spellings: string[] = [];
  /** How often each spelling stands. */
  #uses: number[] = [];

  constructor(key: string) {
    this.key = key;
  }

  /** @param work its number; those of one work come together */
  add(work: number, spelling: string, inTitle: boolean, standing: Standing): void {
    if (this.#works.at(-2) !== work) {
      if (this.#works.length < FEW) this.#works = this.#works.concat(work, 0);
      else this.#works.push(work, 0);
    }
    this.#works[this.#works.length - 1]! += inTitle ? 3 : 1;
    if (inTitle) this.titles += 1;
    this.#total += 1;
    if (standing !== 'part') this.#whole += 1;
    if (standing === 'alone') this.#alone += 1;
    // Before another word the singular says nothing of how the phrase itself is written.
    const use = standing === 'alone' ? 3 : 1;
    const place = this.#spellings.indexOf(spelling);
    if (place >= 0) this.#uses[place]! += use;
    else {
      this.#spellings = this.#spellings.concat(spelling);
      this.#uses = this.#uses.concat(use);
    }
  }

  /** Stems. */
  get words(): string[] {
    return this.key.split(' ');
  }

  /** In how many works it stands. */
  get size(): number {
    return this.#works.length / 2;
  }

  /** Count its uses that lie within a longer phrase. @param longer one whose own uses within longer ones are counted already */
  cover(longer: PhraseCandidate): void {
    const covered = (this.#covered ??= new Uint16Array(this.size));
    let at = 0;
    for (let of = 0; of < longer.size; of += 1) {
      while (at < covered.length && this.#works[2 * at]! < longer.#works[2 * of]!) at += 1;
      if (this.#works[2 * at] !== longer.#works[2 * of]) continue;
      const uses = longer.#works[2 * of + 1]! - (longer.#covered?.[of] ?? 0);
      covered[at] = Math.min(this.#works[2 * at + 1]!, covered[at]! + Math.max(0, uses));
    }
  }

  /** If most of its uses lie within longer phrases. */
  get isNested(): boolean {
    if (this.#covered === undefined) return false;
    let uses = 0;
    let covered = 0;
    for (const [at, within] of this.#covered.entries()) {
      uses += this.#works[2 * at + 1]!;
      covered += within;
    }
    return covered >= NESTED * uses;
  }

  /** Number of each work to a score from 0 to 1: higher in a title, and for longer phrases. */
  *scores(): Generator<[work: number, score: number]> {
    const weight = 0.35 + 0.15 * this.words.length;
    for (let at = 0; at < this.#works.length; at += 2)
      yield [this.#works[at]!, Math.round(Math.min(1, weight + 0.1 * this.#works[at + 1]!) * 100) / 100];
  }

  /**
   * If it names a subject by itself. What a work is about stands in its title: a word of many abstracts and few titles (`moreover`,
   * `agreement`, `basis`) belongs to how works are written. What nearly always goes on with another word is a piece of a longer name.
   */
  get isTopic(): boolean {
    const words = this.words;
    if (this.#spellings.every((form) => ACRONYM.test(form))) return true;
    if (this.#spellings.some((form) => form.includes(' ')))
      return new Set(words).size === words.length && this.#whole >= LEAST_WHOLE.run * this.#total;
    // Compounds mostly stand before a noun (`narrow-band`); `R-trees` and `e-commerce` are nouns.
    if (words.length > 1) return (words[0]!.length === 1 || kindOf(words.at(-1)!) !== undefined) && this.#alone * 2 >= this.#total;
    const kind = kindOf(this.key);
    if (kind === undefined || this.titles * 3 < this.size) return false;
    if (kind === 'deed') return this.#whole >= LEAST_WHOLE.deed * this.#total;
    return this.#total < ENOUGH || this.#whole >= LEAST_WHOLE.word * this.#total;
  }

  /** As it is mostly written; the plural if that is as frequent as the singular, since a topic is many things. */
  get label(): string {
    const forms = this.#spellings.map((form, index) => ({ form, folded: foldWords(form).join(' '), uses: this.#uses[index]! }));
    const all = new Map<string, number>();
    for (const { folded, uses } of forms) all.set(folded, (all.get(folded) ?? 0) + uses);
    const { form } = forms.toSorted(
      (a, b) =>
        Number(b.form.includes(' ')) - Number(a.form.includes(' ')) ||
        all.get(b.folded)! - all.get(a.folded)! ||
        b.folded.length - a.folded.length ||
        b.uses - a.uses ||
        shoutiness(a.form) - shoutiness(b.form) ||
        (a.form < b.form ? -1 : 1),
    )[0]!;
    return this.#lowerTitleCase(form);
  }

  /** A label that only stands in titles has their capitals: those go, but acronyms and names within words stay. */
  #lowerTitleCase(label: string): string {
    const lower = this.#spellings.find((form) => form === form.toLowerCase());
    if (lower !== undefined && lower.length === label.length) return lower;
    return label
      .split(' ')
      .map((word) => (/^\p{Lu}\p{Ll}+(?:-\p{L}\p{Ll}*)*$/u.test(word) && !PROPER.test(word) ? word.toLowerCase() : word))
      .join(' ');
  }
}

function shoutiness(form: string): number {
  return (
    form.length -
    form
      .toLowerCase()
      .split('')
      .filter((letter, index) => letter === form[index]).length
  );
}
