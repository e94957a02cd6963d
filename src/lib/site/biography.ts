import type { AstroIntegration } from 'astro';
import { belowBase } from './paths.ts';

/** A heading of a biography: part of the section "Biography", which is an `h2` of the page. */
const LEVELS: Readonly<Record<string, string>> = { h1: 'h3', h2: 'h3', h3: 'h4', h4: 'h5', h5: 'h6', h6: 'h6' };
/** No id of the page begins so: ids of works have no underscore. */
const PREFIX = 'bio_';
/** Elements with an address, and the attribute that has it. */
const ADDRESSES: Readonly<Record<string, string>> = { a: 'href', img: 'src' };

interface ElementNode {
  tagName: string;
  properties: Record<string, unknown>;
  children: unknown[];
}
/** An element that is written as a tag in MDX. */
interface TagNode {
  name: string | null;
  attributes: { name?: string; value?: unknown }[];
}
interface Context {
  fileURL: URL | undefined;
  textContent: (node: ElementNode) => string;
  replaceNode: (node: ElementNode | TagNode, other: object) => void;
  wrapNode: (node: ElementNode, parent: object) => void;
  setProperty: (node: ElementNode, key: string, value: unknown) => void;
}

/**
 * What Markdown makes of author files fits into the page around it: headings stand below that of their section, and their ids
 * are none of the page's own, such as `works` and `topics`; links to pages of the site lead below its base; a table that is
 * wider than the column scrolls in it.
 */
export function biographyMarkdown(): AstroIntegration {
  return {
    name: 'peerpage-biography-markdown',
    hooks: {
      'astro:config:setup': ({ config }) => {
        (config.markdown.processor.options as { hastPlugins: unknown[] }).hastPlugins.push(
          nestHeadings,
          prefixLinks(config.base),
          frameTables,
        );
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
      visit(node: ElementNode, context: Context) {
        if (!isBiography(context)) return;
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

/** Addresses that begin at the root of the site, in Markdown and in tags, begin at its base. */
function prefixLinks(base: string) {
  const tags = {
    filter: Object.keys(ADDRESSES),
    visit(node: TagNode, context: Context) {
      if (!isBiography(context)) return;
      const key = ADDRESSES[node.name ?? ''];
      const attributes = node.attributes.map((attribute) =>
        attribute.name === key && typeof attribute.value === 'string'
          ? { ...attribute, value: belowBase(attribute.value, base) }
          : attribute,
      );
      context.replaceNode(node, { ...node, attributes });
    },
  };
  return {
    name: 'prefix-links',
    element: {
      filter: Object.keys(ADDRESSES),
      visit(node: ElementNode, context: Context) {
        const key = ADDRESSES[node.tagName]!;
        const address = node.properties[key];
        if (isBiography(context) && typeof address === 'string') context.setProperty(node, key, belowBase(address, base));
      },
    },
    mdxJsxFlowElement: tags,
    mdxJsxTextElement: tags,
  };
}

/** A table may be wider than its column: it scrolls in a region that the keyboard reaches, named by the heads of its columns. */
function frameTables() {
  const used = new Map<string, number>();
  return {
    name: 'frame-tables',
    element: {
      filter: ['table'],
      visit(node: ElementNode, context: Context) {
        if (!isBiography(context)) return;
        const heads = cellsOfHead(node).map((cell) => context.textContent(cell).trim());
        const name = ['Table', heads.filter((head) => head !== '').join(', ')].filter((part) => part !== '').join(': ');
        const times = (used.get(name) ?? 0) + 1;
        used.set(name, times);
        const label = times === 1 ? name : `${name} (${times})`;
        const properties = { className: ['table-scroll'], role: 'region', ariaLabel: label, tabIndex: 0 };
        context.wrapNode(node, { type: 'element', tagName: 'div', properties, children: [] });
      },
    },
  };
}

function cellsOfHead(node: ElementNode): ElementNode[] {
  const children = node.children.filter((child): child is ElementNode => (child as Partial<ElementNode>).tagName !== undefined);
  return children.flatMap((child) => {
    if (child.tagName === 'th') return [child];
    return child.tagName === 'thead' || child.tagName === 'tr' ? cellsOfHead(child) : [];
  });
}

function isBiography({ fileURL }: Context): boolean {
  return fileURL?.pathname.includes('/authors/') === true;
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
