import { bibtex } from './files/bibtex/index.ts';
import { betterBibtexJson, cslJson } from './files/csl/index.ts';
import { jats } from './files/jats/index.ts';
import { ris } from './files/ris/index.ts';
import { SOURCE_KINDS } from './kinds.ts';
import type { Format } from './format.ts';

/** Every kind of document that is read, the ones that are told most surely first. */
export const FORMATS: readonly Format[] = [...SOURCE_KINDS.flatMap(({ formats }) => formats), jats, betterBibtexJson, cslJson, ris, bibtex];
