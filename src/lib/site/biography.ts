import type { AstroIntegration } from 'astro';

/** A heading of a biography: part of the section "Biography", which is an `h2` of the page. */
const LEVELS: Readonly<Record<string, string>> = { h1: 'h3', h2: 'h3', h3: 'h4', h4: 'h5', h5: 'h6', h6: 'h6' };
/** No id of the page begins so: ids of works have no underscore. */
const PREFIX = 'bio_';

interface HeadingNode {
  tagName: string;
  properties: Record<string, unknown>;
}
interface Context {
  fileURL: URL | undefined;
  textContent: (node: HeadingNode) => string;
  replaceNode: (node: HeadingNode, other: HeadingNode) => void;
}

/**
 * What Markdown makes of author files fits into the page around it: headings stand below that of their section, and their ids
 * are none of the page's own, such as `works` and `topics`.
 */
export function biographyHeadings(): AstroIntegration {
  return {
    name: 'peerpage-biography-headings',
    hooks: {
      'astro:config:setup': ({ config }) => {
        (config.markdown.processor.options as { hastPlugins: unknown[] }).hastPlugins.push(nestHeadings);
      },
    },
  };
}

/** A plugin of Sätteri, made anew for each file. @see https://docs.astro.build/en/guides/markdown-content/#markdown-processor-plugins */
function nestHeadings() {
  const used = new Map<string, number>();
  return {
    name: 'nest-headings',
    element: {
      filter: Object.keys(LEVELS),
      visit(node: HeadingNode, context: Context) {
        if (context.fileURL?.pathname.includes('/authors/') !== true) return;
        const key = idOf(context.textContent(node));
        const times = used.get(key) ?? 0;
        used.set(key, times + 1);
        // the heading of footnotes has an id, which they name
        const id = node.properties['id'] ?? (times === 0 ? key : `${key}-${times}`);
        context.replaceNode(node, { ...node, tagName: LEVELS[node.tagName]!, properties: { ...node.properties, id } });
      },
    },
  };
}

function idOf(text: string): string {
  return (
    PREFIX +
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '')
  );
}
