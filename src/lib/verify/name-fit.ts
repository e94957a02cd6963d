import type { Author, PersonRecord } from '../model/index.ts';
import { normalizeName, sameName } from '../normalize/index.ts';

/** If a record can be the author's by its names: one of them fits, none does, or it tells none. */
export function nameFit(
  { names = [] }: Pick<PersonRecord, 'names'>,
  author: Pick<Author, 'name' | 'aliases'>,
): 'fits' | 'differs' | 'unknown' {
  const [told, own] = [names, [author.name, ...author.aliases]].map((list) => list.flatMap((literal) => normalizeName({ literal }) ?? []));
  if (told!.length === 0) return 'unknown';
  return told!.some((name) => own!.some((other) => sameName(name, other) !== 'different')) ? 'fits' : 'differs';
}
