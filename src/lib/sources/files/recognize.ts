import { lookAt, type Format } from '../format.ts';

/** What a document is, or a sentence that says why it is not read. */
export function recognize(place: string, body: string, formats: readonly Format[]): { format: Format } | { reason: string } {
  const document = lookAt(place, body);
  const { head, root, json } = document;
  if (head === '') return { reason: 'The file is empty.' };
  if (/^<!doctype html|^<html[\s>]/i.test(head))
    return { reason: 'The file is a web page, not a feed: it may have been saved from the browser.' };
  const format = formats.find(({ fits }) => fits(document));
  if (format !== undefined) return { format };
  if (root !== '') return { reason: `The file is XML, but its <${root.slice(0, 40)}> is none that is read.` };
  if (json !== undefined) return { reason: 'The file is JSON, but of no kind that is read.' };
  if (/^[[{]/.test(head)) return { reason: 'The file looks like JSON, but is not whole.' };
  if (/^%0 \S/m.test(head)) return { reason: 'EndNote files are not read; export RIS or BibTeX.' };
  return { reason: 'The format is not known.' };
}
