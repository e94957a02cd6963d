import type { Issue, WorkRecord } from '../model/index.ts';
import { toPlain } from '../print/plain.ts';
import { isArticle } from './kind.ts';

/** Why two records are to be joined, and how sure that is. */
export interface Edge {
  a: WorkRecord;
  b: WorkRecord;
  /** The identifier in common, as a reader would name it: `DOI 10.1000/abc`. */
  what: string;
  /**
   * `person`: somebody decided it, and it always holds. `stated`: who registered or wrote the records says so. `gathered`: a
   * catalogue that collects from others says so, which can be wrong.
   */
  strength: 'person' | 'stated' | 'gathered';
}

/** Records joined, and what tells them from others. */
interface Group {
  members: WorkRecord[];
  /** The arXiv id of its records; several only where a person said so. */
  arxiv: readonly string[];
  /** DOIs of its records that describe articles, each once. */
  articles: readonly string[];
}

/**
 * Union-find over records. Two arXiv ids never come together unless a person says so, and two registered articles not on
 * the word of a catalogue alone.
 */
export class Groups {
  readonly #records: readonly WorkRecord[];
  /** Only of records that were joined with others: most never are. */
  readonly #parent = new Map<WorkRecord, WorkRecord>();
  readonly #groups = new Map<WorkRecord, Group>();

  constructor(records: readonly WorkRecord[]) {
    this.#records = records;
  }

  /** @returns what is told to a person if the two stay apart */
  join({ a, b, what, strength }: Edge): Issue | undefined {
    const [left, right] = [this.#root(a), this.#root(b)];
    if (left === right) return undefined;
    const [one, other] = [this.#groupOf(left), this.#groupOf(right)];
    if (strength !== 'person') {
      if (areApart(one.arxiv, other.arxiv)) return conflict(a, b, what, `their arXiv ids, ${one.arxiv[0]!} and ${other.arxiv[0]!}, differ`);
      if (strength === 'gathered' && areApart(one.articles, other.articles))
        return conflict(a, b, what, `each has a DOI of its own, ${one.articles[0]!} and ${other.articles[0]!}`);
    }
    const [larger, smaller] = one.members.length >= other.members.length ? [left, right] : [right, left];
    const [into, from] = larger === left ? [one, other] : [other, one];
    into.members.push(...from.members);
    into.arxiv = union(into.arxiv, from.arxiv);
    into.articles = union(into.articles, from.articles);
    this.#groups.set(larger, into);
    this.#groups.delete(smaller);
    this.#parent.set(smaller, larger);
    return undefined;
  }

  same(a: WorkRecord, b: WorkRecord): boolean {
    return this.#root(a) === this.#root(b);
  }

  /** A name of the group a record is in, the same for all of its records until it grows. */
  nameOf(record: WorkRecord): string {
    const { source, id } = this.#root(record);
    return `${source} ${id}`;
  }

  /** The records joined with one, itself among them. */
  members(record: WorkRecord): readonly WorkRecord[] {
    return this.#groupOf(this.#root(record)).members;
  }

  /** Every group in the order of its first record, its records in theirs. */
  clusters(): WorkRecord[][] {
    return [...Map.groupBy(this.#records, (record) => this.#root(record)).values()];
  }

  #groupOf(root: WorkRecord): Group {
    return this.#groups.get(root) ?? groupOfOne(root);
  }

  #root(record: WorkRecord): WorkRecord {
    let root = record;
    for (let next = this.#parent.get(root); next !== undefined; next = this.#parent.get(root)) root = next;
    for (let at = record; at !== root;) {
      const next = this.#parent.get(at)!;
      this.#parent.set(at, root);
      at = next;
    }
    return root;
  }
}

function groupOfOne(record: WorkRecord): Group {
  return {
    members: [record],
    arxiv: record.arxiv === undefined ? [] : [record.arxiv.id],
    articles: isArticle(record) ? record.dois : [],
  };
}

/** If both have some and none in common. */
function areApart(one: readonly string[], other: readonly string[]): boolean {
  if (one.length === 0 || other.length === 0) return false;
  const others = new Set(other);
  return !one.some((value) => others.has(value));
}

function union(one: readonly string[], other: readonly string[]): readonly string[] {
  return other.length === 0 ? one : [...new Set([...one, ...other])];
}

function conflict(a: WorkRecord, b: WorkRecord, what: string, why: string): Issue {
  return {
    severity: 'warning',
    source: 'reconcile',
    place: b.place,
    record: toPlain(b.title),
    message: `It has the ${what} in common with “${toPlain(a.title)}” (${a.place}), but ${why}, so they stay two works.`,
    remedy: 'Correct the identifier where it comes from, or join them with a file in src/content/corrections.',
  };
}
