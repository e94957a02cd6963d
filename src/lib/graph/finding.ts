import type { Graph, GraphKind, GraphNode } from './graph.ts';

/** A row of the table beside a picture. */
export interface GraphRow {
  id: string;
  name: string;
  href: string;
  /** How it stands to the author, in words. */
  relation: string;
  /** Works in common, or with the topic. */
  works?: number;
  /** `2019–2024` or `2024`. */
  years?: string;
}

/** Rows of one kind. */
export interface GraphRows {
  kind: Exclude<GraphKind, 'author'>;
  heading: string;
  rows: GraphRow[];
}

const HEADINGS: readonly (readonly [GraphRows['kind'], string])[] = [
  ['person', 'Collaborators'],
  ['work', 'Works'],
  ['topic', 'Topics'],
  ['institution', 'Institutions'],
];

/** What the picture shows, in a sentence or two: with whom the author wrote most, and what the works are about. */
export function describeGraph({ nodes, totals }: Graph): string {
  const people = ofKind(nodes, 'person')
    .sort((a, b) => (b.facts.works ?? 0) - (a.facts.works ?? 0))
    .slice(0, 3);
  const topics = ofKind(nodes, 'topic')
    .filter(({ facts: { works = 0 } }) => works > 1)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, 3);
  if (totals.work === 0) return 'No works have been found yet, so there is nothing to draw.';
  const ties = people.map(
    ({ label, facts: { works = 0 } }, index) => `${label} (${figure(works)}${index === 0 ? ` ${plural(works, 'work')} in common` : ''})`,
  );
  const subjects = topics.map(
    ({ label, facts: { works = 0 } }, index) =>
      `${label} (${figure(works)}${index === 0 ? ` of ${figure(totals.work)} ${plural(totals.work, 'work')}` : ''})`,
  );
  const first = ties.length === 0 ? 'No collaborators to draw' : `Most often with ${join(ties)}`;
  return subjects.length === 0 ? `${first}.` : `${first}; recurring ${plural(subjects.length, 'topic')}: ${join(subjects)}.`;
}

/** How much of what there is the picture holds: `12 of 40 works, 12 of 128 co-authors, 8 of 31 topics`. */
export function describeExtent({ nodes, totals }: Graph): string {
  const parts = (['work', 'person', 'topic'] as const).flatMap((kind) => {
    const noun = kind === 'person' ? 'co-author' : kind;
    const shown = ofKind(nodes, kind).length;
    if (totals[kind] === 0) return [];
    return [shown === totals[kind] ? `${shown} ${plural(shown, noun)}` : `${shown} of ${figure(totals[kind])} ${noun}s`];
  });
  return parts.join(', ');
}

/** The facts of the picture as rows, the strongest of each kind first; works newest first. */
export function selectRows({ nodes, edges }: Graph): GraphRows[] {
  const nodeOf = new Map(nodes.map((node) => [node.id, node]));
  const neighbours = (id: string, kind: GraphKind) =>
    edges.flatMap(({ source, target }) => {
      const other = source === id ? nodeOf.get(target) : target === id ? nodeOf.get(source) : undefined;
      return other?.kind === kind ? [other.label] : [];
    });
  const relationOf = ({ id, kind, facts }: GraphNode): string => {
    if (kind === 'person') return facts.close === true ? 'close collaborator' : 'co-author';
    if (kind === 'topic') return 'topic of works';
    if (kind === 'institution') return 'affiliation';
    const [people, topics] = [neighbours(id, 'person'), neighbours(id, 'topic')];
    const parts = [...(people.length > 0 ? [`with ${join(people)}`] : []), ...(topics.length > 0 ? [`on ${join(topics)}`] : [])];
    return parts.length === 0 ? 'by the author' : parts.join('; ');
  };
  return HEADINGS.flatMap(([kind, heading]) => {
    const rows = ofKind(nodes, kind);
    if (kind === 'work') rows.sort((a, b) => (b.facts.lastYear ?? 0) - (a.facts.lastYear ?? 0));
    return rows.length === 0 ? [] : [{ kind, heading, rows: rows.map((node) => toRow(node, relationOf(node))) }];
  });
}

function toRow({ id, label, href, facts: { works, firstYear, lastYear } }: GraphNode, relation: string): GraphRow {
  const years =
    lastYear === undefined ? undefined : firstYear === undefined || firstYear === lastYear ? String(lastYear) : `${firstYear}–${lastYear}`;
  return { id, name: label, href, relation, ...(works === undefined ? {} : { works }), ...(years === undefined ? {} : { years }) };
}

function ofKind(nodes: readonly GraphNode[], kind: GraphKind): GraphNode[] {
  return nodes.filter((node) => node.kind === kind);
}

/** `1,039`. */
function figure(count: number): string {
  return count.toLocaleString('en');
}

function plural(count: number, noun: string): string {
  return count === 1 ? noun : `${noun}s`;
}

function join(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
