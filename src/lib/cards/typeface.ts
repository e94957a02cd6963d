import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseFace, type Face } from './face.ts';

/** A typeface of the site in one weight, of which only the subsets that a text needs are read. */
export interface Typeface {
  /** The value of `font-family`: every subset, the commonest first. */
  family: string;
  has(character: string): boolean;
  /** Width of a line in em; a character without a glyph counts as a full square. */
  width(text: string): number;
  /** The faces that draw a text. */
  faces(text: string): Face[];
}

/** Subsets by how often names and titles need them. Latin comes first: it also has the figures and the punctuation. */
const SUBSETS = ['latin', 'latin-ext', 'vietnamese', 'greek', 'cyrillic', 'cyrillic-ext'] as const;

/** Modules are found from the project: the build moves this file to where nothing is installed. */
const { resolve } = createRequire(join(process.cwd(), 'package.json'));

/** @param name a package of Fontsource, `source-serif-4` */
function openTypeface(name: string, weight: number): Typeface {
  const read = new Map<string, Face>();
  const face = (subset: string): Face => {
    let found = read.get(subset);
    if (found === undefined) {
      found = parseFace(
        `${name}-${subset}-${weight}`,
        readFileSync(resolve(`@fontsource/${name}/files/${name}-${subset}-${weight}-normal.woff`)),
      );
      read.set(subset, found);
    }
    return found;
  };
  const faces = new Map<number, Face | undefined>();
  const faceOf = (character: string): Face | undefined => {
    const codePoint = character.codePointAt(0)!;
    if (!faces.has(codePoint))
      faces.set(
        codePoint,
        SUBSETS.map(face).find((one) => one.has(codePoint)),
      );
    return faces.get(codePoint);
  };
  return {
    family: SUBSETS.map((subset) => `${name}-${subset}-${weight}`).join(', '),
    has: (character) => faceOf(character) !== undefined,
    width(text) {
      let em = 0;
      for (const character of text) em += faceOf(character)?.advance(character.codePointAt(0)!) ?? 1;
      return em;
    },
    faces: (text) => [...new Set([face('latin'), ...[...text].flatMap((character) => faceOf(character) ?? [])])],
  };
}

/** Names, titles and figures. */
export const SERIF: Typeface = openTypeface('source-serif-4', 400);
/** Labels and everything quiet. */
export const SANS: Typeface = openTypeface('source-sans-3', 400);

/** Versions of the typefaces and of what sets them. */
export function readVersions(): string[] {
  return ['@fontsource/source-serif-4', '@fontsource/source-sans-3', 'satori'].map((name) => {
    const { version } = JSON.parse(readFileSync(resolve(`${name}/package.json`), 'utf8')) as { version: string };
    return `${name}@${version}`;
  });
}
