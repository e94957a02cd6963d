import { textOf, type XmlNode } from '../xml.ts';

/** All elements at a path below an element; elements of one name may be one or several. */
export function elementsAt(parent: unknown, ...path: string[]): unknown[] {
  let level: unknown[] = [parent];
  for (const name of path) level = level.flatMap((node) => (isElement(node) ? (node[name] ?? []) : []));
  return level;
}

/** The texts of all elements at a path, without those that hold none. */
export function textsAt(parent: unknown, ...path: string[]): string[] {
  return elementsAt(parent, ...path).flatMap((node) => textOf(node)?.trim() || []);
}

/** The first such text. */
export function textAt(parent: unknown, ...path: string[]): string | undefined {
  return textsAt(parent, ...path)[0];
}

/** An attribute of an element. */
export function attributeOf(node: unknown, name: string): string | undefined {
  const value = isElement(node) ? node[`@${name}`] : undefined;
  return typeof value === 'string' ? value.trim() : undefined;
}

/** An element with attributes or other elements in it. */
export function isElement(node: unknown): node is XmlNode {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}
