import { claimStateOf, followRedirect, refersTo } from '../model/index.ts';
import type { AuthorFile } from './authors.ts';
import type { Store } from './store.ts';

/** Something in the stored content that does not hold together. */
export interface Fault {
  place: string;
  message: string;
  remedy: string;
}

const HARVEST = 'Run npm run harvest; if it stays, restore the file from git.';

/**
 * Check that everything stored resolves and counts agree. Astro's loaders pass over what is missing without a word, so
 * silence there proves nothing.
 */
export function checkStore(store: Store, authors: readonly AuthorFile[]): Fault[] {
  const faults: Fault[] = [];
  const fault = (place: string, message: string, remedy = HARVEST) => faults.push({ place, message, remedy });
  const known = new Map(authors.map((file) => [file.slug as string, file]));

  for (const work of store.allWorks()) {
    const place = `works/${work.date.first.slice(0, 4)}/${work.id}.json`;
    for (const { author } of work.authorships)
      if (author !== undefined && !known.has(author)) fault(place, `It names the author “${author}”, who has no file.`);
    for (const { topic } of work.topics)
      if (store.topic(topic) === undefined) fault(place, `It names the topic “${topic}”, which has no file.`);
    if (store.ledger().works[work.id] === undefined) fault(place, 'The ledger does not know its id.');
  }
  for (const { slug, author, path } of authors) {
    const person = store.person(slug);
    if (author.optOut) {
      if (person !== undefined || store.worksOfAuthor(slug).length > 0)
        fault(path, 'The person has opted out, but something is still stored of them.');
      continue;
    }
    if (person === undefined) {
      fault(path, 'The author was never harvested.');
      continue;
    }
    const ids = store.worksOfAuthor(slug).map(({ id }) => id);
    if (ids.join() !== person.works.join())
      fault(`people/${slug}.json`, `It lists ${person.works.length} works, but ${ids.length} works name the author.`);
    if (person.trust.counts.works !== ids.length)
      fault(`people/${slug}.json`, `The trust snapshot counts ${person.trust.counts.works} works of ${ids.length}.`);
    const state = claimStateOf(store.claim(slug));
    if (person.trust.claim.state !== state)
      fault(`people/${slug}.json`, `The claim is “${state}”, but the trust snapshot says “${person.trust.claim.state}”.`);
    for (const reference of author.featured) {
      if (!store.worksOfAuthor(slug).some((work) => refersTo(followRedirect(reference, store.ledger().redirects), work)))
        fault(path, `“featured” names ${reference}, which is none of the author's works.`, 'Correct the identifier, or remove it.');
    }
  }
  for (const { slug } of store.people()) if (!known.has(slug)) fault(`people/${slug}.json`, 'There is no author of this name.');
  for (const { slug, works } of store.topics()) {
    const count = store.worksOfTopic(slug).length;
    if (count !== works) fault(`topics/${slug}.json`, `It counts ${works} works, but ${count} name it.`);
  }
  for (const { slug, ror, works } of store.institutions()) {
    const count = store.worksOfInstitution(ror ?? '').length;
    if (count !== works)
      fault(`institutions/${slug}.json`, `It counts ${works} works, but ${count} are by authors of this site who were there.`);
  }
  for (const [lost, id] of Object.entries(store.ledger().redirects)) {
    if (store.work(lost) !== undefined) fault('ledger.json', `“${lost}” redirects to “${id}”, but is a work too.`);
  }
  return faults;
}
