import type { Topic, Work } from '../model/index.ts';

/** Most topics of a list that are offered: a long career has hundreds that two works share. */
export const MOST_TOPICS = 120;

/** A topic and how many works of the list in question have it. */
export interface TopicCount {
  slug: string;
  label: string;
  works: number;
  kind: Topic['kind'];
}

/** A topic as the entries of a list of works need it. */
export interface PlacedTopic {
  label: string;
  /** From 1: its place among the topics that the filter of the list offers. */
  place: number;
}

/** Topics by slug, with their places in a list. */
export function placeTopics(topics: readonly TopicCount[]): ReadonlyMap<string, PlacedTopic> {
  return new Map(topics.map(({ slug, label }, index) => [slug, { label, place: index + 1 }]));
}

/** Topics of some works, the most frequent first; equal ones by label. */
export function countTopics(works: readonly Work[], topics: ReadonlyMap<string, Topic>): TopicCount[] {
  const counts = new Map<string, number>();
  for (const work of works) for (const { topic } of work.topics) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  return [...counts]
    .flatMap(([slug, count]) => {
      const topic = topics.get(slug);
      return topic === undefined ? [] : [{ slug, label: topic.label, works: count, kind: topic.kind }];
    })
    .sort((a, b) => b.works - a.works || a.label.localeCompare(b.label, 'en'));
}

/** Topics that share works with a topic, strongest first. */
export function selectRelatedTopics(slug: string, works: readonly Work[], topics: ReadonlyMap<string, Topic>, limit = 12): TopicCount[] {
  return countTopics(works, topics)
    .filter((topic) => topic.slug !== slug)
    .slice(0, limit);
}
