import type { Paths } from '../site/paths.ts';
import { describeExtent, describeGraph, selectRows, type GraphRows } from './finding.ts';
import { layoutGraph, NARROW, WIDE, type PlacedGraph } from './layout.ts';
import { NARROW_LIMITS, PICTURE_LIMITS, reduceSlice, selectSlice, type GraphHref, type SliceInput } from './slice.ts';

export { describeExtent, describeGraph, selectRows, type GraphRow, type GraphRows } from './finding.ts';
export { GRAPH_KINDS, selectDrawnEdges, type Graph, type GraphEdge, type GraphKind, type GraphNode } from './graph.ts';
export { layoutGraph, NARROW, WIDE, type PictureSize, type PlacedEdge, type PlacedGraph, type PlacedNode } from './layout.ts';
export {
  FILE_LIMITS,
  NARROW_LIMITS,
  PICTURE_LIMITS,
  reduceSlice,
  selectSlice,
  type GraphHref,
  type SliceInput,
  type SliceLimits,
} from './slice.ts';

/** All that `GraphSlice.astro` shows. */
export interface GraphPictures {
  /** The author's name. */
  name: string;
  wide: PlacedGraph;
  /** The strongest part of the same, for a phone. */
  narrow: PlacedGraph;
  finding: string;
  extent: string;
  rows: GraphRows[];
}

/** The research graph of an author, chosen and laid out. Pure: the same input gives the same pictures. */
export function layoutSlice({ paths, ...input }: Omit<SliceInput, 'href'> & { paths: Paths }): GraphPictures {
  const graph = selectSlice({ ...input, href: graphHrefs(input.author.slug, paths) }, PICTURE_LIMITS);
  return {
    name: input.author.name,
    wide: layoutGraph(graph, WIDE),
    narrow: layoutGraph(reduceSlice(graph, NARROW_LIMITS), NARROW),
    finding: describeGraph(graph),
    extent: describeExtent(graph),
    rows: selectRows(graph),
  };
}

/** Where the nodes of an author's graph lead on this site. What has no page has a row on the author's profile. */
export function graphHrefs(slug: string, paths: Paths): GraphHref {
  return (kind, key) => {
    switch (kind) {
      case 'author':
        return paths.author(key);
      case 'work':
        return paths.work(key);
      case 'topic':
        return paths.topic(key);
      case 'person':
        return `${paths.author(slug)}#collaborator-${key}`;
      case 'institution':
        return `${paths.author(slug)}#graph-institution-${key}`;
    }
  };
}
