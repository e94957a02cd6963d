import { textOf, type XmlNode } from '../xml.ts';

/** The elements of a local name in another, in order: strings where they have neither attributes nor elements. */
export function elementsOf(node: unknown, name: string): unknown[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => (!key.startsWith('@') && key.split(':').at(-1) === name ? [value].flat() : []));
}

/** The first of them. */
export function elementOf(node: unknown, name: string): unknown {
  return elementsOf(node, name)[0];
}

/** Their texts, without those that are blank. */
export function textsOf(node: unknown, name: string): string[] {
  return elementsOf(node, name).flatMap((element) => textOf(element)?.trim() || []);
}

/** The first of these. */
export function textIn(node: unknown, name: string): string | undefined {
  return textsOf(node, name)[0];
}

/** An attribute of an element. */
export function attributeOf(node: unknown, name: string): string | undefined {
  const value = typeof node === 'object' && node !== null ? (node as XmlNode)[`@${name}`] : undefined;
  return typeof value === 'string' ? value.trim() : undefined;
}
