import type { Author } from '../model/index.ts';
import { normalizeName } from '../normalize/name.ts';

/**
 * How lists sort an author: as the file says, else by the family name without particles in lower case (Heide for van der Heide),
 * then by the whole name. A particle with a capital belongs to the name: de La Fontaine is under L.
 */
export function sortName({ name, sortName: given }: Pick<Author, 'name' | 'sortName'>): string {
  if (given !== undefined) return given;
  const { family = name.split(' ').at(-1)!, particle = 0 } = normalizeName({ literal: name }) ?? {};
  return `${family.slice(particle)} ${name}`;
}
