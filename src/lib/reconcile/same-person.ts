import type { Name } from '../model/index.ts';
import { fold, foldWords, sameName, sortKey } from '../normalize/index.ts';

/** A name on a work, with what stands around it. */
export interface Signature {
  /** The work; nobody stands twice in one list of authors. */
  work: string;
  name: Name;
  /** Names of the others on the work. */
  coauthors: readonly Name[];
  /** Affiliations as printed, or identifiers of institutions. */
  places: readonly string[];
  /** Title and venue, for their words. */
  text: string;
}

/** What is known of somebody from the works that are theirs for certain or by evidence. */
export interface Profile {
  names: Map<string, Name>;
  works: Set<string>;
  people: Map<string, number>;
  places: Map<string, number>;
  words: Map<string, number>;
}

/** From this much evidence on two profiles are taken for one person. */
export const ENOUGH_EVIDENCE = 1;
/** Weights were chosen on the training half of the hand-labelled records of Gupta (DBLP) and checked on the other half. */
const WEIGHT = { fullName: 1, sameInitials: 1, initials: 0.35, initial: 0.1, person: 1, place: 0.9, words: 2 } as const;
/** Most that places and words count for, whatever they are worth: one institution has many of a name, one field too. */
const MOST = { people: 2, places: 1, words: 0.8 } as const;

/** The profile of one signature. */
export function profileOf({ work, name, coauthors, places, text }: Signature): Profile {
  return {
    names: new Map([[name.literal, name]]),
    works: new Set([work]),
    people: new Map(coauthors.map((coauthor) => [shortKey(coauthor), 1])),
    places: new Map(places.map((place) => [fold(place), 1])),
    words: new Map(foldWords(text).map((word) => [word, 1])),
  };
}

/** Add one profile to another. */
export function addProfile(into: Profile, from: Profile): void {
  for (const [key, name] of from.names) into.names.set(key, name);
  for (const work of from.works) into.works.add(work);
  for (const field of ['people', 'places', 'words'] as const)
    for (const [key, count] of from[field]) into[field].set(key, (into[field].get(key) ?? 0) + count);
}

/**
 * How much speaks for two profiles being one person: names, people and places in common, and words that are rare among all.
 * Symmetric. `-Infinity` where they cannot be one: names that differ, or both on one work.
 * @param rarity 0 to 1 for a word, the rarer the more
 */
export function weighEvidence(a: Profile, b: Profile, rarity: (word: string) => number): number {
  const [small, large] = a.works.size <= b.works.size ? [a, b] : [b, a];
  for (const work of small.works) if (large.works.has(work)) return -Infinity;
  let nameEvidence = 0;
  for (const name of small.names.values()) {
    for (const other of large.names.values()) {
      if (sameName(name, other) === 'different') return -Infinity;
      nameEvidence = Math.max(nameEvidence, weighNames(name, other));
    }
  }
  const people = shared(a.people, b.people).length;
  const places = shared(a.places, b.places).filter((place) => place !== '').length;
  const words = shared(a.words, b.words).reduce((sum, word) => sum + rarity(word), 0);
  const size = Math.sqrt(Math.min(a.words.size, b.words.size) || 1);
  return (
    nameEvidence +
    WEIGHT.person * Math.min(MOST.people, people) +
    WEIGHT.place * Math.min(MOST.places, places) +
    WEIGHT.words * Math.min(MOST.words, words / (2 * size))
  );
}

function weighNames(a: Name, b: Name): number {
  const [left, right] = [givenOf(a), givenOf(b)];
  const [shorter, longer] = left.join('').length <= right.join('').length ? [left, right] : [right, left];
  if (shorter.some((word) => word.length > 1) && shorter.join('') === longer.join('')) return WEIGHT.fullName;
  if (shorter.length > 1 && shorter.join('') === longer.join('')) return WEIGHT.sameInitials;
  if (shorter.length > 1 && longer.length > 1) return WEIGHT.initials;
  return WEIGHT.initial;
}

function givenOf({ given = '' }: Name): string[] {
  return foldWords(given);
}

/** Family name and first initial: the form in which a coauthor recurs whatever a list prints. */
function shortKey(name: Name): string {
  const [family = '', given = ''] = sortKey(name).split(', ');
  return `${family} ${given.slice(0, 1)}`;
}

function shared(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): string[] {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  return [...small.keys()].filter((key) => large.has(key));
}

/** How rare each word of some texts is: 1 for one that stands in one of them only, 0 for one that stands in all. */
export function rarityIn(texts: readonly string[]): (word: string) => number {
  const counts = new Map<string, number>();
  for (const text of texts) for (const word of new Set(foldWords(text))) counts.set(word, (counts.get(word) ?? 0) + 1);
  const most = Math.log(Math.max(2, texts.length));
  return (word) => Math.max(0, 1 - Math.log(counts.get(word) ?? 1) / most);
}

/**
 * Tell the people behind signatures of like names apart by evidence alone: the two profiles with the most evidence for being
 * one are joined, as long as there is enough. It never decides whose a work is: it orders what a person is asked about.
 * @returns for each signature the number of its person; the order of the signatures changes nothing else
 */
export function clusterSignatures(signatures: readonly Signature[]): number[] {
  const keys = signatures.map(({ work, name }) => `${work}\n${name.literal}`);
  const order = [...signatures.keys()].sort((a, b) => (keys[a]! < keys[b]! ? -1 : keys[a] === keys[b] ? a - b : 1));
  const rarity = rarityIn(signatures.map(({ text }) => text));
  const profiles: (Profile | undefined)[] = [];
  const members: number[][] = [];
  // The same full name at the same place, or in the same company, is where everybody begins.
  const begun = new Map<string, number>();
  for (const index of order) {
    const signature = signatures[index]!;
    const key = `${sortKey(signature.name)}\n${signature.places.map(fold).sort().join('\n')}`;
    const at = signature.places.length > 0 ? begun.get(key) : undefined;
    const profile = profileOf(signature);
    if (at === undefined || profiles[at]!.works.has(signature.work)) {
      begun.set(key, profiles.length);
      profiles.push(profile);
      members.push([index]);
    } else {
      addProfile(profiles[at]!, profile);
      members[at]!.push(index);
    }
  }
  joinBest(profiles, members, rarity);
  const people = new Array<number>(signatures.length);
  for (const [person, indexes] of members.entries()) for (const index of indexes) people[index] = person;
  return people;
}

/** Join the best pair again and again, within those that share a family name. */
function joinBest(profiles: (Profile | undefined)[], members: number[][], rarity: (word: string) => number): void {
  const blocks = Map.groupBy(profiles.keys(), (index) => {
    const [name] = [...profiles[index]!.names.values()];
    return shortKey(name!).replace(/ .?$/, '');
  });
  for (const block of blocks.values()) {
    const weights = new Map<number, Map<number, number>>();
    const weigh = (a: number, b: number) => {
      const weight = weighEvidence(profiles[a]!, profiles[b]!, rarity);
      for (const [x, y] of [
        [a, b],
        [b, a],
      ] as const) {
        const row = weights.get(x) ?? new Map<number, number>();
        if (weight >= ENOUGH_EVIDENCE) row.set(y, weight);
        else row.delete(y);
        weights.set(x, row);
      }
    };
    for (const [at, a] of block.entries()) for (const b of block.slice(at + 1)) weigh(a, b);
    for (;;) {
      let best: { a: number; b: number; weight: number } | undefined;
      for (const [a, row] of weights)
        for (const [b, weight] of row) if (a < b && (best === undefined || weight > best.weight)) best = { a, b, weight };
      if (best === undefined) break;
      const { a, b } = best;
      addProfile(profiles[a]!, profiles[b]!);
      members[a]!.push(...members[b]!);
      members[b] = [];
      profiles[b] = undefined;
      for (const other of weights.get(b)?.keys() ?? []) weights.get(other)?.delete(b);
      weights.delete(b);
      for (const other of block) if (other !== a && profiles[other] !== undefined) weigh(a, other);
    }
  }
}
