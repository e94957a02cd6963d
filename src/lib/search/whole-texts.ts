import { foldWords } from '../normalize/fold.ts';

/**
 * The words of works as an author's CSL-JSON has them: all names and the whole abstract, of which a list shows a part.
 * @param items the parsed file; what is not as it should be is passed over
 * @returns folded words by id of the work
 */
export function wholeTexts(items: unknown): Map<string, string> {
  const texts = new Map<string, string>();
  if (!Array.isArray(items)) return texts;
  for (const item of items as readonly unknown[]) {
    if (typeof item !== 'object' || item === null) continue;
    const { id, title, abstract, author } = item as Readonly<Record<string, unknown>>;
    if (typeof id !== 'string') continue;
    const names = Array.isArray(author) ? author.flatMap((name: unknown) => Object.values(name ?? {})) : [];
    const words = [title, ...names, abstract].filter((part) => typeof part === 'string').join(' ');
    texts.set(id, foldWords(words).join(' '));
  }
  return texts;
}
