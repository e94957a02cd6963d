/** What a node can be. The author whose page it is has a kind of its own. */
export const GRAPH_KINDS = ['author', 'person', 'work', 'topic', 'institution'] as const;
export type GraphKind = (typeof GRAPH_KINDS)[number];

/** Figures of a node that a reader is told. */
export interface GraphFacts {
  /** Works of the author, shared with the collaborator, or held by the topic. */
  works?: number;
  firstYear?: number;
  lastYear?: number;
  /** Collaborators: a tie strength of 1.5 or more. */
  close?: boolean;
}

/** A thing in the graph, always a link. */
export interface GraphNode {
  /** `<kind>:<slug>`; a collaborator without a page has its place in the list of collaborators, `person:3`. */
  id: string;
  kind: GraphKind;
  /** Plain text. */
  label: string;
  /** What stands for the label where room is short: initials and family name, a title without its subtitle. */
  shortLabel?: string;
  href: string;
  /** How much it counts among nodes of its kind: tie strength, number of works, number of ties. */
  weight: number;
  facts: GraphFacts;
}

/**
 * A tie, undirected: `tie` author and collaborator, `authorship` a person and a work, `subject` a work and a topic,
 * `interest` the author and a topic, `affiliation` the author and an institution.
 */
export type GraphEdgeKind = 'tie' | 'authorship' | 'subject' | 'interest' | 'affiliation';

export interface GraphEdge {
  source: string;
  target: string;
  kind: GraphEdgeKind;
  /** `tie`: tie strength; `interest`: number of works; otherwise 1. */
  weight: number;
}

/** An author and what is nearest. */
export interface Graph {
  /** The author first, then by kind, the strongest first. */
  nodes: GraphNode[];
  edges: GraphEdge[];
  /** How many there are of a kind in all, chosen or not. */
  totals: Record<Exclude<GraphKind, 'author'>, number>;
}

/** A topic of more than this share of the works shown, and of three or more, is tied to the author, not to each work. */
const BROAD = 0.34;

/**
 * The edges worth drawing: what other lines say already is left out. The author is not tied to a work that a
 * collaborator shares, nor to a topic that few works have; a topic that many of them have is tied to the author once.
 * Every node stays connected to the author.
 */
export function selectDrawnEdges({ nodes, edges }: Pick<Graph, 'nodes' | 'edges'>): GraphEdge[] {
  const kindOf = new Map(nodes.map(({ id, kind }) => [id, kind]));
  const isOwn = ({ source, kind }: GraphEdge) => kind === 'authorship' && kindOf.get(source) === 'author';
  const shared = new Set(edges.filter((edge) => edge.kind === 'authorship' && !isOwn(edge)).map(({ target }) => target));
  const works = nodes.filter(({ kind }) => kind === 'work').length;
  const studied = Map.groupBy(
    edges.filter(({ kind }) => kind === 'subject'),
    ({ target }) => target,
  );
  const isBroad = (topic: string) => (studied.get(topic)?.length ?? 0) > Math.max(2, works * BROAD);
  return edges.filter((edge) => {
    if (edge.kind === 'interest') return !studied.has(edge.target) || isBroad(edge.target);
    if (edge.kind === 'subject') return !isBroad(edge.target);
    return !(isOwn(edge) && shared.has(edge.target));
  });
}
