import type { Inline, Prose } from '../model/index.ts';

/** An abstract as a list shows it: a lead that is always open, and the rest on demand. */
export interface Abstract {
  lead: Prose;
  rest?: Prose;
}

/** Whole abstracts up to this length, in characters; a longer one is cut near half of it. */
const WHOLE = 420;
const LEAD = 240;

/** Split an abstract after the sentence that ends nearest to where the lead should end. Nothing is lost or changed. */
export function splitAbstract(prose: Prose): Abstract {
  const [first, ...others] = prose;
  if (first === undefined || lengthOf(prose.flat()) <= WHOLE) return { lead: prose };
  let length = 0;
  for (const [index, part] of first.entries()) {
    if (typeof part === 'string') {
      const end = sentenceEnd(part, LEAD - length);
      if (end !== undefined) {
        const tail = [part.slice(end).trimStart(), ...first.slice(index + 1)].filter((piece) => piece !== '');
        const lead = [[...first.slice(0, index), part.slice(0, end)]];
        const rest = [...(tail.length > 0 ? [tail] : []), ...others];
        return rest.length > 0 ? { lead, rest } : { lead };
      }
    }
    length += lengthOf([part]);
  }
  return others.length > 0 ? { lead: [first], rest: others } : { lead: prose };
}

/** End of the first sentence at or after a place; a full stop counts if a capital or digit follows the blank. */
function sentenceEnd(text: string, from: number): number | undefined {
  const pattern = /[.?!]["”’)]?(?=\s+[\p{Lu}\d])/gu;
  for (const match of text.matchAll(pattern)) {
    const end = match.index + match[0].length;
    if (end >= from) return end;
  }
  return undefined;
}

function lengthOf(parts: readonly Inline[]): number {
  let length = 0;
  for (const part of parts) {
    if (typeof part === 'string') length += part.length;
    else if (part.kind === 'math') length += part.tex.length;
    else if (part.kind === 'code') length += part.text.length;
    else length += lengthOf(part.content);
  }
  return length;
}
