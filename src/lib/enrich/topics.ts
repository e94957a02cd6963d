import { slugify, type Slug } from '../identifiers/index.ts';
import type { Topic, Work, WorkRecord, WorkTopic } from '../model/index.ts';
import { fold } from '../normalize/index.ts';
import { toPlain } from '../print/plain.ts';
import { ARXIV_ALIASES, ARXIV_CATEGORIES } from './arxiv-categories.ts';
import { findPhrases, type WorkText } from './phrases.ts';

/** A work as its topics are found, with what its records say of subjects. */
export interface WorkSubjects {
  work: Pick<Work, 'id' | 'title' | 'abstract'>;
  /** Classes that sources gave, the primary one of each scheme first. */
  subjects: WorkRecord['subjects'];
  keywords: readonly string[];
}

/** Headings that describe whom a study is about, not what. */
const CHECK_TAGS =
  /^(?:humans|animals|male|female|infant|child|adolescent|adult|aged|middle aged|young adult|mice|rats|pregnancy|history, .*|.*, (?:newborn|preschool|80 and over))$/i;
/** Most headings and guesses of one work. */
const MOST = { headings: 8, guesses: 2 };
/** Guesses of a catalogue that are less sure than this are left out. */
const LEAST_SURE = 0.5;

/** Medical Subject Headings of a work. */
function headingsOf(subjects: WorkRecord['subjects']): { code: string; name: string }[] {
  return subjects
    .flatMap(({ scheme, code, name }) => (scheme === 'mesh' && name !== undefined && !CHECK_TAGS.test(name) ? [{ code, name }] : []))
    .slice(0, MOST.headings);
}

/** Topics that OpenAlex guesses from title, abstract and citations. */
function guessesOf(subjects: WorkRecord['subjects']): { code: string; name: string; score: number }[] {
  return subjects
    .flatMap(({ scheme, code, name, score = 0 }) =>
      scheme === 'openalex' && name !== undefined && score >= LEAST_SURE ? [{ code, name, score: Math.min(1, score) }] : [],
    )
    .slice(0, MOST.guesses);
}

/**
 * Find the topics of a collection: arXiv's categories, medical headings and keywords as sources give them; what
 * OpenAlex guesses, and phrases that the works' own titles and abstracts share, which are marked as read by machine.
 * @returns topics by work id, and the topic records with their counts
 */
export function findTopics(subjects: readonly WorkSubjects[]): { byWork: Map<string, WorkTopic[]>; topics: Topic[] } {
  const byWork = new Map<string, WorkTopic[]>(subjects.map(({ work }) => [work.id, []]));
  const records = new Map<Slug, Omit<Topic, 'works'>>();
  const add = (id: string, topic: Omit<Topic, 'works'>, link: Omit<WorkTopic, 'topic'>) => {
    const list = byWork.get(id)!;
    if (list.some((other) => other.topic === topic.slug)) return;
    if (!records.has(topic.slug)) records.set(topic.slug, topic);
    list.push({ topic: topic.slug, ...link });
  };
  for (const { work, subjects: classes, keywords } of subjects) {
    const categories = classes.flatMap(({ scheme, code }) => (scheme === 'arxiv' ? (ARXIV_ALIASES.get(code) ?? code) : []));
    for (const code of new Set(categories)) {
      const label = ARXIV_CATEGORIES.get(code);
      const slug = label === undefined ? undefined : slugify(label);
      if (label !== undefined && slug !== undefined) add(work.id, { slug, label, kind: 'arxiv', code }, { origin: 'source' });
    }
    for (const { code, name } of headingsOf(classes)) {
      const slug = slugify(name);
      if (slug !== undefined) add(work.id, { slug, label: name, kind: 'mesh', code }, { origin: 'source' });
    }
    for (const keyword of keywords) {
      const slug = slugify(keyword);
      if (slug !== undefined && keyword.length <= 60) add(work.id, { slug, label: keyword, kind: 'keyword' }, { origin: 'source' });
    }
  }
  const given = new Map([...records.values()].map((topic) => [fold(topic.label), topic]));
  for (const { work, subjects: classes } of subjects) {
    for (const { code, name, score } of guessesOf(classes)) {
      const known = given.get(fold(name));
      const slug = known?.slug ?? slugify(name);
      if (slug === undefined) continue;
      const topic = known ?? { slug, label: name, kind: 'openalex' as const, code };
      given.set(fold(name), topic);
      add(work.id, topic, { origin: 'machine', score });
    }
  }
  const texts = subjects.map(({ work }): WorkText => ({
    id: work.id,
    read: () => [toPlain(work.title), work.abstract === undefined ? '' : toPlain(work.abstract)],
  }));
  for (const { label, works } of findPhrases(texts)) {
    const known = given.get(fold(label));
    const slug = known?.slug ?? slugify(label);
    if (slug === undefined) continue;
    for (const [id, score] of works) add(id, known ?? { slug, label, kind: 'phrase' }, { origin: 'machine', score });
  }
  const counts = new Map<string, number>();
  for (const list of byWork.values()) {
    list.sort((a, b) =>
      a.origin === b.origin ? (b.score ?? 0) - (a.score ?? 0) || (a.topic < b.topic ? -1 : 1) : a.origin === 'source' ? -1 : 1,
    );
    for (const { topic } of list) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  }
  const topics = [...records.values()].flatMap((topic): Topic[] => {
    const works = counts.get(topic.slug);
    return works === undefined
      ? []
      : [{ slug: topic.slug, label: topic.label, kind: topic.kind, ...(topic.code === undefined ? {} : { code: topic.code }), works }];
  });
  return { byWork, topics: topics.sort((a, b) => (a.slug < b.slug ? -1 : 1)) };
}
