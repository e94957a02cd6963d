import { yearOf, type Affiliation, type Person, type Topic, type Work } from '../model/index.ts';
import { toPlain } from '../print/plain.ts';
import { findCoauthors } from './coauthors.ts';
import type { Graph, GraphEdge, GraphKind, GraphNode } from './graph.ts';

/** Most nodes of each kind, the author not counted. */
export type SliceLimits = Record<Exclude<GraphKind, 'author'>, number>;

/** The picture on a profile: at most 39 nodes and the author. */
export const PICTURE_LIMITS: SliceLimits = { work: 12, person: 12, topic: 8, institution: 6 };
/** The picture on a phone. */
export const NARROW_LIMITS: SliceLimits = { work: 4, person: 6, topic: 4, institution: 2 };
/** `graph.json`: at most 149 nodes and the author. */
export const FILE_LIMITS: SliceLimits = { work: 60, person: 50, topic: 30, institution: 9 };

/**
 * Where a node leads. `author`: a profile, by slug; `work` and `topic`: by id; `person`: a collaborator without a
 * page, by place in the person's list (from 1); `institution`: one without an address, by place among the affiliations.
 */
export type GraphHref = (kind: GraphKind, key: string) => string;

export interface SliceInput {
  author: { slug: string; name: string; affiliations: readonly Affiliation[] };
  /** The author's works. */
  works: readonly Work[];
  person: Pick<Person, 'collaborators'>;
  topics: ReadonlyMap<string, Topic>;
  /** If a person has a page on this site. */
  hasPage: (slug: string) => boolean;
  href: GraphHref;
  /** Path of the page of an institution of this site, by ROR identifier. */
  institutionPage?: (ror: string) => string | undefined;
}

/**
 * Choose what is nearest to an author. Collaborators by tie strength; topics by how much their works tell them from
 * the author's other works; works by how many of the chosen collaborators and topics they touch, one that no chosen
 * work touched before counting double, the newer first. Pure; the order of `works` does not matter.
 */
export function selectSlice(input: SliceInput, limits: SliceLimits): Graph {
  const { author, href } = input;
  const works = input.works.toSorted((a, b) => compare(shownDate(b), shownDate(a)) || compare(a.id, b.id));
  const people = input.person.collaborators
    .map((collaborator, index) => ({ collaborator, place: String(index + 1) }))
    .sort((a, b) => b.collaborator.strength - a.collaborator.strength)
    .slice(0, limits.person);
  const topics = rankTopics(works, input.topics);
  const chosenTopics = topics.slice(0, limits.topic);
  const affiliations = input.author.affiliations.filter(({ name }, index, all) => all.findIndex((other) => other.name === name) === index);

  const coauthors = findCoauthors(
    people.map(({ collaborator }) => collaborator),
    works,
  );
  const personIds = people.map(({ place }) => `person:${place}`);
  const topicIds = new Set(chosenTopics.map(({ topic }) => topic.slug));
  const candidates = works.map((work) => ({
    work,
    people: (coauthors.byWork.get(work.id) ?? []).map((index) => personIds[index]!),
    topics: topicsOf(work, topicIds),
  }));
  const chosenWorks = chooseWorks(candidates, limits.work);

  const self = `author:${author.slug}`;
  const nodes: GraphNode[] = [
    { id: self, kind: 'author', label: author.name, href: href('author', author.slug), weight: works.length, facts: yearsOf(works) },
  ];
  const edges: GraphEdge[] = [];
  for (const [index, { collaborator, place }] of people.entries()) {
    const id = `person:${place}`;
    const { name, strength, close, works: shared, firstYear, lastYear } = collaborator;
    const page = collaborator.author !== undefined && input.hasPage(collaborator.author) ? collaborator.author : undefined;
    nodes.push({
      id,
      kind: 'person',
      label: name,
      ...shorter(name, withInitials(name, coauthors.names.get(index)?.family)),
      href: page === undefined ? href('person', place) : href('author', page),
      weight: strength,
      facts: { works: shared, ...(lastYear > 0 && { firstYear, lastYear }), close },
    });
    edges.push({ source: self, target: id, kind: 'tie', weight: strength });
  }
  for (const { work, people: writers, topics: subjects } of chosenWorks) {
    const id = `work:${work.id}`;
    const title = toPlain(work.title);
    nodes.push({
      id,
      kind: 'work',
      label: title,
      ...shorter(title, withoutSubtitle(title)),
      href: href('work', work.id),
      weight: 1 + writers.length + subjects.length,
      facts: { lastYear: yearOf(shownDate(work)) },
    });
    edges.push({ source: self, target: id, kind: 'authorship', weight: 1 });
    for (const writer of writers) edges.push({ source: writer, target: id, kind: 'authorship', weight: 1 });
    for (const topic of subjects) edges.push({ source: id, target: `topic:${topic}`, kind: 'subject', weight: 1 });
  }
  for (const { topic, works: held } of chosenTopics) {
    const id = `topic:${topic.slug}`;
    const label = isAlone(topic, chosenTopics) ? topic.label : `${topic.label} (${topic.code ?? topic.slug})`;
    nodes.push({ id, kind: 'topic', label, href: href('topic', topic.slug), weight: held.length, facts: yearsOf(held) });
    edges.push({ source: self, target: id, kind: 'interest', weight: held.length });
  }
  for (const [index, { name, url, ror }] of affiliations.slice(0, limits.institution).entries()) {
    const id = `institution:${index + 1}`;
    const page = ror === undefined ? undefined : input.institutionPage?.(ror);
    nodes.push({
      id,
      kind: 'institution',
      label: name,
      href: page ?? url ?? ror ?? href('institution', String(index + 1)),
      weight: 1,
      facts: {},
    });
    edges.push({ source: self, target: id, kind: 'affiliation', weight: 1 });
  }
  const totals = { work: works.length, person: input.person.collaborators.length, topic: topics.length, institution: affiliations.length };
  return { nodes, edges, totals };
}

/** The strongest part of a slice, for a smaller picture: its works are those that touch most of what else is kept. */
export function reduceSlice(graph: Graph, limits: SliceLimits): Graph {
  const kept = new Set(graph.nodes.filter(({ kind }) => kind === 'author').map(({ id }) => id));
  for (const kind of ['person', 'topic', 'institution'] as const) {
    for (const { id } of graph.nodes.filter((node) => node.kind === kind).slice(0, limits[kind])) kept.add(id);
  }
  const touches = ({ id }: GraphNode) =>
    graph.edges.filter(({ source, target }) => (target === id && kept.has(source)) || (source === id && kept.has(target))).length;
  const works = graph.nodes.filter(({ kind }) => kind === 'work').map((node) => ({ id: node.id, touches: touches(node) }));
  for (const { id } of works.sort((a, b) => b.touches - a.touches).slice(0, limits.work)) kept.add(id);
  return {
    nodes: graph.nodes.filter(({ id }) => kept.has(id)),
    edges: graph.edges.filter(({ source, target }) => kept.has(source) && kept.has(target)),
    totals: graph.totals,
  };
}

interface Candidate {
  work: Work;
  /** Ids of chosen collaborators. */
  people: string[];
  /** Slugs of chosen topics. */
  topics: string[];
}

function chooseWorks(candidates: readonly Candidate[], limit: number): Candidate[] {
  const rest = [...candidates];
  const touched = new Set<string>();
  const chosen: Candidate[] = [];
  const score = ({ people, topics }: Candidate) => [...people, ...topics].reduce((sum, id) => sum + (touched.has(id) ? 1 : 2), 0);
  while (chosen.length < limit && rest.length > 0) {
    let best = 0;
    let bestScore = -1;
    for (const [index, candidate] of rest.entries()) {
      const points = score(candidate);
      if (points > bestScore) [best, bestScore] = [index, points];
    }
    const [next] = rest.splice(best, 1);
    for (const id of [...next!.people, ...next!.topics]) touched.add(id);
    chosen.push(next!);
  }
  return chosen;
}

/** Topics with their works, the most telling first: frequent, yet not in nearly every work (count × inverse document frequency). */
function rankTopics(works: readonly Work[], topics: ReadonlyMap<string, Topic>): { topic: Topic; works: Work[] }[] {
  const held = new Map<string, Work[]>();
  for (const work of works)
    for (const slug of new Set(work.topics.map(({ topic }) => topic as string))) held.set(slug, [...(held.get(slug) ?? []), work]);
  const telling = (count: number) => count * Math.log((works.length + 1) / count);
  return [...held]
    .flatMap(([slug, its]) => (topics.has(slug) ? [{ topic: topics.get(slug)!, works: its }] : []))
    .sort((a, b) => telling(b.works.length) - telling(a.works.length) || compare(a.topic.slug, b.topic.slug));
}

function topicsOf({ topics }: Work, chosen: ReadonlySet<string>): string[] {
  return [...new Set(topics.map(({ topic }) => topic as string))].filter((topic) => chosen.has(topic));
}

/** `N. B. Erichson`, `C. van der Heide`, with no-break blanks; names that are not given names and a family name in this order stay whole. */
function withInitials(name: string, known: string | undefined): string {
  const family = known ?? name.split(' ').at(-1)!;
  if (!name.endsWith(` ${family}`)) return name;
  const given = name
    .slice(0, -family.length)
    .split(/[\s.]+/)
    .filter((word) => /^\p{L}/u.test(word));
  return [...given.map((word) => `${[...word][0]!.toUpperCase()}.`), family].join('\u00a0');
}

function withoutSubtitle(title: string): string {
  const end = title.indexOf(': ');
  return end >= 3 ? title.slice(0, end) : title;
}

function shorter(label: string, short: string): { shortLabel?: string } {
  return short.length < label.length ? { shortLabel: short } : {};
}

function isAlone(topic: Topic, all: readonly { topic: Topic }[]): boolean {
  return !all.some((other) => other.topic.slug !== topic.slug && other.topic.label === topic.label);
}

function yearsOf(works: readonly Work[]): { works: number; firstYear?: number; lastYear?: number } {
  const years = works.map((work) => yearOf(shownDate(work))).filter((year) => year > 0);
  if (years.length === 0) return { works: works.length };
  return { works: works.length, firstYear: Math.min(...years), lastYear: Math.max(...years) };
}

function shownDate({ date }: Work): string {
  return date.ofRecord ?? date.first;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
