import { foldWords } from '../normalize/index.ts';
import { isSubject } from './phrase-words.ts';

/** Names that keep their capital within a phrase. */
const PROPER =
  /^(?:Newton|Fourier|Gauss|Gaussian|Bayes|Bayesian|Markov|Monte|Carlo|Hilbert|Banach|Euler|Laplace|Lagrange|Hessian|Jacobian|Koopman|Lipschitz|Riemann|Riemannian|Hamilton|Hamiltonian|Poisson|Bernoulli|Kalman|Wasserstein|Stieltjes|Schrödinger|Boltzmann|Nesterov|Frank-Wolfe|Transformer)/u;

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
  #spellings: string[] = [];
  /** How often each spelling stands, one in a title counting half. */
  #uses: number[] = [];

  constructor(key: string) {
    this.key = key;
  }

  /** @param work its number; those of one work come together */
  add(work: number, spelling: string, inTitle: boolean): void {
    if (this.#works.at(-2) !== work) {
      if (this.#works.length < FEW) this.#works = this.#works.concat(work, 0);
      else this.#works.push(work, 0);
    }
    this.#works[this.#works.length - 1]! += inTitle ? 3 : 1;
    if (inTitle) this.titles += 1;
    const place = this.#spellings.indexOf(spelling);
    const use = inTitle ? 1 : 2;
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

  /** Number of each work to a score from 0 to 1: higher in a title, and for longer phrases. */
  *scores(): Generator<[work: number, score: number]> {
    const weight = 0.35 + 0.15 * this.words.length;
    for (let at = 0; at < this.#works.length; at += 2)
      yield [this.#works[at]!, Math.round(Math.min(1, weight + 0.1 * this.#works[at + 1]!) * 100) / 100];
  }

  /**
   * If it names a subject by itself: one word must be more than general, or an acronym. What a work is about stands in its title;
   * a word of many abstracts and few titles (`moreover`, `agreement`, `basis`) belongs to how works are written.
   */
  get isTopic(): boolean {
    const words = this.words;
    if (words.length > 1) return new Set(words).size === words.length;
    return (
      (isSubject(this.key) && this.titles * 3 >= this.size) || this.#spellings.every((form) => /^\p{Lu}[\p{Lu}\d-]{2,}s?$/u.test(form))
    );
  }

  /** As it is mostly written. */
  get label(): string {
    // A topic is many things: the plural names it, if anybody wrote it.
    const last = this.words.at(-1)!.split('-').at(-1);
    const plural = (form: string) => Number(foldWords(form).at(-1) !== last);
    const forms = this.#spellings.map((form, index) => ({ form, uses: this.#uses[index]! }));
    const { form } = forms.toSorted(
      (a, b) => plural(b.form) - plural(a.form) || b.uses - a.uses || shoutiness(a.form) - shoutiness(b.form) || (a.form < b.form ? -1 : 1),
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
